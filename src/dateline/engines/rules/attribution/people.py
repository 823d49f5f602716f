"""Names of persons: surname, gender, titles, and when two spellings are one name."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Literal

from rapidfuzz.distance import OSA

Gender = Literal["male", "female"]
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
PARTICLES = re.compile(r"^(?:al|el|ul|ad|as|ash|at|an)[-‐‑ ](?=\w)")
RESPELT = (
    ("kh", "k"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("sh", "s"),
    ("ch", "s"),
    ("ph", "f"),
    ("q", "k"),
    ("c", "k"),
)
LONG_ENOUGH = 5
"""Shorter names differ by a letter too often to be taken for one name."""


@dataclass(frozen=True, slots=True)
class People:
    """The word lists of ``data/lexicon/attribution/people.toml``."""

    male: frozenset[str]
    female: frozenset[str]
    male_words: frozenset[str]
    female_words: frozenset[str]
    titles: frozenset[str]
    abbreviations: dict[str, str]


@cache
def people() -> People:
    """Load the word lists."""
    raw = tomllib.loads((resources.files("dateline.data") / "lexicon/attribution/people.toml").read_text("utf-8"))
    male, female = frozenset(raw["male"].split()), frozenset(raw["female"].split())
    return People(
        male - female,
        female - male,
        frozenset(raw["male_words"].split()),
        frozenset(raw["female_words"].split()),
        frozenset(raw["titles"].split()),
        raw["abbreviations"],
    )


def plain(text: str) -> str:
    """Lower case without accents, full stops, apostrophes of possession or quotation marks."""
    text = unicodedata.normalize("NFKD", text.casefold())
    text = "".join(c for c in text if not unicodedata.combining(c))
    return re.sub(r"(?:['’]s?(?=\s|$))|[.“”\"]", "", text).replace("’", "'").strip(" ,")


def name_words(text: str) -> list[str]:
    """The words of a name in lower case, without titles before it and suffixes behind it."""
    words = plain(text).split()
    known = people().titles
    while len(words) > 1 and words[0] in known:
        words = words[1:]
    while len(words) > 1 and words[-1].strip(",") in SUFFIXES:
        words = words[:-1]
    return [w.strip(",") for w in words if w.strip(",")]


def title_gender(text: str) -> Gender | None:
    """The gender that the words of a phrase tell ("Mrs.", "spokeswoman", "Maria")."""
    lists, words = people(), plain(text).split()
    for word in words:
        if word in lists.male_words:
            return "male"
        if word in lists.female_words:
            return "female"
    return None


def given_gender(words: list[str]) -> Gender | None:
    """The gender of the given name, where it is borne almost only by men or almost only by women."""
    first = words[0].partition("-")[0]
    return "male" if first in people().male else "female" if first in people().female else None


def surname(words: list[str]) -> str:
    """The last word of a name without the Arabic article."""
    return PARTICLES.sub("", words[-1]) if words else ""


@lru_cache(maxsize=4096)
def skeleton(name: str) -> str:
    """The consonants of a name, with digraphs of transliteration made one letter and doubled letters single."""
    name = PARTICLES.sub("", name)
    for written, letter in RESPELT:
        name = name.replace(written, letter)
    name = re.sub(r"[^a-z]|[aeiouywh]", "", name)
    return re.sub(r"(.)\1+", r"\1", name)


def respelt(left: str, right: str) -> bool:
    """Whether two surnames are spellings of one: same consonants in any writing, and letters moved, doubled or dropped.

    A vowel that was exchanged for another one (Hansen, Hanson) makes another name.
    """
    if left == right:
        return True
    if min(len(left), len(right)) < LONG_ENOUGH or skeleton(left) != skeleton(right) or len(skeleton(left)) < 2:
        return False
    moved = sorted(left) == sorted(right)
    return OSA.distance(left, right) <= 2 and (moved or _hard(left) == _hard(right) or len(left) != len(right))


def _hard(name: str) -> str:
    return name.replace("c", "k").replace("q", "k")
