"""Links between the mentions of one document, judged by what, when, where and who after normalisation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from ..model import Claim, Link, MadeBy, Mention, Participant, Place, Time
from ..model.groups import grouped
from ..text.names import same_name
from .apart import parted

NAME = "link"
VERSION = "1"
NEAR = 250
"""Code points from a trigger within which words are told with it. A day or place from further off is lent to every
event of a page, and no reason to take two of them for one."""
ENOUGH = 0.6
"""Least score of a positive link; chosen so that type and day alone do not join two events, a name or place must."""


@dataclass(slots=True)
class Profile:
    """What is known of one event so far: its types, likeliest day, places and the names of those involved.

    ``told_day`` is the likeliest day where its words stand by a trigger, ``told_places`` are ids of places told so.
    """

    types: set[str] = field(default_factory=set)
    day: tuple[str, str] | None = None
    told_day: str | None = None
    countries: set[str] = field(default_factory=set)
    told_places: set[int] = field(default_factory=set)
    names: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def link_within(
    mentions: Sequence[Mention], claims: Iterable[Claim], links: Sequence[Link], run: str = ""
) -> Iterator[Link]:
    """Yield ``same_event`` links that the engine's own grouping (``links``) lacks, and those that take some back.

    First, mentions that the engine joined and whose days exclude each other are parted. Then two groups are joined
    when their type agrees, nothing in time or place speaks against it, and day, place and participants together speak
    for it. Groups whose days exclude each other are never joined.
    """
    made_by = MadeBy(stage=NAME, name="within-document", version=VERSION, run=run)
    by_mention: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_mention[claim.mention_id].append(claim)
    ordered = sorted(mentions, key=lambda m: (m.trigger.start, m.trigger.end, m.id))
    revised = list(links)
    for group in grouped([m.id for m in ordered], links):
        members = set(group)
        inside = [link for link in links if link.left in members and link.right in members]
        changes = list(parted([m for m in ordered if m.id in members], by_mention, inside, made_by))
        revised += changes
        yield from changes
    groups = grouped([m.id for m in ordered], revised)
    profiles = [_profile([m for m in mentions if m.id in g], by_mention) for g in map(set, groups)]
    for (left, a), (right, b) in combinations(zip(groups, profiles, strict=True), 2):
        score, reasons = judge(a, b)
        if score >= ENOUGH:
            yield Link(
                link="same_event",
                left=left[0],
                right=right[0],
                judgement="positive",
                score=round(min(score, 1.0), 3),
                reasons=tuple(reasons),
                made_by=made_by,
            )


def judge(a: Profile, b: Profile) -> tuple[float, list[str]]:
    """How surely two profiles are one event (0 to 1), with the reasons."""
    if not a.types & b.types:
        return 0.0, []
    if a.day and b.day and not (a.day[0] <= b.day[1] and b.day[0] <= a.day[1]):
        return 0.0, []
    if a.countries and b.countries and not a.countries & b.countries:
        return 0.0, []
    score, reasons = 0.2, [f"both {', '.join(sorted(a.types & b.types))}"]
    if a.told_day is not None and a.told_day == b.told_day:
        score += 0.25
        reasons.append(f"both on {a.told_day}")
    if a.told_places & b.told_places:
        score += 0.2
        reasons.append("one place")
    for role in ("target", "actor"):
        if any(same_name(x, y) for x in a.names[role] for y in b.names[role]):
            score += 0.2
            reasons.append(f"one {role}")
    return score, reasons


def _profile(mentions: Sequence[Mention], claims: dict[str, list[Claim]]) -> Profile:
    profile = Profile(types={m.type for m in mentions})
    triggers = [m.trigger.start for m in mentions]
    positive = [c for m in mentions for c in claims[m.id] if c.factuality.polarity == "+"]
    sure = 0.0
    for claim in positive:
        value, at = claim.value, claim.evidence[0].start
        told = any(abs(at - trigger) <= NEAR for trigger in triggers)
        if isinstance(value, Time) and value.start and value.end and not value.inferred and claim.confidence > sure:
            sure, profile.day = claim.confidence, (value.start, value.end)
            profile.told_day = value.start if told and value.start == value.end else None
        elif isinstance(value, Place) and value.country:
            profile.countries.add(value.country)
            if told and value.geonames is not None and value.precision != "country":
                profile.told_places.add(value.geonames)
        elif isinstance(value, Participant):
            profile.names[claim.field].add(value.name)
    return profile
