"""What kind of source a phrase names, and through which medium it speaks."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import get_args

from dateline.engines.syntax.types import Sentence, Token
from dateline.model.vocab import Medium, SourceKind

PERSONAL = frozenset({"he", "she", "him", "her", "his", "who"})
FIRST = frozenset({"i", "we", "me", "us", "my", "our"})
NAMELESS = re.compile(
    r"\b(?:anonym(?:ity|ously)|not authori[sz]ed to (?:speak|comment|give)|not be (?:named|identified))\b", re.I
)


@dataclass(frozen=True, slots=True)
class SourceWords:
    """Head nouns by kind of source, nouns and cue verbs by medium."""

    kinds: dict[str, SourceKind]
    nouns: dict[str, Medium]
    cues: dict[str, Medium]


@cache
def source_words() -> SourceWords:
    """Read ``data/lexicon/attribution/sources.toml``."""
    raw = tomllib.loads((resources.files("dateline.data") / "lexicon/attribution/sources.toml").read_text("utf-8"))
    kinds: dict[str, SourceKind] = {}
    for kind in get_args(SourceKind):
        for word in raw["kinds"].get(kind, "").split():
            kinds.setdefault(word, kind)
    nouns: dict[str, Medium] = {}
    cues: dict[str, Medium] = {}
    for medium in get_args(Medium):
        for word in raw["media_nouns"].get(medium, "").split():
            nouns.setdefault(word, medium)
        for word in raw["media_cues"].get(medium, "").split():
            cues.setdefault(word, medium)
    return SourceWords(kinds, nouns, cues)


def source_kind(sentence: Sentence, head: Token | None, tokens: Iterable[Token], resolved: str | None) -> SourceKind:
    """The kind of the source that ``tokens`` name, ``head`` being their head.

    ``resolved`` is the kind of the entity ("person", "organisation") that the phrase refers to, where that is known.
    """
    inside = list(tokens)
    if head is None:
        return "unknown"
    lower, plural = head.lower, head.tag in ("NNS", "NNPS")
    words = source_words().kinds
    kind = words.get(head.lemma.lower(), words.get(lower))
    labels = {t.ent[2:] for t in inside if t.ent and (t.i == head.i or t.dep in ("compound", "appos", "flat"))}
    if lower in FIRST:
        return "author"
    if NAMELESS.search(" ".join(t.text for t in sentence.tokens)) and head.pos == "NOUN":
        return "anonymous"
    if resolved == "person":
        return "person"
    if kind == "organisation" and head.ent[2:] != "PERSON" and not plural:
        return "organisation"
    if lower in PERSONAL or "PERSON" in labels:
        return "person"
    if kind in ("media", "document"):
        return kind
    if head.lemma.lower() == "source":
        return "anonymous"
    if kind == "organisation" or head.ent[2:] in ("ORG", "GPE", "NORP") or resolved == "organisation":
        return (
            "collective"
            if head.ent[2:] == "NORP" or (plural and kind is None and head.pos == "NOUN")
            else "organisation"
        )
    if plural or lower in ("they", "both", "many", "some", "others", "all", "several", "most", "people"):
        return "collective"
    if any(t.dep in ("appos", "compound") and t.ent.endswith("PERSON") for t in inside):
        return "person"
    if head.pos == "PROPN":
        return "person" if head.ent[2:] in ("", "PERSON") else "organisation"
    if kind == "anonymous" or any(t.lower in ("a", "an", "one") and t.head == head.i for t in inside):
        return "anonymous"
    return "person" if head.pos in ("NOUN", "PRON") and lower != "it" else "unknown"


def medium_of(cue: Token, tokens: Iterable[Token]) -> Medium | None:
    """The medium that the cue or one of the words around it tells ("in a statement", "tweeted", "told reporters")."""
    words = source_words()
    if (medium := words.cues.get(cue.lemma.lower())) in ("post", "court"):
        return medium
    found = [words.nouns[t.lower] for t in tokens if t.lower in words.nouns and t.pos in ("NOUN", "PROPN")]
    return found[0] if found else medium
