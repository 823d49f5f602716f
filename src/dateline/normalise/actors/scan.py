"""An actor's words in parts: dictionary entries, places, and what is neither."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .dictionary import Dictionary, Entry, modifiers
from .places import Located, place_at
from .words import Word


@dataclass(slots=True)
class Part:
    """A run of words that is one thing. ``entries`` are what it may be in the dictionary, ``place`` where it is.

    ``relation`` says how it bears on the head of the phrase where that is not the plain way: ``against`` and ``for``
    ("anti-government"), ``by`` ("Russian-backed"), ``led``, ``based``, ``run``; ``effect`` is what a word does that is
    no thing itself: ``former``, ``of``, ``in``, ``stop``, ``and``, ``skip``.
    """

    start: int
    end: int
    entries: tuple[Entry, ...] = ()
    place: Located | None = None
    relation: str = ""
    effect: str = ""

    @property
    def entry(self) -> Entry | None:
        """The first of ``entries``."""
        return self.entries[0] if self.entries else None


def parts_of(words: Sequence[Word], lexicon: Dictionary, home: str | None, when: str | None) -> list[Part]:
    """The words in parts, in order; every word is in one of them."""
    effects = modifiers()
    parts: list[Part] = []
    relation = ""
    at = 0
    while at < len(words):
        word = words[at]
        effect = effects.get(word.key, "")
        tied = at + 1 < len(words) and words[at + 1].glued
        if effect in ("against", "for") and tied:
            relation, at = effect, at + 1
            continue
        part = _part(words, at, lexicon, home, when, parts)
        if not part.entries and part.place is None:
            part.effect = effect if effect != "former" or word.key != "ex" or tied else ""
        at = part.end
        part.relation, relation = relation, ""
        if at < len(words) and (part.entries or part.place):
            tie = effects.get(words[at].key, "")
            if tie in ("by", "led", "based", "run") and _binds(words, at, part):
                part.relation, part.end, at = tie, at + 1, at + 1
        parts.append(part)
    return parts


def _binds(words: Sequence[Word], at: int, part: Part) -> bool:
    """Whether the participle at ``at`` belongs to the part before it: "Iran-backed", "Iran backed militia"."""
    if words[at].glued:
        return True
    follows = words[at + 1].key if at + 1 < len(words) else ""
    role = part.entry is not None and part.entry.kind == "role"
    return bool(follows) and follows not in ("by", "in", "on", "with") and not role


def _part(
    words: Sequence[Word], at: int, lexicon: Dictionary, home: str | None, when: str | None, before: Sequence[Part]
) -> Part:
    size, entries = _longest(words, at, lexicon, when)
    word = words[at]
    if word.capital and size < 2:
        found = place_at(words, at, home)
        if found is not None and found[0] > max(size, word.key in modifiers()):
            return Part(at, at + found[0], place=found[1])
    if not size or _is_surname(words, at, size, entries, before, lexicon):
        return Part(at, at + 1)
    return Part(at, at + size, entries=entries)


def _longest(words: Sequence[Word], at: int, lexicon: Dictionary, when: str | None) -> tuple[int, tuple[Entry, ...]]:
    size = min(lexicon.longest.get(words[at].key, 0), len(words) - at)
    while size:
        key = words[at].key if size == 1 else " ".join([w.key for w in words[at : at + size]])
        found = lexicon.entries.get(key)
        if found is not None:
            entries = tuple(
                s.entry
                for s in found
                if (not s.capitals or words[at].capitals) and (not s.capital or words[at].capital)
            )
            if entries:
                return size, _in_force(entries, when)
        size -= 1
    return 0, ()


def _in_force(entries: tuple[Entry, ...], when: str | None) -> tuple[Entry, ...]:
    """The entries that hold on the day ``when``, before those that do not."""
    if when is None or len(entries) == 1:
        return entries
    held = tuple(e for e in entries if holds(e, when))
    return (*held, *(e for e in entries if e not in held)) if held else entries


def holds(entry: Entry, when: str) -> bool:
    """Whether ``entry`` is in force on a day (ISO date)."""
    return (not entry.since or entry.since <= when) and (not entry.until or when <= entry.until or
                                                         when.startswith(entry.until))  # fmt: skip


def _is_surname(
    words: Sequence[Word],
    at: int,
    size: int,
    entries: tuple[Entry, ...],
    before: Sequence[Part],
    lexicon: Dictionary,
) -> bool:
    """Whether a match is part of another person's name: "Eric Trump", "Brian King", "Trump Tower"."""
    entry, word = entries[0], words[at]
    if size > 1 or not (entry.kind == "leader" or "surname" in entry.flags) or not word.capital:
        return False
    last = before[-1] if before and not word.after_break else None
    named = last is not None and not last.entries and last.place is None and not last.effect
    if named and words[at - 1].capital and not words[at - 1].possessive:
        return True
    follows = words[at + 1] if at + 1 < len(words) else None
    return (
        entry.kind == "leader"
        and follows is not None
        and follows.capital
        and not word.possessive
        and not follows.after_break
        and follows.key not in lexicon.longest
    )
