"""Claims of one field to accounts: values that agree are one account, values that differ stand side by side."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date

from ..model import Account, Claim, Count, Damage, Instrument, Participant, Place, Responsibility, Source, Time, Value
from ..model.vocab import ClaimField
from ..text.names import name_words, same_name
from .places import place_groups

WITHDRAWN = "a correction of the page withdraws it"
CORRECTED = "a correction of the page states it"
OUTRUN = "a later total of the page takes its place"


def accounts_of(
    field: ClaimField,
    claims: Sequence[Claim],
    sources: dict[str, Source],
    voice: Source,
    corrections: Collection[str] = (),
) -> tuple[Account, ...]:
    """The accounts of ``field``, the chosen one first (rule ``most-sources``).

    What the page's own corrections state goes before everything else, what they withdraw comes last. Of killed and
    injured the surest account is chosen: a number told of one victim by three sources is no total. A smaller count
    comes after a running total ("raising the toll to 19").

    Args:
        field: the claim field.
        claims: the claims of that field behind one event.
        sources: the source of each attribution, by the attribution's id.
        voice: who speaks where a claim has no attribution.
        corrections: ids of the claims whose words stand in a correction.
    """
    positive = [c for c in claims if c.factuality.polarity == "+" or field in ("outcome", "responsibility")]
    # A time that could not be anchored says nothing about when; its claim stays in the record all the same.
    positive = [c for c in positive if not (isinstance(c.value, Time) and c.value.edtf is None)]
    told = [c for c in positive if not (isinstance(c.value, Time | Instrument) and c.value.inferred)]
    positive = told or positive
    agree = _AGREE[field]
    groups = place_groups(positive) if field == "place" else _groups(positive, agree)
    taken_back = [c.value for c in claims if c.id in corrections and c.factuality.polarity == "-"]
    accounts = []
    running = max((c.value.low or 0 for c in positive if isinstance(c.value, Count) and c.value.running), default=0)
    for group in groups:
        if any(c.id in corrections and c.factuality.polarity == "+" for c in group):
            reasons: tuple[str, ...] = (CORRECTED,)
        else:
            reasons = (WITHDRAWN,) if any(agree(v, c.value) for v in taken_back for c in group) else ()
            if not reasons and any(_outrun(c.value, running) for c in group):
                reasons = (OUTRUN,)
        accounts.append(_account(field, group, sources, voice, reasons))
    starts = {a.claims: min(c.evidence[0].start for c in g) for a, g in zip(accounts, groups, strict=True)}
    weights = {a.claims: _weight(field, g) for a, g in zip(accounts, groups, strict=True)}
    return tuple(
        sorted(
            accounts,
            key=lambda a: (
                _ORDER[a.reasons],
                -weights[a.claims] if field in _WEIGHED | _CHOSEN else 0.0,
                -a.independent_sources,
                -weights[a.claims],
                starts[a.claims],
                a.claims,
            ),
        )
    )


_WEIGHED = frozenset({"killed", "injured"})
"""Fields that the engine has weighed all words of the page for: there the surest account goes before the oftenest."""
_CHOSEN = frozenset({"time", "place"})
"""Fields for which the engine says of each claim by itself how likely it is right: there the surest claim decides. A
day that a page names again and again is oftener that of its sources' statements than that of the event."""
_ORDER: dict[tuple[str, ...], int] = {(CORRECTED,): 0, (): 1, (OUTRUN,): 2, (WITHDRAWN,): 3}


def _groups(claims: Sequence[Claim], agree: Callable[[Value, Value], bool]) -> list[list[Claim]]:
    """Claims whose values agree, the most detailed first in each group."""
    groups: list[list[Claim]] = []
    for claim in sorted(claims, key=lambda c: (-_detail(c.value), *_sureness(c), c.evidence[0].start, c.id)):
        home = next((g for g in groups if agree(g[0].value, claim.value)), None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    return groups


def _outrun(value: Value, running: int) -> bool:
    """Whether a count is below a total that the page says has taken the place of earlier ones."""
    if not isinstance(value, Count) or value.running:
        return False
    most = value.high if value.high is not None else value.low
    return most is not None and most < running


def _account(
    field: ClaimField, claims: Sequence[Claim], sources: dict[str, Source], voice: Source, reasons: tuple[str, ...]
) -> Account:
    behind: list[Source] = []
    for claim in claims:
        source = sources[claim.attribution] if claim.attribution else voice
        if not any(_same_source(source, s) for s in behind):
            behind.append(source)
    # Claims of one page read by one engine err together: as many as there are, they are hardly surer than the surest.
    # What the engine has weighed already it has dealt out among the claims, and it is put together again here.
    # A country is surer than the town that is shown: the account is as sure as the place that it shows.
    told = claims[:1] if field == "place" else claims
    sure = _together(claims) if field in _WEIGHED else max(c.confidence for c in told)
    return Account(
        value=claims[0].value,
        claims=tuple(sorted(c.id for c in claims)),
        sources=tuple(behind),
        independent_sources=len(behind),
        confidence=round(sure, 3),
        reasons=reasons,
    )


def _weight(field: ClaimField, claims: Sequence[Claim]) -> float:
    return max(c.confidence for c in claims) if field in _CHOSEN else _together(claims)


def _sureness(claim: Claim) -> tuple[float]:
    """Puts the surest of equally detailed times first, so that "over the weekend" supports the likelier of its days."""
    return (-claim.confidence if isinstance(claim.value, Time) else 0.0,)


def _together(claims: Sequence[Claim]) -> float:
    """How much speaks for an account if its claims were independent: puts accounts in order."""
    doubt = 1.0
    for claim in claims:
        doubt *= 1 - claim.confidence
    return 1 - doubt


def _same_source(a: Source, b: Source) -> bool:
    """One name, or nameless sources of one kind; two anonymous sources with one description may be one person."""
    left, right = a.resolved or a.name, b.resolved or b.name
    return a.kind == b.kind if not (left and right) else same_name(left, right)


def _detail(value: Value) -> float:
    """How much a value says: within an account the fullest one is shown."""
    if isinstance(value, Participant | Instrument | Damage):
        told = isinstance(value, Participant) and value.effect is not None
        name = value.name or ""
        return len(name_words(name)) + (0.5 if name[:1].isupper() else 0) + (0.75 if told else 0)
    if isinstance(value, Time):
        return -_days(value)
    if isinstance(value, Count):
        return 2 * len(value.parts) + value.running + bool(value.who)
    return 0.0


def _days(value: Time) -> float:
    if not (value.start and value.end):
        return 1e6
    return (date.fromisoformat(value.end) - date.fromisoformat(value.start)).days


def _counts(a: Value, b: Value) -> bool:
    return isinstance(a, Count) and isinstance(b, Count) and (a.low, a.high) == (b.low, b.high)


def _participants(a: Value, b: Value) -> bool:
    if not (isinstance(a, Participant) and isinstance(b, Participant)):
        return False
    if a.entity and b.entity and (a.entity == b.entity or a.kind == b.kind == "person"):
        return a.entity == b.entity
    return same_name(a.name, b.name)


def _instruments(a: Value, b: Value) -> bool:
    if not (isinstance(a, Instrument) and isinstance(b, Instrument)):
        return False
    if a.name is None or b.name is None:
        return a.name is b.name and a.category == b.category
    if not _same_thing(a.name, b.name):
        return False
    return None in (a.low, b.low) or (a.low, a.high) == (b.low, b.high)


def _same_thing(a: str, b: str) -> bool:
    """One thing by its words, plural endings apart ("drones" and "an armed drone")."""
    return same_name(*(" ".join(w.removesuffix("s") for w in sorted(name_words(n))) for n in (a, b)))


def _damages(a: Value, b: Value) -> bool:
    return isinstance(a, Damage) and isinstance(b, Damage) and _same_thing(a.name, b.name)


def _places(a: Value, b: Value) -> bool:
    """One place, or one inside the other: "Baghdad" does not differ from "Baghdad's Green Zone"."""
    if not (isinstance(a, Place) and isinstance(b, Place)):
        return False
    if a.geonames is not None and a.geonames == b.geonames:
        return True
    if same_name(a.name, b.name) or (a.within and same_name(a.within, b.name)):
        return True
    coarse = {"country": "country", "admin1": "admin1"}.get(b.precision)
    return coarse is not None and getattr(a, coarse) is not None and getattr(a, coarse) == getattr(b, coarse)


def _times(a: Value, b: Value) -> bool:
    """One interval inside the other; ISO days compare as text."""
    if not (isinstance(a, Time) and isinstance(b, Time) and a.start and a.end and b.start and b.end):
        return False
    return (a.start >= b.start and a.end <= b.end) or (b.start >= a.start and b.end <= a.end)


def _responsible(a: Value, b: Value) -> bool:
    if not (isinstance(a, Responsibility) and isinstance(b, Responsibility)) or a.stance != b.stance:
        return False
    return same_name(a.name, b.name) if a.name and b.name else a.name == b.name


def _equal(a: Value, b: Value) -> bool:
    return a == b


_AGREE: dict[ClaimField, Callable[[Value, Value], bool]] = {
    "actor": _participants,
    "target": _participants,
    "instrument": _instruments,
    "killed": _counts,
    "injured": _counts,
    "abducted": _counts,
    "arrested": _counts,
    "displaced": _counts,
    "missing": _counts,
    "damage": _damages,
    "outcome": _equal,
    "responsibility": _responsible,
    "place": _places,
    "time": _times,
}
