"""Which groups of mentions are events worth a record: a logistic model over the facts of ``facts``.

The weights are fitted by ``training.events`` on hand-read pages (``data/lexicon/events/judge.json``): how likely a
reader who lists the events of a page, those told in passing included, lists this one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dateline.engines.errors import ModelError
from dateline.engines.rules.attribution.weights import Weights, weights_from

from .facts import group_facts, page_facts
from .grouping import Group
from .lexicon import load_lexicon
from .salience import has_cause, reported, salience
from .tree import View

KEEP = 0.55
"""Least probability of a group that enters the record: about where one more event pays for the wrong ones.

Readers differ in how many of the events told in passing they write down: of two sets of hand-read pages one is served
best by .40, the other by .60; .55 to .60 give the best sum.
"""
OTHER_PAGES = 0.3
"""How much more is asked on a page whose words are those of sport, markets, culture or advice."""
HEADLINED = 2.6
"""The same for a page's own news of other deeds."""
VIOLENT = frozenset({"ASSAULT", "DISASTER", "PROTEST"})
REPORTED = 2.2
"""Salience from which a page's own news of violence, disaster or protest enters whatever the judge says: the judge
learnt from long pages, and one that says in two sentences that a bus fell from a bridge tells of it all the same."""
FILE = "lexicon/events/judge.json"


class JudgeModelError(ModelError):
    """The data file of the judge's weights cannot be used."""


@cache
def load_judge() -> Weights:
    """The weights.

    Raises:
        JudgeModelError: when the data file is missing or damaged.
    """
    return weights_from(FILE, JudgeModelError)


def probabilities(groups: Sequence[Group], views: Sequence[View], kind: str | None) -> list[float]:
    """How likely each group is an event that a reader would list, in 0..1.

    Args:
        groups: all groups of a page.
        views: the sentences of its story.
        kind: the kind of page (``gate.page_kind``).
    """
    if not groups:
        return []
    page = page_facts(views, groups, kind, load_lexicon())
    judge = load_judge()
    return [judge.probability(group_facts(group, page)) for group in groups]


def kept_groups(groups: Sequence[Group], views: Sequence[View], kind: str | None) -> list[Group]:
    """The groups that enter the record; arguments as for :func:`probabilities`.

    One that says only that somebody died never does: an obituary reports no event.
    """
    least = KEEP if kind is None else KEEP + OTHER_PAGES
    judged = zip(groups, probabilities(groups, views, kind), strict=True)
    return [g for g, p in judged if has_cause(g) and (p > least or _is_news(g, kind))]


def _is_news(group: Group, kind: str | None) -> bool:
    """Whether the group is what the page reports, in plain words."""
    return reported(group) and salience(group, kind) >= (REPORTED if group.type in VIOLENT else HEADLINED)
