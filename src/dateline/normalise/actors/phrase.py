"""A phrase's code: its head says what the actor is, and what stands before and after it says whose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ...model.vocab import Sector
from .dictionary import Entry, dictionary
from .places import Located, located
from .scan import Part, holds, parts_of
from .words import Word, words_of

MAX_DEPTH = 3
MAX_PIECES = 8
ARMED: frozenset[str] = frozenset({"REB", "PRM", "CRM", "UAF", "IMG"})
OFFICES: frozenset[str] = frozenset({"GOV", "LEG", "JUD", "SPY"})
FORCES: frozenset[str] = frozenset({"MIL", "COP"})
INSTITUTIONS: frozenset[str] = frozenset({"EDU", "MED", "SOC", "LAB", "BUS", "JRN", "NGO", "REL", "AGR"})
BOARDS: frozenset[str] = frozenset({"BUS", "MNC", "EDU", "MED", "NGO"})
"""Sectors whose presidents are heads of no state: "president and chief executive"."""
NATIONS: frozenset[str] = frozenset({"country", "nation", "state", "republic", "kingdom"})
NO_STATE: frozenset[str] = frozenset({"IGO", "NGO", "MNC", "ISM"})

NAMED = 0.95
"""An entry of the dictionary is named."""
BEFORE = 0.93
"""A country or its people stands before the head."""
NOUN = 0.9
"""A role noun says what someone is."""
OF = 0.85
"""Tied by "of", "for" or "from"."""
WHERE = 0.75
"""Tied by where it is: "police in Lagos"."""
GUESS = 0.6
"""The usual reading of a word that has others."""
LARGE = 100_000
"""People of a city that a name's other words are read with: "Boston University", but not "Brown University"."""
HUGE = 500_000
"""People of a city that is meant where its name stands alone: smaller ones are surnames too often."""
UNKNOWN = 0.4
"""An office of something that has a name which the dictionary lacks: "Newfield officials"."""
LED = 0.5
"""Led from a country: "the Saudi-led coalition"."""


@dataclass(slots=True)
class Draft:
    """What a phrase tells so far.

    ``office`` holds the flags of its head where that is an office of whichever state the page speaks from, ``former``
    that the phrase says it is over, ``leader`` that a holder of office is named.
    """

    country: str | None = None
    country_p: float = 0.0
    sector: Sector | None = None
    sector_p: float = 0.0
    group: str | None = None
    basis: list[str] = field(default_factory=list)
    office: frozenset[str] = frozenset()
    former: bool = False
    leader: bool = False

    def may_be_of(self, home: str) -> bool:
        """Whether a bare office is one that the country ``home`` has ("the president" is not of a kingdom)."""
        if not self.office or f"not:{home}" in self.office:
            return False
        return f"only:{home}" in self.office or not any(f.startswith("only:") for f in self.office)

    def belongs(self, country: str | None, likelihood: float, why: str) -> None:
        """Note whose it is, unless something surer has said so."""
        if country and likelihood > self.country_p:
            self.country, self.country_p = country, likelihood
            self.basis.append(why)

    def is_a(self, sector: Sector | None, likelihood: float, why: str) -> None:
        """Note what it is."""
        if sector:
            self.sector, self.sector_p = sector, likelihood
            self.basis.append(why)


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
        draft.country, draft.country_p = None, 0.0
    return draft


def merge(first: Draft, second: Draft) -> Draft:
    """``first``, with what it lacks taken from ``second``."""
    first.leader |= second.leader
    if first.sector is None and second.sector is not None:
        first.sector, first.sector_p = second.sector, second.sector_p
        first.office = second.office
        first.basis += [b for b in second.basis if b not in first.basis]
    if first.country_p < second.country_p and (first.country is None or second.country_p > first.country_p + 0.2):
        first.country, first.country_p = second.country, second.country_p
        first.basis += [b for b in second.basis if b not in first.basis]
    first.group = first.group or second.group
    return first


class _Phrase:
    """The words of one phrase, in parts."""

    def __init__(self, words: Sequence[Word], home: str | None, when: str | None) -> None:
        self.words, self.home, self.when = words, home, when
        self.parts = parts_of(words, dictionary(), home, when)
        self.divided = False

    def text(self, part: Part) -> str:
        return " ".join(w.text for w in self.words[part.start : part.end])

    def read(self, start: int, depth: int = 0) -> Draft:
        """The code of what begins at part ``start``."""
        draft = Draft()
        if depth > MAX_DEPTH:
            return draft
        stop, link = self._core(start)
        core = self.parts[start:stop]
        draft.former = any(p.effect == "former" for p in core)
        head = self._head(core)
        self.divided = head is not None and head.entry is not None and "division" in head.entry.flags
        tail = self.read(stop + 1, depth + 1) if link in ("of", "in", "and") and stop + 1 < len(self.parts) else None
        if head is None:
            self._headless(draft, core)
        else:
            self._sector(draft, core, head, tail if link == "of" else None)
            self._country(draft, core, head)
        if tail is not None:
            self._tail(draft, tail, link, head)
        if draft.former and draft.sector:
            self._over(draft, core, head)
        return draft

    def only_people(self) -> bool:
        """Whether the phrase is nothing but the people of a country: one of a list ("Dutch, German and Swiss …")."""
        return any(p.place and p.place.demonym for p in self.parts) and not any(p.entries for p in self.parts)

    def _core(self, start: int) -> tuple[int, str]:
        for i in range(start, len(self.parts)):
            effect = self.parts[i].effect
            if effect == "of" and all(p.effect == "skip" for p in self.parts[start:i]):
                continue
            if effect in ("of", "in", "stop", "and") and i > start:
                return i, effect
        return len(self.parts), ""

    def _head(self, core: Sequence[Part]) -> Part | None:
        """The last dictionary entry that bears on the phrase plainly."""
        return next((p for p in reversed(core) if p.entry and not p.relation and "modifier" not in p.entry.flags), None)

    # what it is

    def _sector(self, draft: Draft, core: Sequence[Part], head: Part, tail: Draft | None) -> None:
        entry = self._choose(core, head)
        before = [p for p in core[: core.index(head)] if p.entries and not p.relation]
        name = f"{entry.kind}: {entry.name}"
        if entry.kind != "role":
            likelihood = NAMED if len(head.entries) == 1 else GUESS + 0.2
            sector = entry.sector
            if entry.kind == "leader":
                draft.leader = True
                title = next((p for p in reversed(before) if p.entry and p.entry.kind == "role"), None)
                if title is not None:
                    self._sector(draft, core, title, None)
                    draft.office = frozenset()
                if draft.sector_p >= OF:
                    return
                sector, likelihood = self._term(entry, likelihood)
            if entry.kind == "party" and any(p.entry and p.entry.sector == "LEG" for p in before):
                sector = "LEG"
            draft.is_a(sector, likelihood, name)
            draft.group = _group(entry) or (_groups(before) if draft.leader else None)
            return
        sector, likelihood = entry.sector, NOUN if "weak" not in entry.flags else GUESS
        draft.office = self._office(entry, core, head)
        if "carrier" in entry.flags:
            carried = self._carried(entry, before, tail)
            named = core.index(head) and self._is_name(core[core.index(head) - 1])
            if carried is not None:
                sector, likelihood, draft.office = carried.sector, OF, carried.office
            elif named and "state" in entry.flags and "one" not in entry.flags:
                likelihood, draft.office = UNKNOWN, frozenset()
            elif sector is None and any(p.place and p.place.tier == "country" and not p.relation for p in core):
                sector, likelihood = "GOV", GUESS
        sector = _coloured(sector, entry, [p.entry for p in before if p.entry])
        sector = self._taken_side(sector, core)
        draft.is_a(sector, likelihood, name)
        draft.group = _groups(before)

    def _carried(self, entry: Entry, before: Sequence[Part], tail: Draft | None) -> Draft | None:
        """What a head like "leader" or "spokesman" takes from what it leads or speaks for."""
        for part in reversed(before):
            other = part.entry
            if other is None or ("carrier" in other.flags and other.sector is None):
                continue
            if "state" in entry.flags and other.kind == "party":
                return None
            if entry.sector is not None and "modifier" in other.flags and "open" not in entry.flags:
                return None
            return Draft(sector=other.sector, office=other.flags if "state" in other.flags else frozenset())
        return tail if tail is not None and tail.sector else None

    def _office(self, entry: Entry, core: Sequence[Part], head: Part) -> frozenset[str]:
        """The flags of an office that may be the page's own: "the police", not "the city's police", "governments"."""
        if "state" not in entry.flags:
            return frozenset()
        key = self.words[head.end - 1].key
        if "one" in entry.flags and key.endswith("s") and not key.endswith("ss"):
            return frozenset()
        for part in core[: core.index(head)]:
            word = self.words[part.end - 1]
            if word.possessive and not (part.entries or word.capital or word.key in NATIONS):
                return frozenset()
        return entry.flags

    def _taken_side(self, sector: Sector | None, core: Sequence[Part]) -> Sector | None:
        for part in core:
            power = part.entry is not None and part.entry.sector in ("GOV", "MIL", "PTY")
            if part.relation == "against" and power:
                return "REB" if sector in FORCES or sector in ARMED else "OPP" if sector != "JRN" else sector
            if part.relation == "for" and power and (sector in ARMED or sector in FORCES):
                return "PRM"
        return sector

    def _term(self, entry: Entry, likelihood: float) -> tuple[Sector | None, float]:
        """What a leader is on the page's day: in office, or one of the elite before and after."""
        if self.when is None:
            return entry.sector, likelihood if not entry.until else GUESS
        if holds(entry, self.when):
            return entry.sector, likelihood
        return ("ELI", GUESS + 0.2) if entry.until and entry.until < self.when else (None, 0.0)

    def _over(self, draft: Draft, core: Sequence[Part], head: Part | None) -> None:
        """A former minister is one of the elite, a former soldier a civilian."""
        rank = head is not None and head.entry is not None and "rank" in head.entry.flags
        if draft.sector in OFFICES or draft.leader or (draft.sector in FORCES and rank):
            draft.is_a("ELI", OF, "former")
        elif draft.sector in FORCES or draft.sector in ARMED:
            draft.is_a("CVL", GUESS, "former")

    # whose it is

    def _country(self, draft: Draft, core: Sequence[Part], head: Part) -> None:
        at = core.index(head)
        entry = self._choose(core, head)
        divided = "division" in entry.flags
        if entry.kind != "role" or entry.country:
            draft.belongs(entry.country, NAMED if len(head.entries) == 1 else GUESS, f"{entry.kind}: {entry.name}")
            if entry.country or entry.sector in NO_STATE:
                return
        for i in range(at - 1, -1, -1):
            part = core[i]
            if part.place is not None and self._tells(core, i, at) and "other" not in entry.flags:
                place = (located(self.text(part), self.home, divided) if divided else None) or part.place
                if part.relation in ("", "led", "based", "run"):
                    draft.belongs(place.country, _sure(place, part.relation), self.text(part))
            elif part.entry is not None and part.entry.country:
                likelihood = {"": OF, "run": GUESS, "led": LED}.get(part.relation, 0.0)
                draft.belongs(part.entry.country, likelihood, f"{part.entry.kind}: {part.entry.name}")

    def _tells(self, core: Sequence[Part], i: int, head: int) -> bool:
        """Whether the place in part ``i`` is one, and no part of a person's name."""
        part = core[i]
        assert part.place is not None
        if part.place.demonym or part.relation:
            return True
        small = part.place.tier == "city" and part.place.people < LARGE
        if self.words[part.end - 1].possessive:
            return not small
        follows = core[i + 1] if i + 1 < len(core) else None
        if small and head < len(core) and self._institution(core[head]):
            return False
        if follows is not None and self._is_name(follows):
            return i == 0 and not small and head < len(core) and self._institution(core[head])
        if i and self._is_name(core[i - 1]) and not self.words[core[i - 1].end - 1].possessive:
            return part.place.tier == "country" and follows is not None
        return True

    def _institution(self, part: Part) -> bool:
        """Whether a capitalised noun ends the name of an institution: "Hong Kong Polytechnic University"."""
        entry = part.entry
        return entry is not None and entry.sector in INSTITUTIONS and self.words[part.start].capital

    def _is_name(self, part: Part) -> bool:
        return not (part.entries or part.place or part.effect) and self.words[part.start].capital

    def _headless(self, draft: Draft, core: Sequence[Part]) -> None:
        """A phrase without a head: a country, a city, people of a country, or a name that tells nothing."""
        for i, part in enumerate(core):
            if part.relation and part.relation != "based":
                continue
            place = part.place
            if place is None or not self._tells(core, i, len(core)):
                continue
            word = self.words[part.end - 1]
            names = [p for p in core if self._is_name(p) or (p.place and not p.place.demonym and p is not part)]
            if not names and place.tier == "city" and place.people < HUGE and not place.capital:
                continue
            if names and not (place.demonym or word.possessive):
                continue
            if self.divided:
                place = located(self.text(part), self.home, divided=True) or place
            draft.belongs(place.country, _sure(place, part.relation), self.text(part))
            alone = not names and i == len(core) - 1
            people = not names and all(not self.words[p.start].capital for p in core[i + 1 :])
            if place.demonym and people and (word.key.endswith("s") or word.key.endswith(("men", "ese", "women"))):
                draft.is_a("CVL", GUESS, self.text(part))
            elif alone and place.capital and place.tier != "country":
                draft.is_a("GOV", LED, f"capital: {self.text(part)}")

    def _tail(self, draft: Draft, tail: Draft, link: str, head: Part | None) -> None:
        """What follows: of whom ("spokesman for the army"), where ("police in Lagos"), and who else."""
        if link == "and":
            carrier = head is not None and head.entry is not None and "carrier" in head.entry.flags
            if draft.sector is None or (carrier and tail.sector in BOARDS and not draft.country):
                draft.is_a(tail.sector, tail.sector_p * OF, "and")
                draft.office = frozenset()
            if draft.country and tail.country and draft.country != tail.country:
                draft.country, draft.country_p = None, 0.0
            elif not draft.country:
                draft.belongs(tail.country, tail.country_p * OF, "and")
            return
        entry = head.entry if head is not None else None
        if entry is not None and "abroad" in entry.flags and link == "in":
            return
        if entry is not None and entry.sector in NO_STATE:
            return
        likelihood = (OF if link == "of" else WHERE) * tail.country_p / BEFORE
        if tail.country and likelihood > draft.country_p:
            draft.basis += [b for b in tail.basis if b not in draft.basis]
            draft.belongs(tail.country, min(likelihood, OF), link)
        if link == "of":
            draft.group = draft.group or tail.group
            if head is None and draft.sector is None:
                draft.is_a(tail.sector, tail.sector_p * GUESS, "of")

    def _choose(self, core: Sequence[Part], head: Part) -> Entry:
        """Which of the entries under one name is meant: the one of the country that the phrase names, or of home."""
        if len(head.entries) == 1:
            return head.entries[0]
        named = {p.place.country for p in self.parts if p.place is not None}
        for countries in (named, {self.home}):
            for entry in head.entries:
                if entry.country and entry.country in countries:
                    return entry
        return head.entries[0]


def _sure(place: Located, relation: str) -> float:
    likelihood = {"led": LED, "based": GUESS, "run": GUESS}.get(relation, BEFORE)
    return likelihood * (1.0 if place.tier == "country" else 0.6 + 0.35 * place.share)


def _group(entry: Entry) -> str | None:
    known = entry.kind in ("group", "party") or (entry.kind == "organisation" and entry.sector == "IGO")
    return entry.name if known else None


def _groups(before: Sequence[Part]) -> str | None:
    """The known group that stands nearest before the head."""
    return next((g for p in reversed(before) if p.entry and (g := _group(p.entry))), None)


def _coloured(sector: Sector | None, head: Entry, before: Sequence[Entry]) -> Sector | None:
    """What adjectives and owners make of a head: "rebel commander", "opposition lawmakers", "UN officials"."""
    for other in reversed(before):
        if other.sector in ARMED and (sector in FORCES or sector in ("UAF", "GOV", None)) and sector != "COP":
            return other.sector
        if other.sector == "OPP" and "adjective" in other.flags:
            if sector in ARMED or sector == "MIL":
                return "REB"
            if sector in ("LEG", "PTY", "GOV", "CVL", "SOC", "ELI", None):
                return "OPP"
        if other.sector in ("IGO", "NGO") and sector in ("GOV", "LAB", None):
            return other.sector
    return sector
