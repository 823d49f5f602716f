"""The counts of people harmed."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.engines.base import ArgumentSpan
from dateline.model import Count

from ..draft import Draft
from ..grouping import Group
from ..participants import tidy
from ..tolls import tolls_of
from ..victims import Evidence, counted, harm_facts


def harm(group: Group, text: str, evidence: Evidence | None) -> Iterator[tuple[Draft, ArgumentSpan]]:
    """The counts of people harmed; ``evidence`` is what the whole page tells of the event that it mostly is about."""
    facts = harm_facts(group)
    tolls = tolls_of([(v, h) for _, v, h in facts], text)
    if evidence is not None:
        yield from counted(group, evidence, tolls, text)
        tolls = [t for t in tolls if t.field not in ("killed", "injured")]
    for toll in tolls:
        who = tidy(text, toll.who).removeprefix("of ") if toll.who else None
        draft = facts[toll.source][0]
        if toll.high == 0:
            # "No casualties" is said of an event, and the mention that holds those words denies harm, not the event.
            draft = next((d for d in group.drafts if d.facts.polarity == "+"), draft)
        yield (
            draft,
            ArgumentSpan(
                field=toll.field,
                value=Count(
                    low=toll.low,
                    high=toll.high,
                    who=who or None,
                    approximate=toll.approximate,
                    running=toll.running,
                ),
                span=toll.span,
                evidence=toll.others,
                confidence=min(toll.confidence, 0.95),
            ),
        )
