"""The judge: certainty, polarity, time and tense of an event from its sentence, with the words that tell of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from dateline.engines.base import Span
from dateline.engines.syntax.types import Sentence, Token
from dateline.model.vocab import Certainty

from .cues import Cue, Scope, scope_of
from .facts import facts_of
from .signatures import AXES, PLAIN, load_signatures
from .weights import load_model

Sign = Literal["+", "-", "open"]
"""Whether the event is said to happen or not to; "open" where the text leaves that undecided."""
Time = Literal["future", "non_future", "open"]
Tense = Literal["present", "past", "future", "infinitive", "present participle", "past participle", "none"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a sentence says of one event. ``time`` is relative to the day of the text, ``tense`` that of the word.

    ``confidence`` holds, for each axis, the calibrated probability in 0..1 that the value is right.
    """

    certainty: Certainty
    polarity: Sign
    time: Time
    tense: Tense
    cues: tuple[Span, ...]
    """The words that make it other than certain, positive and not in the future, in order of the text."""
    confidence: dict[str, float]


def assess(sentence: Sentence, token: Token, headline: bool = False) -> Judgement:
    """Judge the event whose head is ``token``, a token of ``sentence``."""
    scope = scope_of(sentence, token, headline)
    facts = facts_of(sentence, token, scope, headline)
    chosen = {axis: model.choose(facts) for axis, model in load_model().items()}
    values = {axis: value for axis, (value, _) in chosen.items()}
    return Judgement(
        certainty=cast(Certainty, values["certainty"]),
        polarity=cast(Sign, values["polarity"]),
        time=cast(Time, values["time"]),
        tense=cast(Tense, values["tense"]),
        cues=_evidence(sentence, scope, values),
        confidence={axis: probability for axis, (_, probability) in chosen.items()},
    )


def _evidence(sentence: Sentence, scope: Scope, values: dict[str, str]) -> tuple[Span, ...]:
    told = {cue.i for cue in scope.cues if _tells(cue, values)}
    return tuple((sentence.tokens[i].start, sentence.tokens[i].end) for i in sorted(told))


def _tells(cue: Cue, values: dict[str, str]) -> bool:
    """Whether a cue says by the lexicon what was judged, where that is not what holds without words."""
    says = load_signatures().says.get((cue.kind, cue.route), {})
    return any(says.get(axis) == values[axis] != PLAIN[axis] for axis in AXES)
