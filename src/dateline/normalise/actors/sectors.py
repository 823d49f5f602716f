"""What an actor is: the sector of a head, and what the words before and after it make of that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...model.vocab import Sector
from .core import Core
from .dictionary import Entry
from .draft import GUESS, NAMED, NOUN, OF, TERM, UNKNOWN, Draft
from .scan import Part, holds

ARMED: frozenset[str] = frozenset({"REB", "PRM", "CRM", "UAF", "IMG"})
OFFICES: frozenset[str] = frozenset({"GOV", "LEG", "JUD", "SPY", "IGO"})
FORCES: frozenset[str] = frozenset({"MIL", "COP"})
POWERS: frozenset[str] = frozenset({"GOV", "MIL", "PTY"})
"""Sectors that are in power where a side is taken for or against them."""
NO_STATE: frozenset[str] = frozenset({"IGO", "NGO", "MNC", "ISM"})
EMPLOYERS: frozenset[str] = frozenset({"BUS", "MNC", "EDU", "MED", "NGO", "IGO", "JRN"})
"""Sectors whose people are named by where they work: "head of policy at Acme", "president and chief executive"."""
NATIONS: frozenset[str] = frozenset({"country", "nation", "state", "republic", "kingdom"})


def note_sector(draft: Draft, core: Core, tail: Draft | None, when: str | None) -> None:
    """Note what the head of ``core`` is; ``tail`` is what its "of" or "at" tells, ``when`` the page's day."""
    if core.head is None or core.entry is None:
        return
    entry, before = core.entry, core.before()
    if entry.kind != "role":
        _note_name(draft, core, before, when)
        return
    sector, likelihood = entry.sector, NOUN if "weak" not in entry.flags else GUESS
    draft.office = _office(core)
    if "carrier" in entry.flags:
        carried = _carried(entry, before, tail)
        if carried is not None:
            sector, likelihood, draft.office = carried.sector, OF, carried.office
        elif _of_something_unknown(core, before):
            likelihood, draft.office = UNKNOWN, frozenset()
        elif "one" in entry.flags and tail is None and not any(p.place for p in core.parts):
            likelihood = GUESS
        elif "voice" in entry.flags and any(
            p.place and p.place.tier == "country" and not p.relation for p in core.parts
        ):
            sector, likelihood = "GOV", GUESS
    sector = _coloured(sector, [p.entry for p in before if p.entry])
    sector = _taken_side(sector, core.parts)
    draft.is_a(sector, likelihood, f"role: {core.text(core.head).lower()}")
    draft.group = _nearest_group(before)


def note_former(draft: Draft, core: Core) -> None:
    """A former minister is one of the elite, a former soldier or fighter a civilian."""
    if draft.sector in OFFICES or draft.leader or (draft.sector in FORCES and core.has("rank")):
        draft.is_a("ELI", OF, "former")
    elif draft.sector in FORCES or draft.sector in ARMED:
        draft.is_a("CVL", GUESS, "former")


def _note_name(draft: Draft, core: Core, before: Sequence[Part], when: str | None) -> None:
    """Note what a named body, group or person is; a title on the page says more than the dictionary does."""
    entry = core.entry
    assert entry is not None and core.head is not None
    likelihood = NAMED if len(core.head.entries) == 1 else TERM
    if any(not (p.entries or p.place or p.effect or core.is_name(p)) for p in core.parts[core.at + 1 :]):
        likelihood = GUESS
    sector = entry.sector
    if entry.kind == "leader":
        draft.leader = True
        title = next((i for i in range(core.at - 1, -1, -1) if _is_title(core.parts[i])), None)
        if title is not None:
            head = core.parts[title]
            note_sector(draft, replace(core, head=head, entry=head.entry, at=title), None, when)
            draft.office = frozenset()
        if draft.sector_p >= OF:
            return
        sector, likelihood = _in_office(entry, likelihood, when)
    if entry.kind == "party" and any(p.entry and p.entry.sector == "LEG" for p in before):
        sector = "LEG"
    draft.is_a(sector, likelihood, f"{entry.kind}: {entry.name}")
    draft.group = group_of(entry) or (_nearest_group(before) if draft.leader else None)


def _is_title(part: Part) -> bool:
    return part.entry is not None and part.entry.kind == "role" and not part.relation


def _in_office(entry: Entry, likelihood: float, when: str | None) -> tuple[Sector | None, float]:
    """What a leader is on the page's day: in office, one of the elite after it, not known before it.

    People without a term of office (members of parliaments, the much-named) share their names with more others.
    """
    if not entry.since:
        return entry.sector, min(likelihood, TERM)
    if when is None:
        return entry.sector, likelihood if not entry.until else GUESS
    if holds(entry, when):
        return entry.sector, likelihood
    return ("ELI", TERM) if entry.until and entry.until < when else (None, 0.0)


def _office(core: Core) -> frozenset[str]:
    """The flags of an office that may be the page's own: "the police", not "the city's police" or "governments"."""
    if not core.has("state") or core.head is None or core.entry is None:
        return frozenset()
    key = core.last(core.head).key
    if core.has("one") and key.endswith("s") and not key.endswith("ss"):
        return frozenset()
    for part in core.parts[: core.at]:
        word = core.last(part)
        if word.possessive and not (part.entries or word.capital or word.key in NATIONS):
            return frozenset()
    return core.entry.flags


def _carried(entry: Entry, before: Sequence[Part], tail: Draft | None) -> Draft | None:
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


def _of_something_unknown(core: Core, before: Sequence[Part]) -> bool:
    """Whether an office is that of a body whose name or kind tells nothing: "Newfield officials", "fund president"."""
    if not core.has("state"):
        return False
    named = core.at > 0 and not core.has("one") and core.is_name(core.parts[core.at - 1])
    return named or any(p.entry and p.entry.sector is None and "carrier" in p.entry.flags for p in before)


def _coloured(sector: Sector | None, before: Sequence[Entry]) -> Sector | None:
    """What adjectives and owners make of a head: "rebel commander", "opposition lawmakers", "UN officials"."""
    for other in reversed(before):
        if other.sector in ARMED and sector != "COP" and (sector in FORCES or sector in ("UAF", "GOV", None)):
            return other.sector
        if other.sector == "OPP" and "adjective" in other.flags:
            if sector in ARMED or sector == "MIL":
                return "REB"
            if sector in ("LEG", "PTY", "GOV", "CVL", "SOC", "ELI", None):
                return "OPP"
        if other.sector in ("IGO", "NGO") and "modifier" not in other.flags and sector in ("GOV", "LAB", None):
            return other.sector
    return sector


def _taken_side(sector: Sector | None, parts: Sequence[Part]) -> Sector | None:
    """What a side makes of a head: "anti-government protesters", "pro-government militia"."""
    for part in parts:
        if part.entry is None or part.entry.sector not in POWERS:
            continue
        fights = sector in FORCES or sector in ARMED
        if part.relation == "against" and sector != "JRN":
            return "REB" if fights else "OPP"
        if part.relation == "for" and fights:
            return "PRM"
    return sector


def group_of(entry: Entry) -> str | None:
    """The name of an armed group, party or intergovernmental organisation; None for anything else."""
    known = entry.kind in ("group", "party") or (entry.kind == "organisation" and entry.sector == "IGO")
    return entry.name if known else None


def _nearest_group(before: Sequence[Part]) -> str | None:
    return next((g for p in reversed(before) if p.entry and (g := group_of(p.entry))), None)
