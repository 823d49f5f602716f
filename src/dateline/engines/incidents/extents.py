"""How far a participant's name reaches: which of the extents around its head noun names it best."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from dateline.engines.syntax.types import Sentence, Token

from .features import kind_of
from .linear import hashed, load_linear
from .phrases import extents
from .story import Story
from .types import ROLES, Place

HEARD = 0.1
"""Weight of the encoder's log-probability of an extent beside the linear model's log-odds (MUC-4's dev part)."""
SHARE = 0.4
"""Share of a single word's score that a longer spelling must have to go before it."""
MENTIONS = 24
"""Mentions of one entity whose extents are weighed, the likeliest ones."""
_EDGE = 1e-3


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling of an entity with the mention that speaks for it best; ``words`` is what spellings are told by."""

    words: tuple[str, ...]
    place: Place


def names_of(story: Story, entity: int, role: int) -> list[Name]:
    """The spellings of an entity in a role (indices into ``Story.groups`` and ``ROLES``), the best first.

    A spelling's score is the best of its mentions': the probability of the extent, less where the mention itself hardly
    fills the role. A single word gives way to a longer spelling that ends with it ("Okono", "Ines Okono").
    """
    members = story.groups[entity]
    fit = {i: float(max(story.patterns[i, role + 1], story.heard[i, role])) for i in members}
    best: dict[tuple[str, ...], Place] = {}
    for i in sorted(members, key=lambda i: -fit[i])[:MENTIONS]:
        sentence, head = story.token(i)
        choices = extents(sentence, head)
        scores = _scores(story, i, sentence, head, choices, role)
        for (first, last), score in zip(choices, scores, strict=True):
            words = spelling(sentence, first, last)
            value = float(score) * (0.2 + fit[i]) ** 0.5
            if words and (words not in best or value > best[words].score):
                tokens = sentence.tokens
                span = (tokens[first].start, tokens[last].end)
                best[words] = Place(span, story.nouns[i].sentence, first, last, value)
    for words in [w for w, p in best.items() if len(w) == 1 and _is_name(story, p)]:
        fuller = [p.score for w, p in best.items() if len(w) > 1 and w[-1] == words[0]]
        if fuller and SHARE * best[words].score <= max(fuller) <= best[words].score:
            best[words] = replace(best[words], score=0.99 * max(fuller))
    return [Name(w, p) for w, p in sorted(best.items(), key=lambda x: (-x[1].score, x[0]))]


def _is_name(story: Story, place: Place) -> bool:
    return story.sentences[place.sentence].tokens[place.last].pos == "PROPN"


def spelling(sentence: Sentence, first: int, last: int) -> tuple[str, ...]:
    """The words of a run of tokens in lower case without articles and marks."""
    words = (t.lower for t in sentence.tokens[first : last + 1])
    return tuple(w for w in words if w[:1].isalnum() and w not in ("a", "an", "the"))


def _scores(
    story: Story, noun: int, sentence: Sentence, head: Token, choices: list[tuple[int, int]], role: int
) -> list[float]:
    rows = [hashed(extent_row(sentence, head, first, last, choices, ROLES[role])) for first, last in choices]
    odds = load_linear()["extents"].scores(rows)[:, 0]
    before = story.words[noun] - head.i
    begin, inside = story.spans[:, role, 0], story.spans[:, role, 1]
    for k, (first, last) in enumerate(choices):
        at, end = before + first, before + last
        said = np.log(np.clip(begin[at], _EDGE, 1)) + np.log(np.clip(inside[at + 1 : end + 1], _EDGE, 1)).sum()
        if end + 1 < before + len(sentence.tokens):
            said += np.log(np.clip(1.0 - inside[end + 1], _EDGE, 1))
        odds[k] += HEARD * float(said)
    return [float(1.0 / (1.0 + np.exp(-z))) for z in np.clip(odds, -30.0, 30.0)]


def extent_row(
    sentence: Sentence, head: Token, first: int, last: int, choices: list[tuple[int, int]], role: str
) -> list[str]:
    """The features of one extent among its ``choices``, each alone, with the role and with the class of the noun."""
    tokens = sentence.tokens
    starts = sorted({a for a, _ in choices})
    ends = sorted({b for _, b in choices})
    found = [f"L{min(head.i - first, 4)}", f"R{min(last - head.i, 5)}", f"nend{ends.index(last)}"]
    found += [name for name, is_so in (
        ("full", first == starts[0]), ("end", last == ends[-1]), ("min", first == head.i),
        ("num", any(t.pos == "NUM" for t in tokens[first : head.i])),
    ) if is_so]  # fmt: skip
    start = tokens[first]
    found += ["first=" + start.lower, "ft=" + _class(start)]
    found += [f"fr={start.dep}|{role}", f"fd={start.dep}|{start.head == head.i:d}"]
    if first > starts[0]:
        left = tokens[first - 1]
        found += ["left=" + left.lower, "lt=" + _class(left), f"lt2={_class(left)}|{_class(start)}"]
    lemma = head.lemma.lower()
    if ends[-1] > head.i:
        after = tokens[head.i + 1].lower
        if last > head.i:
            found += [f"prep={after}{ends.index(last)}", f"pw={after}|{lemma}"]
        else:
            found += ["noprep=" + after, f"npw={after}|{lemma}"]
    kind = kind_of(head)
    if first == head.i and starts[0] < first:
        found += ["bare=" + lemma, "barek=" + kind]
    return [x for f in found for x in (f, role + f, kind + f)]


def _class(token: Token) -> str:
    return "E" + token.ent[2:] if token.ent else token.tag
