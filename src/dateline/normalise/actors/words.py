"""A participant's words: what is compared with the dictionary, and what the spelling says (capitals, hyphens)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..gazetteer.names import normalise

_SPELLINGS = {
    "organisation": "organization",
    "organisations": "organizations",
    "mobilisation": "mobilization",
    "defence": "defense",
    "centre": "center",
    "centres": "centers",
    "programme": "program",
    "programmes": "programs",
}
_WORDS_TOO = frozenset({"is", "who", "ice", "can", "as", "us", "aid", "sec", "mit", "pan", "mas", "ten", "fed", "all"})
"""Acronyms that are words too: in a name all in capitals they are read as words."""
MAX_TEXT = 240
"""Characters that are read of a name: what follows is no name."""
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_POSSESSIVE = ("'s", "’s", "'S", "’S")


@dataclass(frozen=True, slots=True)
class Word:
    """One word. ``key`` is its comparable form, ``glued`` that a hyphen ties it to the word before.

    ``capital``: it opens with a capital; ``capitals``: it has no small letter and at least two capitals (an acronym);
    ``possessive``: "'s" was taken off; ``after_break``: a comma, bracket or dash stands before it.
    """

    key: str
    text: str
    capital: bool
    capitals: bool
    possessive: bool
    glued: bool
    after_break: bool


def one_spelling(key: str) -> str:
    """The American spelling of a word that the British write otherwise, by which both are found."""
    return _SPELLINGS.get(key, key)


def words_of(text: str) -> list[Word]:
    """The words of ``text`` (its first ``MAX_TEXT`` characters), in order."""
    found: list[Word] = []
    last = 0
    text = text[:MAX_TEXT]
    shouted = text.isupper() and " " in text.strip()
    for match in _WORD.finditer(text):
        word, gap = match[0], text[last : match.start()]
        possessive = word.endswith(_POSSESSIVE)
        if possessive:
            word = word[:-2]
        key = one_spelling(normalise(word))
        if key:
            glued = bool(found) and gap in ("-", "‐", "‑", ".-", "–")
            broken = bool(found) and not glued and any(c in gap for c in ",;:()[]—–")
            capitals = len(key) > 1 and word.isupper() and not (shouted and key in _WORDS_TOO)
            found.append(Word(key, word, word[0].isupper(), capitals, possessive, glued, broken))
        last = match.end()
    return found
