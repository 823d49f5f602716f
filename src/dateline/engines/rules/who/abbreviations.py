"""Abbreviations that a page explains: "Orem River Authority (ORA)", "Lund Workers' Union, or LWU"."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.engines.syntax.types import Sentence

from .candidates import Name, name_at
from .organisations import LONGEST, opening

REACH = 12
"""Tokens before a bracket that the long form may begin in."""


def explain(text: str, sentences: Sequence[Sentence], names: list[Name]) -> tuple[list[Name], dict[str, str]]:
    """The names with the long form of each explained abbreviation as one name, and those long forms by abbreviation.

    A parser often cuts a long form at its commas or at "and"; the letters of the abbreviation tell where it begins.
    """
    by_sentence: dict[int, list[Name]] = {}
    for name in names:
        by_sentence.setdefault(name.sentence, []).append(name)
    known: dict[str, str] = {}
    for number, found in by_sentence.items():
        for name in list(found):
            long = _long_form(text, sentences[number], number, name)
            if long is None:
                continue
            covered = [n for n in found if n.first <= long.last and long.first <= n.last]
            # What has an abbreviation is no person, whatever a part of its name looks like.
            labels = [n.label for n in covered if n.label in ("ORG", "GPE", "LOC")] or ["ORG"]
            long.label = max(labels, key=labels.count)
            long.shouted, long.title_case = name.shouted, name.title_case
            found[:] = sorted([n for n in found if n not in covered] + [long], key=lambda n: n.first)
            known[name.key] = long.key
    return [name for number in sorted(by_sentence) for name in by_sentence[number]], known


def _long_form(text: str, sentence: Sentence, number: int, name: Name) -> Name | None:
    tokens = sentence.tokens
    letters = [c for c in text[name.start : name.end] if c.isalnum()]
    if (
        len(name.words) > 1
        or not 2 <= len(letters) <= LONGEST
        or sum(c.isupper() for c in letters) < 2
        or name.first < 2
    ):
        return None
    before = tokens[name.first - 1]
    if before.text == "(":
        end = name.first - 2
    elif before.lower == "or" and tokens[name.first - 2].text == ",":
        end = name.first - 3
    else:
        return None
    start = max(0, end + 1 - REACH)
    at = opening("".join(letters), [t.text for t in tokens[start : end + 1]]) if end >= start else None
    if at is None or not tokens[start + at].text[:1].isupper() or start + at == end:
        return None
    return name_at(text, sentence, number, start + at, end, "ORG")
