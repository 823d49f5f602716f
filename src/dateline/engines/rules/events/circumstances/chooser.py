"""Which of a page's places is where an event was: a logistic model over readable facts of each name.

A name is judged by all of its mentions together: how they hang on the event's words, in which parts of the page they
stand, what they qualify, and how often the name comes. The weights (``data/lexicon/events/where.json``) are fitted by
``training.where``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.engines.errors import ModelError
from dateline.engines.rules.attribution.weights import Weights, weights_from

from ..draft import Draft, Reading
from ..grouping import Group
from ..triggers import Candidate
from .attachment import attachment
from .names import PlaceMention
from .where import STRONG

FILE = "lexicon/events/where.json"
MOST = 6
"""Names of a page that are given as places where an event may have been."""
LEAST = 0.06
"""Least probability of one that is given."""
HUNG = 0.7
"""Confidence of a place phrase that hangs on the event's own words or on their clause."""
DOUBT = 0.05
"""What is left of the doubt about a place that hangs so. The model is learnt mostly from main events of local news,
which are where the page is from; "fired at a base near Karsk" is near Karsk wherever the page is from."""
RIVAL = 0.6
"""What is left of the likelihood of every other name then."""
BODILY = frozenset({"ASSAULT", "DISASTER", "PROTEST"})
SPOKEN = frozenset({"REQUEST", "REJECT", "SUPPORT", "AGREE", "CONSULT", "THREATEN", "ACCUSE", "COOPERATE"})


class WhereModelError(ModelError):
    """The data file of the weights cannot be used."""


@cache
def load_chooser() -> Weights:
    """The weights.

    Raises:
        WhereModelError: when the data file is missing or damaged.
    """
    return weights_from(FILE, WhereModelError)


@dataclass(frozen=True, slots=True)
class Choice:
    """A name with its best mention for an event, the draft that it goes with, and how likely the event was there."""

    mention: PlaceMention
    draft: Draft
    probability: float
    facts: frozenset[str]


class Scene:
    """The places of one page, asked about each of its events.

    Args:
        readings: its sentences with their drafts.
        mentions: its mentions of places.
    """

    def __init__(self, readings: Sequence[Reading], mentions: Sequence[PlaceMention]) -> None:
        self.mentions = mentions
        self.rivals: Mapping[int, list[Candidate]] = {
            r.view.index: [d.candidate for d in r.drafts] for r in readings if r.drafts
        }
        self.names: dict[frozenset[str], list[PlaceMention]] = defaultdict(list)
        for mention in mentions:
            self.names[mention.key].append(mention)
        self.most = max((len(m) for m in self.names.values()), default=0)
        self.datelined = any(m.label == "DATELINE" for m in mentions)
        self.order = {key: k for k, key in enumerate(self.names)}

    def choices(self, group: Group, told: Sequence[Draft]) -> list[Choice]:
        """The names of the page as places of an event, the likeliest first.

        Args:
            group: the event.
            told: those of its mentions that assert it.
        """
        model = load_chooser()
        found = []
        hung = {
            key
            for key, mentions in self.names.items()
            if group.type not in SPOKEN and any(_told_with(d, mentions) for d in told)
        }
        for key, mentions in self.names.items():
            facts = frozenset(self.facts(group, told, key))
            best, draft = _best(mentions, told)
            probability = model.probability(facts)
            if key in hung:
                probability = 1 - (1 - probability) * DOUBT
            elif hung:
                probability *= RIVAL
            found.append(Choice(best, draft, probability, facts))
        return sorted(found, key=lambda c: (-c.probability, c.mention.span))

    def facts(self, group: Group, told: Sequence[Draft], key: frozenset[str]) -> Iterator[str]:
        """What is known of the name ``key`` as the place of an event; arguments as for :meth:`choices`."""
        mentions = self.names[key]
        kind = "bodily" if group.type in BODILY else "spoken" if group.type in SPOKEN else "official"
        zones: set[str] = set()
        for mention in mentions:
            zone = self._zone(mention, told)
            zones.add(zone)
            yield from self._mention_facts(mention, told, zone, kind)
        yield from zones
        yield from (f"{kind}&{zone}" for zone in zones)
        labels = {m.label for m in mentions}
        yield from (f"label={label}" for label in labels)
        yield from (f"{kind}&label={label}" for label in labels)
        count = len(mentions)
        yield f"mentions={min(count, 5)}"
        yield f"{kind}&most={count == self.most}"
        yield f"order={min(self.order[key], 4)}"
        yield f"names={min(len(self.names), 6)}"
        if self.datelined:
            yield f"{kind}&datelined={'dateline' in zones}"
        keys = len({m.label for m in mentions} - {"NAME", "SAME"})
        yield f"labelled={min(keys, 1)}"
        if "own" not in zones and "near" not in zones:
            yield f"{kind}&apart"
            yield f"apart&order={min(self.order[key], 4)}"
            yield f"apart&most={count == self.most}"

    def _zone(self, mention: PlaceMention, told: Sequence[Draft]) -> str:
        if mention.label == "DATELINE":
            return "dateline"
        distance = min(abs(d.view.index - mention.view.index) for d in told)
        if distance == 0:
            return "own"
        view = mention.view
        if view.role in ("headline", "standfirst"):
            return "headline"
        if distance <= 1 and view.role == "body":
            return "near"
        if view.role == "caption":
            return "caption"
        return "lead" if view.body <= 1 else "opening" if view.body <= 5 else "rest"

    def _mention_facts(self, mention: PlaceMention, told: Sequence[Draft], zone: str, kind: str) -> Iterator[str]:
        view = mention.view
        if zone == "dateline":
            return
        inside = mention.preposition in STRONG
        yield f"{zone}:prep={mention.preposition}"
        yield f"{zone}:seat={mention.seat}"
        if inside:
            yield f"{zone}:in"
            yield "in"
        yield f"seat={mention.seat}"
        if mention.verb:
            yield f"verb={mention.verb}"
        if mention.head.i in view.quoted:
            yield f"{zone}:quoted"
        if zone != "own":
            return
        drafts = [d for d in told if d.view is view]
        for draft in drafts:
            rank = attachment(draft.candidate, self.rivals.get(view.index, [draft.candidate]), mention.head)
            echo = "echo" if draft.strength == "echo" else "told"
            yield f"rank={rank}"
            yield f"rank={rank}&in={inside}"
            yield f"rank={rank}&seat={mention.seat}"
            yield f"{echo}&rank={rank}"
            yield f"{kind}&rank={rank}&{mention.preposition}"
            if _party(draft, mention):
                yield f"{kind}&party={_party(draft, mention)}"
        if view.role in ("headline", "standfirst"):
            yield "own headline"
        elif view.body <= 1:
            yield "own lead"
        if len({m.key for m in self.mentions if m.view is view}) == 1:
            yield "only one of the sentence"


def _told_with(draft: Draft, mentions: Sequence[PlaceMention]) -> bool:
    """Whether a telling mention of the event has the name in a phrase of place of its own."""
    if draft.place is None or draft.strength == "echo" or draft.place.confidence < HUNG:
        return False
    first, end = draft.place.span
    named = [m for m in mentions if m.label != "FAC" and m.seat not in ("street", "elsewhere")]
    return any(m.span[0] < end and first < m.span[1] for m in named)


def _party(draft: Draft, mention: PlaceMention) -> str:
    """The role of the party whose words hold the mention."""
    for filler in draft.arguments.fillers:
        first, last = draft.view.phrase_tokens(filler.head)
        if first <= mention.first and mention.last <= last:
            return filler.role
    return ""


def _best(mentions: Sequence[PlaceMention], told: Sequence[Draft]) -> tuple[PlaceMention, Draft]:
    """The mention that shows best where an event was, with the draft next to it."""

    def worth(mention: PlaceMention) -> tuple[int, int, int, int]:
        distance = min(abs(d.view.index - mention.view.index) for d in told)
        late = mention.label in ("SAME", "DATELINE")
        return (
            min(distance, 2) if mention.label != "DATELINE" else 2,
            late,
            mention.preposition not in STRONG,
            mention.span[0],
        )

    best = min(mentions, key=worth)
    return best, min(told, key=lambda d: (abs(d.view.index - best.view.index), d.strength == "echo"))
