"""The slots of ``muc4`` that hold no participants, from what the package tells of an incident.

The set's words for what the package calls otherwise stand in tables here; every value comes from
``dateline.engines.incidents.slots``, the places and days from ``dateline.normalise``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from dateline.engines.incidents.slots import Atlas, Description, Number, Page, Party, Where, describe
from dateline.engines.incidents.slots.types import PlaceName
from dateline.engines.incidents.types import Incident, Participant
from dateline.engines.syntax.types import Sentence
from dateline.engines.temporal import TimeExpression, tense_around
from dateline.model import Document, Place
from dateline.normalise.gazetteer import Gazetteer
from dateline.normalise.places import PlaceContext, resolve_places
from dateline.normalise.places import PlaceName as Named
from dateline.normalise.times import Clock, anchor

MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
STANCES = {
    "reported as fact": "reported",
    "claimed or admitted": "claimed",
    "suspected or accused": "accused",
    "suspected or accused by authorities": "charged",
    "possible": "suspected",
    "acquitted": "acquitted",
}
"""The set's confidence in an organisation, and the package's stances."""
OUTCOMES = {"accomplished": "accomplished", "attempted": "attempted", "threatened": "threatened"}
FORCES = {"terrorist act": "TERRORIST ACT", "state-sponsored violence": "STATE-SPONSORED VIOLENCE"}
COUNTRIES = {"US": "UNITED STATES", "RU": "USSR", "SU": "USSR", "CN": "PEOPLES REP OF CHINA", "GB": "UNITED KINGDOM"}
"""Countries that the set calls by another name than the gazetteer does."""
LEVELS = {"department": "DEPARTMENT", "city": "CITY", "part": "NEIGHBORHOOD", "site": "SITE"}
_FORMER = {"ussr": "RU", "soviet": "RU", "soviets": "RU", "u.s.": "US", "frg": "DE", "prc": "CN", "uk": "GB"}
_DAY = re.compile(r"\b(\d{1,2}) ([A-Za-z]{3})[A-Za-z]{0,6} (\d{2}|\d{4})\b")
GIVEN = 0.35
"""Least probability of a filler that is given. One that is right as often as half of the F1 to be reached wins as much
as it costs (Lipton et al., 2014); chosen on the development part."""
COUNTED = 0.7
"""How often a number is right where its party is, on the development part."""
HEAD = 120
"""Characters at the head of a story in which its dateline gives the day."""


def slots_of(
    document: Document, sentences: Sequence[Sentence], incidents: Sequence[Incident]
) -> list[dict[str, list[str]]]:
    """The fillers of each incident's other slots, by slot, in the order of ``incidents``."""
    page = Page(document.text, sentences)
    written = day_of(document)
    told = describe(document.text, sentences, incidents, ATLAS)
    return [_slots(page, description, written) for description in told]


def _slots(page: Page, told: Description, written: str | None) -> dict[str, list[str]]:
    day = time_slot(page, told.when.expression, written)
    found = {
        "incident_date": [day] if day else [],
        "incident_location": _location(page, told.where),
        "incident_stage": [told.outcome.value.upper()],
        "perp_incident_category": [FORCES[told.force.value]] if told.force.value in FORCES else [],
        "incident_instrument_type": [
            f"{w.fact.value.upper()}: {_text(page, w.participant)}"
            for w in told.weapons
            if w.participant.confidence * w.fact.confidence >= GIVEN
        ],
        "perp_organization_confidence": [
            f"{name.upper()}: {_text(page, o.participant)}"
            for o in told.organisations
            for name, stance in STANCES.items()
            if stance == o.fact.value and o.participant.confidence * o.fact.confidence >= GIVEN
        ],
    }
    if told.means is not None and told.means.value != "none":
        found["incident_instrument_type"].append(told.means.value.upper())
    for prefix, parties in (("phys_tgt", told.things), ("hum_tgt", told.people)):
        for party in parties:
            for slot, value in _party(party, told.where.country):
                text = f"{value}: {_text(page, party.participants[0])}"
                found.setdefault(f"{prefix}_{slot}", []).append(text)
    return found


def _party(party: Party, home: str | None) -> list[tuple[str, str]]:
    """The slots of one party with their values, those that are likely enough to be right."""
    sure = max(p.confidence for p in party.participants)
    found = [("type", party.kind.value.upper(), party.kind.confidence), ("number", number_slot(party.number), COUNTED)]
    if party.effect.value != "none":
        found.append(("effect", party.effect.value.upper(), party.effect.confidence))
    if party.nation is not None and party.nation.value != home:
        found.append(("foreign_nation", country_name(party.nation.value), party.nation.confidence))
    return [(slot, value) for slot, value, likely in found if sure * likely >= GIVEN]


def _text(page: Page, participant: Participant) -> str:
    start, end = participant.best.span
    return " ".join(page.text[start:end].split())


def _location(page: Page, where: Where) -> list[str]:
    if where.country is None:
        return []
    steps = [country_name(where.country)]
    for part in where.parts:
        name = " ".join(page.text[part.span[0] : part.span[1]].split()).upper()
        if name.endswith(" CITY") and not part.place.name.upper().endswith("CITY"):
            name = name.removesuffix(" CITY")
        steps.append(f"{name} ({LEVELS[part.level]})")
    return [": ".join(steps)]


def number_slot(number: Number) -> str:
    """A number as the set writes it: "6", "5-" (at least), "-26" (at most), "~40" (about), or PLURAL."""
    low, high = number.low, number.high
    if not number.stated:
        return "1" if high == 1 else "PLURAL"
    about = "~" if number.approximate else ""
    if low == high:
        return f"{about}{low}"
    if low is None:
        return f"-{high}"
    return f"{about}{low}-" if high is None else "PLURAL"


def time_slot(page: Page, expression: TimeExpression | None, written: str | None) -> str | None:
    """A day or days as the set writes them; up to the day of writing where the text has no other."""
    if expression is not None:
        tense = tense_around(page.lower, expression.start, expression.end) or "past"
        time = anchor(expression, Clock(published=written), tense=tense)
        if time.start and time.end:
            first, last = _day(time.start), _day(time.end)
            return first if first == last else f"{first} - {last}"
        if time.end:
            return f"- {_day(time.end)}"
    return f"- {_day(written)}" if written else None


def _day(iso: str) -> str:
    year, month, day = iso[:10].split("-")
    return f"{day} {MONTHS[int(month) - 1]} {year[2:]}"


@lru_cache(maxsize=64)
def _opening_day(head: str) -> str | None:
    found = _DAY.search(head)
    if found is None or found[2].upper() not in MONTHS:
        return None
    year = int(found[3]) + (1900 if len(found[3]) == 2 else 0)
    try:
        return date(year, MONTHS.index(found[2].upper()) + 1, int(found[1])).isoformat()
    except ValueError:
        return None


def day_of(document: Document) -> str | None:
    """The day that a document is of (ISO): its publication, else the day in the dateline at its head."""
    return document.published[:10] if document.published else _opening_day(document.text[:HEAD])


@lru_cache(maxsize=4096)
def country_code(word: str) -> str | None:
    """The country (ISO 3166-1) that a word names or belongs to ("Peru", "Peruvian")."""
    known = _FORMER.get(word.lower())
    if known:
        return known
    entry = Gazetteer.open().country(word) if len(word) > 3 else None
    return entry.country if entry else None


@lru_cache(maxsize=256)
def country_name(code: str) -> str:
    """The set's name of a country."""
    entry = None if code in COUNTRIES else Gazetteer.open().country(code)
    return COUNTRIES.get(code) or (entry.name.upper() if entry else code)


def _located(page_text: str, names: Sequence[PlaceName]) -> list[Place]:
    return resolve_places([Named(page_text[n.span[0] : n.span[1]], *n.span) for n in names], PlaceContext(page_text))


ATLAS = Atlas(_located, country_code)
"""Dateline's gazetteer and place resolution as the readers of slots ask for them."""
