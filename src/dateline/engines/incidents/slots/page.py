"""The parsed story as the readers of slots ask for it: words by offset, and where a name is said again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dateline.engines.base import Span
from dateline.engines.incidents.types import Participant, Place
from dateline.engines.syntax.types import Sentence, Token
from dateline.engines.temporal import TimeExpression

MOST_PLACES = 12
"""Mentions of one participant that are read; a page that repeats a word a thousand times tells no more by it."""
_TITLED = ("compound", "amod", "nmod", "appos", "poss")


@dataclass(slots=True)
class Page:
    """The sentences of a story. Offsets are code points of the document's text."""

    text: str
    sentences: Sequence[Sentence]
    _starts: list[int] = field(init=False)
    _names: dict[str, list[tuple[int, int]]] = field(init=False)
    lower: str = field(init=False)
    """The text in lower case, code point for code point: readers that go by capitals would misread all capitals."""
    times: dict[int, list[TimeExpression]] = field(default_factory=dict)
    """Time expressions by sentence, found when first asked for."""

    def __post_init__(self) -> None:
        lower = self.text.lower()
        self.lower = lower if len(lower) == len(self.text) else self.text
        self._starts = [s.start for s in self.sentences]
        self._names = {}
        for number, sentence in enumerate(self.sentences):
            for token in sentence.tokens:
                if token.pos == "PROPN":
                    self._names.setdefault(token.lower, []).append((number, token.i))

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence that holds ``offset`` or is the last to begin before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def tokens(self, span: Span) -> list[tuple[int, Token]]:
        """The tokens that share a code point with ``span``, each with its sentence's index."""
        found: list[tuple[int, Token]] = []
        for number in range(self.sentence_at(span[0]), len(self.sentences)):
            sentence = self.sentences[number]
            if sentence.start >= span[1]:
                break
            ends = [t.end for t in sentence.tokens]
            for token in sentence.tokens[bisect_right(ends, span[0]) :]:
                if token.start >= span[1]:
                    break
                found.append((number, token))
        return found

    def head(self, place: Place) -> Token:
        """The word of a mention that its other words hang on: the highest one in the parse."""
        tokens = self.sentences[place.sentence].tokens
        inside = range(place.first, place.last + 1)
        for i in inside:
            if tokens[i].head not in inside or tokens[i].head == i:
                return tokens[i] if tokens[i].pos != "PUNCT" else tokens[place.last]
        return tokens[place.last]

    def heads(self, participant: Participant) -> Iterator[tuple[Sentence, Place, Token]]:
        """Each mention of a participant with its sentence and its head."""
        for place in participant.places[:MOST_PLACES]:
            yield self.sentences[place.sentence], place, self.head(place)

    def said_again(self, participant: Participant) -> Iterator[tuple[Sentence, Token]]:
        """The last word of a person's name wherever the story has it."""
        seen: set[tuple[int, int]] = set()
        for place in participant.places[:3]:
            token = self.sentences[place.sentence].tokens[place.last]
            if token.pos != "PROPN" or len(token.text) < 3:
                continue
            for number, i in self._names.get(token.lower, [])[:MOST_PLACES]:
                if (number, i) not in seen:
                    seen.add((number, i))
                    yield self.sentences[number], self.sentences[number].tokens[i]

    def described_by(self, sentence: Sentence, head: Token) -> list[Token]:
        """What stands with a noun and tells what it is: titles, appositions, "was a mayor"."""
        found = [w for c in sentence.children(head, *_TITLED) for w in (c, *sentence.children(c, "compound", "amod"))]
        if head.dep in ("appos", "compound", "nmod"):
            above = sentence.tokens[head.head]
            found += [above, *sentence.children(above, "compound", "amod")]
        if head.dep == "nsubj":
            found += sentence.children(sentence.tokens[head.head], "attr")
        return [t for t in found if t.i != head.i]

    def nearest(self, sentence: int, ordered: Sequence[int]) -> int:
        """The distance in sentences from ``sentence`` to the nearest of ``ordered``."""
        at = bisect_left(ordered, sentence)
        near = [abs(sentence - ordered[k]) for k in (at - 1, at) if 0 <= k < len(ordered)]
        return min(near, default=len(self.sentences))
