"""Adapter of the set ``certainty``: certainty, polarity, time and tense of events whose spans are given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dateline.engines.rules import RulesEngine
from dateline.engines.rules.events.factuality import Judgement, assess
from dateline.engines.rules.events.factuality.cues import scope_of
from dateline.engines.rules.events.factuality.facts import facts_of
from dateline.engines.syntax.types import Sentence, Token
from dateline.read.article import read_article

VALUES = {
    "certainty": {
        "certain": "CERTAIN",
        "probable": "PROBABLE",
        "possible": "POSSIBLE",
        "unknown": "UNDERSPECIFIED",
    },
    "polarity": {"+": "POS", "-": "NEG", "open": "UNDERSPECIFIED"},
    "time": {"future": "FUTURE", "non_future": "NON_FUTURE", "open": "UNDERSPECIFIED"},
    "tense": {
        "present": "PRESENT",
        "past": "PAST",
        "future": "FUTURE",
        "infinitive": "INFINITIVE",
        "present participle": "PRESPART",
        "past participle": "PASTPART",
        "none": "NONE",
    },
}
"""The set's name of each of the judge's values."""
_PLAIN = {"certainty": "CERTAIN", "polarity": "POS", "time": "NON_FUTURE", "tense": "NONE"}


@dataclass(frozen=True, slots=True)
class Found:
    """A given event in its parsed sentence."""

    event: str
    sentence: Sentence
    token: Token
    headline: bool

    def judge(self) -> Judgement:
        """What the judge says of it."""
        return assess(self.sentence, self.token, self.headline)

    def facts(self) -> list[str]:
        """What the judge's model looks at."""
        scope = scope_of(self.sentence, self.token, self.headline)
        return facts_of(self.sentence, self.token, scope, self.headline)


class Reader:
    """Parses articles as ``dateline read`` does and finds the given events in them."""

    def __init__(self) -> None:
        self._engine = RulesEngine()

    def read(self, row: dict[str, Any]) -> Iterator[Found]:
        """The events of one article that lie in a sentence of the story. Its first line is its headline."""
        document = read_article(row["text"], title=row["text"].strip().split("\n", 1)[0])
        sentences = self._engine.parse(document)
        for event in row["events"]:
            for sentence in sentences:
                token = _head(sentence, event["start"], event["end"])
                if token is not None:
                    yield Found(event["id"], sentence, token, document.blocks[sentence.block].role == "headline")
                    break


@lru_cache(maxsize=1)
def _reader() -> Reader:
    return Reader()


def predict(row: dict[str, Any]) -> list[dict[str, str]]:
    """Judge the events of one article: one row an event."""
    found = {f.event: f.judge() for f in _reader().read(row)}
    return [_row(event["id"], found.get(event["id"])) for event in row["events"]]


def _row(event: str, judgement: Judgement | None) -> dict[str, str]:
    if judgement is None:
        return {"event": event, **_PLAIN}
    return {"event": event, **{axis: names[getattr(judgement, axis)] for axis, names in VALUES.items()}}


def _head(sentence: Sentence, start: int, end: int) -> Token | None:
    """The token of a span that none of its other tokens is above; None where the span has none in the sentence."""
    inside = [t for t in sentence.tokens if t.start < end and t.end > start]
    own = {t.i for t in inside}
    return next((t for t in inside if t.head == t.i or t.head not in own), inside[0] if inside else None)
