"""What is told of an incident beside who took part: when, where, how far it got, what befell whom, by whose force.

- ``page``, ``links``, ``names``: the parsed story, an incident's words in it, the place names in it;
- ``facts``, ``model``: readable facts and the logistic models that weigh them (``dateline/data/incidents/slots.json``,
  fitted by ``training/incidents/slots``);
- ``when``, ``where``: the time expression and the place names that an incident goes with;
- ``people``, ``numbers``, ``nations``: which participants are one person, how many they are, of which country.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.engines.base import Span
from dateline.engines.incidents.types import EFFECTS, Incident, Participant
from dateline.engines.syntax.types import Sentence

from . import facts
from .links import links_of
from .model import load_choices
from .names import place_names
from .nations import nation_of
from .numbers import number_of
from .page import Page
from .people import parties
from .types import Atlas, Description, Fact, Number, Party, Used, When, Where
from .when import when_of
from .where import Map, where_of

__all__ = ["Atlas", "Description", "Fact", "Number", "Page", "Party", "Used", "When", "Where", "describe"]

NONE = "none"
"""What a model answers where the story leaves a question open."""
LEAST = 0.45
"""Least probability of a value that is given where the story may leave the question open."""
SURE = 0.6
"""The same for whose force it was, which many stories leave open; both were chosen on the development part."""


def describe(
    text: str, sentences: Sequence[Sentence], incidents: Sequence[Incident], atlas: Atlas
) -> list[Description]:
    """Describe each of ``incidents``, in order.

    Args:
        text: the document's text.
        sentences: its parsed story, the one that the incidents were made from.
        incidents: who did what to whom.
        atlas: what a gazetteer knows of the names in the story.

    Raises:
        ValueError: when the models' file is damaged; the message names it.
    """
    if not incidents:
        return []
    page = Page(text, sentences)
    board = Map(page, place_names(sentences), atlas)
    return [_described(page, board, incident, atlas) for incident in incidents]


def _described(page: Page, board: Map, incident: Incident, atlas: Atlas) -> Description:
    links = links_of(page, incident)
    told = tuple((page.sentences[n].start, page.sentences[n].end) for n in incident.sentences[:1])
    return Description(
        when=when_of(page, incident, links),
        where=where_of(board, incident, links),
        outcome=_asked("outcome", facts.of_outcome(page, incident, links), told),
        force=_asked("force", facts.of_force(page, incident), told),
        people=tuple(
            _party(page, incident, group, atlas, "person", "effect")
            for group in parties(page, incident.of("victim", "described"))
        ),
        things=tuple(_party(page, incident, (one,), atlas, "thing", "damage") for one in incident.of("target")),
        means=None if incident.of("weapon") else _asked("means", facts.of_means(page, incident, links), told),
        weapons=tuple(
            Used(one, _asked("weapon", facts.of_kind(page, incident, one), (one.best.span,)))
            for one in incident.of("weapon")
        ),
        organisations=tuple(
            Used(one, _asked("stance", facts.of_stance(page, incident, one), (one.best.span,)))
            for one in incident.of("organisation")
        ),
    )


def _party(
    page: Page, incident: Incident, group: tuple[Participant, ...], atlas: Atlas, kind: str, effect: str
) -> Party:
    whole = replace(group[0], places=tuple(p for one in group for p in one.places))
    evidence = tuple(dict.fromkeys(p.span for p in whole.places[:3]))
    befell = load_choices()[effect].probabilities(facts.of_effect(page, incident, whole))
    return Party(
        participants=group,
        kind=_asked(kind, facts.of_kind(page, incident, whole), evidence),
        number=number_of(page, group[0]),
        effect=_likeliest(_pooled(befell, group), evidence),
        nation=nation_of(page, group, atlas.nation),
    )


def _asked(model: str, some: set[str], evidence: tuple[Span, ...]) -> Fact:
    return _likeliest(load_choices()[model].probabilities(some), evidence, SURE if model == "force" else LEAST)


def _likeliest(probabilities: Mapping[str, float], evidence: tuple[Span, ...], least: float = LEAST) -> Fact:
    """The likeliest value; ``none`` only where no other one has the probability ``least``."""
    value = max((v for v in probabilities if v != NONE), key=lambda v: (probabilities[v], v))
    if NONE in probabilities and probabilities[value] < least:
        value = NONE
    return Fact(value, probabilities[value], evidence)


def _pooled(probabilities: dict[str, float], parties: Sequence[Participant]) -> dict[str, float]:
    """The mean of what the facts and the word scores say befell a person (a linear pool of two opinions).

    The word scores tell death and injury apart from all else; within all else the facts keep their say.
    """
    opinions = [p.effects for p in parties if p.effects]
    if not opinions:
        return probabilities
    shares = {e: sum(o.get(e, 0.0) for o in opinions) / len(opinions) for e in EFFECTS}
    rest = sum(p for v, p in probabilities.items() if v not in ("death", "injury"))
    return {
        v: (p + (shares[v] if v in ("death", "injury") else shares["none"] * p / rest)) / 2  # type: ignore[index]
        for v, p in probabilities.items()
    }
