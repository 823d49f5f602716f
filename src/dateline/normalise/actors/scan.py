"""An actor's words in parts: dictionary entries, places, and what is neither."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .dictionary import Dictionary, Entry, Spelled, modifiers
from .places import Located, place_at
from .words import Word

TOWN = 100_000
"""People of a place whose name before another one is read as a forename or surname: "Marlow Cook"."""
HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "sir", "dame", "dr", "prof"})
"""What stands before a person's name: "Mr. Arad" is no town."""
ARTICLES = frozenset({"the", "a", "an"})
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""What follows a surname rather than a title."""


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
        if effect in ("against", "for") and tied and _longest(words, at, lexicon)[0] < 2:
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
    size, found = _longest(words, at, lexicon)
    word = words[at]
    titled = bool(at) and words[at - 1].key in HONORIFICS
    if word.capital and size < 2 and word.key not in ARTICLES and not titled:
        place = place_at(words, at, home)
        if place is not None and place[0] > max(size, word.key in modifiers()):
            size = place[0]
            if size > 1 and any(s.entry.kind == "role" for s in lexicon.find(words[at + size - 1].key)):
                size -= 1
            return Part(at, at + size, place=place[1])
    found = [s for s in found if _fits(s, words, at, size, before, lexicon)]
    if not found:
        return Part(at, at + 1)
    return Part(at, at + size, entries=_meant(found, when))


def _fits(
    spelled: Spelled, words: Sequence[Word], at: int, size: int, before: Sequence[Part], lexicon: Dictionary
) -> bool:
    """Whether an entry found at word ``at`` may be meant there, by the words beside it."""
    if spelled.guarded and _beside_a_name(words, at, size, before, lexicon):
        return False
    flags = spelled.entry.flags
    if size > 1 or not flags:
        return True
    if "last" in flags and _is_followed(words, at):
        return False
    if not words[at].capital:
        return True
    return not (
        "lower" in flags
        or ("surname" in flags and _is_surname(words, at, before))
        or ("team" in flags and _follows_a_name(words, at, before))
        or ("forename" in flags and _beside_a_name(words, at, size, before, lexicon))
        or ("paper" in flags and not _is_named(before))
    )


def _longest(words: Sequence[Word], at: int, lexicon: Dictionary) -> tuple[int, Sequence[Spelled]]:
    """The longest name of the dictionary that begins at word ``at``: how many words it has, and what it may be."""
    first = words[at]
    size = min(lexicon.longest.get(first.key, 0), len(words) - at)
    while size:
        key = first.key if size == 1 else " ".join([w.key for w in words[at : at + size]])
        found = lexicon.find(key)
        if found:
            last = words[at + size - 1]
            fitting = [
                s
                for s in found
                if (first.capitals or not s.capitals)
                and (first.capital or not s.capital)
                and (last.capital or not s.last)
                and (last.possessive or not s.owner)
            ]
            if fitting:
                return size, fitting
        size -= 1
    return 0, []


def _meant(found: Sequence[Spelled], when: str | None) -> tuple[Entry, ...]:
    """The entries that a name may mean, one for each bearer of it: that in force on the day ``when``, or the last."""
    if len(found) == 1:
        return (found[0].entry,)
    bearers: dict[tuple[str, str | None], Entry] = {}
    for spelled in [s for s in found if s.entry.kind != "role"] or found:
        entry = spelled.entry
        bearer = (entry.name, entry.country)
        known = bearers.get(bearer)
        if known is None or (when is None and known.until) or (when and not holds(known, when) and entry.since <= when):
            bearers[bearer] = entry
    return tuple(bearers.values())


def holds(entry: Entry, when: str) -> bool:
    """Whether ``entry`` is in force on a day (ISO date)."""
    return (not entry.since or entry.since <= when) and (not entry.until or when <= entry.until or
                                                         when.startswith(entry.until))  # fmt: skip


def _is_surname(words: Sequence[Word], at: int, before: Sequence[Part]) -> bool:
    """Whether a noun for what people are ends a person's name: "Brian King", but not "District Judge Jane Roe"."""
    follows = words[at + 1] if at + 1 < len(words) else None
    if at and words[at - 1].key in HONORIFICS:
        return True
    if words[at].key.endswith("s"):
        return False
    title = follows is not None and follows.capital and not follows.after_break and follows.key not in SUFFIXES
    return not title and _follows_a_name(words, at, before)


def _follows_a_name(words: Sequence[Word], at: int, before: Sequence[Part]) -> bool:
    """Whether the word before is part of a person's name, a surname that is also a town's among them."""
    last = before[-1] if before and not words[at].after_break else None
    if last is None or last.entries or last.effect or words[at - 1].possessive:
        return False
    if last.place is not None:
        town = last.place.tier == "city" and not last.place.demonym
        return town and (last.place.people < TOWN or _follows_a_name(words, last.start, before[:-1]))
    return words[at - 1].capital


def _is_followed(words: Sequence[Word], at: int) -> bool:
    """Whether a noun stands before another one: "national polls", but not "a Chinese national in custody"."""
    follows = words[at + 1] if at + 1 < len(words) else None
    return follows is not None and not (follows.capital or follows.after_break or follows.key in modifiers())


def _is_named(before: Sequence[Part]) -> bool:
    """Whether a name or a place stands before: "Springfield Herald", but not "the Herald"."""
    return bool(before) and not (before[-1].entries or before[-1].effect)


def _beside_a_name(words: Sequence[Word], at: int, size: int, before: Sequence[Part], lexicon: Dictionary) -> bool:
    """Whether a name stands beside a capitalised word that is nothing else: "Eric Trump", "Trump Tower"."""
    if _follows_a_name(words, at, before):
        return True
    word, follows = words[at + size - 1], words[at + size] if at + size < len(words) else None
    return (
        follows is not None
        and follows.capital
        and not word.possessive
        and not follows.after_break
        and follows.key not in lexicon.longest
    )
