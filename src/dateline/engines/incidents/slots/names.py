"""Place names of a story and what the nouns beside them say they are."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

from dateline.engines.syntax.types import Sentence, Token

from .types import PlaceName

LABELS = ("GPE", "LOC", "FAC")


@cache
def words() -> dict[str, frozenset[str]]:
    """The lists of ``data/incidents/places.toml``, each word in lower case."""
    text = (resources.files("dateline.data") / "incidents/places.toml").read_text("utf-8")
    return {name: frozenset(listed.split()) for name, listed in tomllib.loads(text)["words"].items()}


@cache
def designators() -> dict[str, str]:
    """Nouns that say what kind of place a name is of ("X department", "the city of X"), with the kind."""
    text = (resources.files("dateline.data") / "incidents/places.toml").read_text("utf-8")
    return {word: kind for kind, listed in tomllib.loads(text)["designators"].items() for word in listed.split()}


def place_names(sentences: Sequence[Sentence]) -> list[PlaceName]:
    """The runs of words that may name places: by their label, by a noun like "department", or after "in"."""
    found: list[PlaceName] = []
    for number, sentence in enumerate(sentences):
        taken: set[int] = set()
        for first, last, label in _runs(sentence):
            reach = range(first, last + 1)
            if taken.intersection(reach):
                continue
            taken.update(reach)
            first, last, designator = _designated(sentence, first, last)
            span = sentence.tokens[first].start, sentence.tokens[last].end
            found.append(PlaceName(span, number, first, last, designator, label))
    return found


def _runs(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Labelled names, names before a noun like "department", other proper nouns where places stand."""
    tokens = sentence.tokens
    low = [t.lower for t in tokens]
    nouns, lists = designators(), words()
    for k, word in enumerate(low):
        if nouns.get(word, "site") == "site" or tokens[k].pos not in ("NOUN", "PROPN"):
            continue
        start = k
        while start and tokens[start - 1].pos in ("PROPN", "NOUN", "ADJ", "X") and not _common(low[start - 1]):
            start -= 1
        if start < k:
            yield start, k, "NAME"
    for lo, hi, label in sentence.entities():
        if label in LABELS or (label == "ORG" and lists["sites"].intersection(low[lo:hi])):
            yield *_whole(sentence, lo, hi - 1), label
    k = 0
    while k < len(tokens):
        if not _named(tokens[k]) or low[k] in nouns:
            k += 1
            continue
        start = k
        while k < len(tokens) and (_named(tokens[k]) or low[k] in lists["particles"]):
            k += 1
        before = low[start - 1] if start else ""
        after = low[k] if k < len(tokens) else ""
        if before in lists["before"] or before in nouns or after in nouns or after in lists["after"]:
            yield start, k - 1, "NAME"


def _named(token: Token) -> bool:
    """Whether a word may be a part of a place's name: a proper noun, but no month or weekday."""
    return token.pos == "PROPN" and token.ent[2:] not in ("DATE", "TIME", "PERSON")


def _whole(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """A labelled name with the article before it or the words behind it that the label missed ("LA" of "LA PAZ")."""
    tokens, particles = sentence.tokens, words()["particles"]
    while last + 1 < len(tokens) and tokens[last].lower in particles and tokens[last + 1].pos in ("PROPN", "NOUN"):
        last += 1
    if first and tokens[first - 1].pos == "PROPN" and tokens[first - 1].lower in particles:
        first -= 1
    if first > 1 and tokens[first - 1].lower in ("de", "del") and tokens[first - 2].pos == "PROPN":
        first -= 2
    return first, last


def _common(word: str) -> bool:
    lists = words()
    return word in lists["sides"] or word in lists["common"] or word in designators()


def _designated(sentence: Sentence, first: int, last: int) -> tuple[int, int, str]:
    """The name without its article and without the noun that says what it is, and that noun's kind."""
    tokens, nouns, sides = sentence.tokens, designators(), words()["sides"]
    low = [t.lower for t in tokens]
    while first < last and (low[first] in sides or tokens[first].pos == "PUNCT"):
        first += 1
    while first < last and (low[last] in ("'s", "’s", ".") or tokens[last].pos == "PUNCT"):
        last -= 1
    if last > first and low[last] == "city":
        return first, last, "city"
    if last > first and nouns.get(low[last], "site") not in ("site", "street"):
        return first, last - 1, nouns[low[last]]
    if last + 1 < len(low) and low[last + 1] in nouns:
        return first, last, nouns[low[last + 1]]
    if first >= 2 and low[first - 1] == "of" and low[first - 2] in nouns:
        return first, last, nouns[low[first - 2]]
    if first >= 1 and low[first - 1] in nouns:
        return first, last, nouns[low[first - 1]]
    if first < last - 1 and low[first] in nouns and low[first + 1] == "of":
        return first + 2, last, nouns[low[first]]
    return first, last, ""
