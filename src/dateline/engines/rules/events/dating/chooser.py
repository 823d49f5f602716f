"""How likely each time expression dates an event: a logistic model over the facts of ``facts``.

``training.when`` fits the weights (``data/models/when.json``; its card is ``when.md`` there).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline.engines.errors import ModelError
from dateline.engines.rules.attribution.weights import Weights, weights_from

from ..grouping import Group
from .candidates import PageTimes, TimeCandidate, time_candidates
from .facts import time_facts
from .words import dating_words

FILE = "models/when.json"


class WhenModelError(ModelError):
    """The data file of the chooser's weights cannot be used."""


DOUBT = 0.4
"""What is left of the doubt about a time that hangs on a telling word of the event itself ("pleaded guilty Monday")."""
BOUNDS = frozenset({"since", "until", "till", "before", "after", "through", "by"})


@dataclass(frozen=True, slots=True)
class Dating:
    """A candidate and the probability, 0 to 1, that it dates the event."""

    candidate: TimeCandidate
    probability: float


@cache
def load_weights() -> Weights:
    """The weights.

    Raises:
        WhenModelError: when the data file is missing or damaged.
    """
    return weights_from(FILE, WhenModelError)


def datings(group: Group, number: int, page: PageTimes) -> list[Dating]:
    """The candidates for the time of ``group``, the page's event ``number``, the likeliest first."""
    weights, words = load_weights(), dating_words()
    candidates = time_candidates(group, number, page)
    judged = []
    for candidate in candidates:
        probability = weights.probability(time_facts(candidate, candidates, group, number, page, words))
        if _hangs_on_the_trigger(candidate):
            probability = 1 - (1 - probability) * DOUBT
        judged.append(Dating(candidate, probability))
    return sorted(judged, key=lambda d: (-d.probability, d.candidate.stated.span))


def _hangs_on_the_trigger(candidate: TimeCandidate) -> bool:
    draft = candidate.draft
    told = draft.strength != "echo" and draft.facts.realis == "actual"
    return told and candidate.rank == 0 and candidate.stated.expression.preposition not in BOUNDS
