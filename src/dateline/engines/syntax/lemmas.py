"""Lemmas from the word and its Penn tag.

In order: exceptions (``data/models/lemmas.tsv``, "^said"), the base forms of verbs (``verbs.txt``), rules over endings.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import Final

from .features import normal_form

_LONGEST: Final = 7
"""Characters of the longest ending in the table."""
_NAMES: Final = frozenset(("NNP", "NNPS"))

_INFLECTED: Final = frozenset(("VBD", "VBN", "VBG"))
_VOWELS: Final = "aeiou"
_MUTE: Final = frozenset(("ns", "rs", "ps", "th"))
"""Consonants that a verb ends in with a mute e ("rinse", "breathe")."""

Rules = dict[str, tuple[int, str]]


@lru_cache(maxsize=1)
def _table() -> dict[str, Rules]:
    table: dict[str, Rules] = {}
    for line in _data("lemmas.tsv").splitlines():
        tag, ending, cut, add = line.split("\t")
        table.setdefault(tag, {})[ending] = (int(cut), add)
    return table


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    return frozenset(_data("verbs.txt").split())


def _data(name: str) -> str:
    return resources.files("dateline").joinpath(f"data/models/{name}").read_text(encoding="utf-8")


@lru_cache(maxsize=50_000)
def lemma(text: str, tag: str, pos: str) -> str:
    """The dictionary form of a token, in lower case; names, and numbers in digits, stay as written."""
    if pos == "PROPN" or tag in _NAMES or (pos == "NUM" and text[:1].isdigit()):
        return text.replace("’", "'")
    rules = _table().get("VBN" if tag == "VBD" else tag)
    form = text.lower().replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    if form == "i":
        return "I"
    if rules is None:
        return form
    # Digits and invisible marks count as the table's do, as long as that leaves the length alone.
    key = normal_form(text)
    whole = rules.get(f"^{key}")
    if whole is None and tag in _INFLECTED and (base := regular_verb(form, _verbs()) or _spelt(form)) is not None:
        return base
    cut, add = whole if whole is not None else _by_ending(rules, key)
    return form[: len(form) - cut] + add


def regular_verb(form: str, verbs: frozenset[str]) -> str | None:
    """The verb of ``verbs`` that ``form`` is the regular past or -ing form of; None where there is none.

    Where two fit ("hoping": hop, hope) spelling decides: a short stem would have doubled its consonant.
    """
    if form.endswith("ied"):
        return found if (found := form[:-3] + "y") in verbs else None
    stem = _stem(form)
    if len(stem) < 2:
        return None
    doubled = stem[-1] == stem[-2] and stem not in verbs
    if doubled and stem[:-1] in verbs:
        return stem[:-1]
    order = (f"{stem}e", stem) if _is_short(stem) else (stem, f"{stem}e")
    return next((verb for verb in order if verb in verbs), None)


def _spelt(form: str) -> str | None:
    """The verb behind an inflected form that no list holds, where English spelling leaves one; else None."""
    stem = _stem(form)
    if len(stem) < 3 or not any(c in _VOWELS for c in stem):
        return None
    a, b = stem[-2], stem[-1]
    if a not in _VOWELS and b not in _VOWELS:
        if a == b:
            return stem if b in "lsfz" else stem[:-1]
        return f"{stem}e" if b in "vczg" or stem[-2:] in _MUTE or (b == "l" and a in "bcdfgkptz") else stem
    if stem.endswith(("iat", "uat")):
        return f"{stem}e"
    if a in _VOWELS and b not in _VOWELS and stem[-3] in _VOWELS and stem[-3] != "u":
        return f"{stem}e" if b in "vsczg" else stem
    one_syllable = not any(c in _VOWELS for c in stem[:-2])
    return f"{stem}e" if one_syllable and _is_short(stem) else None


def _stem(form: str) -> str:
    return form[:-2] if form.endswith("ed") else form[:-3] if form.endswith("ing") else ""


def _is_short(stem: str) -> bool:
    """Whether ``stem`` ends in one vowel and one consonant that it would have doubled ("stun", not "ston")."""
    return stem[-1] not in _VOWELS + "wxy" and stem[-2] in _VOWELS and stem[-3:-2] not in tuple(_VOWELS)


def _by_ending(rules: Rules, key: str) -> tuple[int, str]:
    for at in range(max(0, len(key) - _LONGEST), len(key) + 1):
        if key[at:] in rules:
            return rules[key[at:]]
    return 0, ""
