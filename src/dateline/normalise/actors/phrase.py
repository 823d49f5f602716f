"""A phrase's code: its head says what the actor is, and what stands before and after it says whose."""

from __future__ import annotations

from collections.abc import Sequence

from .core import LARGE, Core
from .dictionary import Entry, dictionary
from .draft import BEFORE, GUESS, LED, NAMED, OF, TERM, UNKNOWN, WHERE, Draft, merge
from .places import Located
from .scan import Part, parts_of
from .sectors import EMPLOYERS, NO_STATE, note_former, note_sector
from .words import Word, words_of

MAX_DEPTH = 3
MAX_PIECES = 8
TOWN, FOREIGN_TOWN = 0.75, 0.5
"""What is left of a likelihood where a town before a head is small, and where it is in another country besides."""
HUGE = 500_000
"""People of a city that is meant where its name stands alone: smaller ones are surnames too often."""


def analyse(text: str, home: str | None = None, when: str | None = None) -> Draft:
    """The code of a phrase as written, its apposition after a comma read where the words before it tell nothing."""
    words = words_of(text)
    stops = [i for i, w in enumerate(words) if w.after_break]
    pieces = [words[a:b] for a, b in zip([0, *stops], [*stops, len(words)], strict=True)][:MAX_PIECES]
    draft, listed, countries = Draft(), True, set()
    for piece in pieces:
        phrase = _Phrase(piece, home, when)
        said = phrase.read(0)
        if listed and said.country:
            countries.add(said.country)
        draft = merge(draft, said)
        listed = listed and phrase.only_people()
    if len(countries) > 1:
        draft.of_no_country()
    return draft


class _Phrase:
    """The words of one phrase, in parts."""

    def __init__(self, words: Sequence[Word], home: str | None, when: str | None) -> None:
        self.words, self.home, self.when = words, home, when
        self.parts = parts_of(words, dictionary(), home, when)
        self.countries = frozenset(p.place.country for p in self.parts if p.place is not None)

    def read(self, start: int, depth: int = 0, divided: bool = False) -> Draft:
        """The code of what begins at part ``start``; ``divided``: as a division of a country, where it may be one."""
        draft = Draft()
        stop, link = self._stop(start)
        core = Core.of(self.words, self.parts[start:stop], self.countries, self.home)
        draft.former = any(p.effect == "former" for p in core.parts)
        tail = None
        if link in ("of", "in", "and") and stop + 1 < len(self.parts) and depth < MAX_DEPTH:
            tail = self.read(stop + 1, depth + 1, core.has("division"))
        if core.head is None:
            self._note_headless(draft, core, divided)
        else:
            note_sector(draft, core, _employer(core, tail, link), self.when)
            self._note_country(draft, core)
        if tail is not None and link == "and":
            _note_second(draft, core, tail)
        elif tail is not None:
            self._note_tail(draft, core, tail, link, self.parts[stop + 1])
        if draft.former and draft.sector:
            note_former(draft, core)
        return draft

    def only_people(self) -> bool:
        """Whether the phrase is nothing but the people of a country: one of a list ("Dutch, German and Swiss …")."""
        return any(p.place and p.place.demonym for p in self.parts) and not any(p.entries for p in self.parts)

    def _stop(self, start: int) -> tuple[int, str]:
        """Where the core that begins at ``start`` ends, and what ends it; "dozens of" belongs to what follows."""
        for i in range(start, len(self.parts)):
            effect = self.parts[i].effect
            if effect == "of" and all(p.effect == "skip" for p in self.parts[start:i]):
                continue
            if effect in ("of", "in", "stop", "and") and i > start:
                return i, effect
        return len(self.parts), ""

    def _note_country(self, draft: Draft, core: Core) -> None:
        entry, head = core.entry, core.head
        assert entry is not None and head is not None
        if entry.kind != "role":
            likelihood = GUESS if len(head.entries) > 1 else TERM if _shared(entry) else NAMED
            draft.belongs(entry.country, likelihood, f"{entry.kind}: {entry.name}")
            if entry.country or entry.sector in NO_STATE:
                return
        for i in range(core.at - 1, -1, -1):
            part = core.parts[i]
            place = core.place(part, self.home, core.has("division"))
            if place is not None and core.tells(i) and not core.has("other"):
                if part.relation in ("", "led", "based", "run"):
                    draft.belongs(place.country, self._sure(place, part.relation), core.text(part))
            elif part.entry is not None and part.entry.country:
                likelihood = {"": OF, "run": GUESS, "led": LED}.get(part.relation, 0.0)
                draft.belongs(part.entry.country, likelihood, f"{part.entry.kind}: {part.entry.name}")

    def _note_headless(self, draft: Draft, core: Core, divided: bool) -> None:
        """A phrase without a head: a country, a city, people of a country, or a name that tells nothing."""
        for i, part in enumerate(core.parts):
            place = core.place(part, self.home, divided)
            if place is None or part.relation not in ("", "based") or not core.tells(i):
                continue
            word = core.last(part)
            names = [p for p in core.parts if core.is_name(p) or (p.place and not p.place.demonym and p is not part)]
            if not names and place.tier == "city" and place.people < HUGE and not place.capital:
                continue
            if names and not (place.demonym or word.possessive):
                continue
            draft.belongs(place.country, self._sure(place, part.relation), core.text(part))
            if names:
                continue
            rest = core.parts[i + 1 :]
            if place.demonym:
                several = word.key.endswith(("s", "men", "ese", "women"))
                if several and not any(self.words[p.start].capital for p in rest):
                    draft.is_a("CVL", GUESS, core.text(part))
            elif not rest and place.capital and place.tier != "country":
                draft.is_a("GOV", LED, f"capital: {core.text(part)}")

    def _note_tail(self, draft: Draft, core: Core, tail: Draft, link: str, first: Part) -> None:
        """What follows: of whom ("spokesman for the army"), or where ("police in Lagos")."""
        if (core.has("abroad") and link == "in") or core.has_sector(NO_STATE):
            return
        tie = OF if link == "of" else WHERE if core.head is not None else LED
        likelihood = min(OF, tie * tail.country_p / BEFORE)
        if tail.country and likelihood > draft.country_p:
            draft.basis += [b for b in tail.basis if b not in draft.basis]
            draft.belongs(tail.country, likelihood, link)
        if core.head is None and draft.sector is None and (link == "of" or tail.sector in EMPLOYERS):
            draft.is_a(tail.sector, tail.sector_p * GUESS, link)
        if link != "of":
            return
        draft.group = draft.group or tail.group
        nothing = tail.country is None and tail.sector is None
        named = self.words[first.start].capital and not first.entries
        if nothing and core.has("carrier") and core.has("state") and named:
            draft.sector_p, draft.office = min(draft.sector_p, UNKNOWN), frozenset()

    def _sure(self, place: Located, relation: str) -> float:
        """How surely a place tells whose an actor is: small towns, the more so abroad, may be surnames."""
        likelihood = {"led": LED, "based": GUESS, "run": GUESS}.get(relation, BEFORE)
        if place.tier == "country":
            return likelihood
        likelihood *= 0.6 + 0.35 * place.share
        if place.tier == "city" and place.people < LARGE:
            likelihood *= TOWN if self.home in (None, place.country) else FOREIGN_TOWN
        return likelihood


def _shared(entry: Entry) -> bool:
    """Whether a person without a term of office is named, of whom there may be others of the name."""
    return entry.kind == "leader" and not entry.since


def _employer(core: Core, tail: Draft | None, link: str) -> Draft | None:
    """What a head's "of" tells of it, or the firm or body where it works: "head of policy at Acme"."""
    if tail is None or link == "and":
        return None
    return (
        tail
        if link == "of" or (core.entry is not None and core.entry.sector is None and tail.sector in EMPLOYERS)
        else None
    )


def _note_second(draft: Draft, core: Core, second: Draft) -> None:
    """What "and" adds: no country where the two have one each; "president and chief executive" is of a firm."""
    if draft.sector is None or (core.has("carrier") and second.sector in EMPLOYERS and not draft.country):
        draft.is_a(second.sector, second.sector_p * OF, "and")
        draft.office = frozenset()
    if draft.country and second.country and draft.country != second.country:
        draft.of_no_country()
    elif not draft.country:
        draft.belongs(second.country, second.country_p * OF, "and")
