"""The core of a phrase: its words up to the first preposition, and the head among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .dictionary import Entry
from .places import Located, located
from .scan import Part
from .words import Word

LARGE = 100_000
"""People of a city that a name's other words are read with: "Boston University", but not "Brown University"."""
INSTITUTIONS: frozenset[str] = frozenset({"EDU", "MED", "SOC", "LAB", "BUS", "JRN", "NGO", "REL", "AGR"})
"""Sectors whose bodies are often named after people and small places."""


@dataclass(slots=True)
class Core:
    """Parts of a phrase with their words. ``head`` is the part that says what the actor is, None where none does.

    ``entry`` is the head's entry that is meant, ``at`` the head's place in ``parts`` (their number without a head).
    """

    words: Sequence[Word]
    parts: Sequence[Part]
    head: Part | None
    entry: Entry | None
    at: int

    @classmethod
    def of(cls, words: Sequence[Word], parts: Sequence[Part], countries: frozenset[str], home: str | None) -> Core:
        """The core made of ``parts``: its head is the last entry of the dictionary that bears on it plainly.

        ``countries`` are those that the phrase names; of entries under one name that of such a country is meant, else
        that of ``home``, else the first.
        """
        for at in range(len(parts) - 1, -1, -1):
            part = parts[at]
            if part.entry is not None and not part.relation and "modifier" not in part.entry.flags:
                return cls(words, parts, part, _meant(part.entries, countries, home), at)
        return cls(words, parts, None, None, len(parts))

    def has(self, flag: str) -> bool:
        """Whether the head's entry has a flag."""
        return self.entry is not None and flag in self.entry.flags

    def text(self, part: Part) -> str:
        """The words of a part."""
        return " ".join(w.text for w in self.words[part.start : part.end])

    def last(self, part: Part) -> Word:
        """The last word of a part."""
        return self.words[part.end - 1]

    def before(self) -> list[Part]:
        """Entries that stand before the head and bear on it plainly."""
        return [p for p in self.parts[: self.at] if p.entries and not p.relation]

    def is_name(self, part: Part) -> bool:
        """Whether a part is a capitalised word that is nothing else."""
        return not (part.entries or part.place or part.effect) and self.words[part.start].capital

    def institution(self) -> bool:
        """Whether the head is a capitalised noun that ends an institution's name: "Acme Polytechnic University"."""
        return self.head is not None and self.has_sector(INSTITUTIONS) and self.words[self.head.start].capital

    def has_sector(self, sectors: frozenset[str]) -> bool:
        """Whether the head's entry is of one of ``sectors``."""
        return self.entry is not None and self.entry.sector in sectors

    def place(self, part: Part, home: str | None, divided: bool) -> Located | None:
        """Where a part is; a division of a country where ``divided`` asks for one and there is one of the name."""
        if part.place is None or not divided:
            return part.place
        return located(self.text(part), home, divided=True) or part.place

    def tells(self, i: int) -> bool:
        """Whether the place in part ``i`` is one, and no part of a person's or an institution's name."""
        part = self.parts[i]
        place = part.place
        if place is None:
            return False
        if place.demonym or part.relation:
            return True
        small = place.tier == "city" and place.people < LARGE
        if self.last(part).possessive:
            return not small
        if small and self.institution():
            return False
        follows = self.parts[i + 1] if i + 1 < len(self.parts) else None
        if follows is not None and self.is_name(follows):
            return i == 0 and not small and self.head is not None and self.words[self.head.start].capital
        if i and self.is_name(self.parts[i - 1]) and not self.last(self.parts[i - 1]).possessive:
            return place.tier == "country" and follows is not None
        return True


def _meant(entries: Sequence[Entry], countries: frozenset[str], home: str | None) -> Entry:
    if len(entries) > 1:
        for entry in entries:
            if entry.country in countries:
                return entry
        for entry in entries:
            if entry.country is not None and entry.country == home:
                return entry
    return entries[0]
