"""What a first look at the whole page tells about each line: the features of the second look.

The first model's probabilities say roughly where the article is; from them follow its words, its headline, its author
and its date, against which each line is then read again.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from ..patterns.bylines import read_byline
from .lines import Line
from .prose import content_words, line_key

Floats = npt.NDArray[np.float32]
Column = npt.NDArray[Any]
_REACH = 4
"""Neighbours on either side whose probabilities are told."""
_WINDOWS = (3, 10, 30)
"""Lines on either side over which the probability of body text is summed."""
_FAR = 99.0
_ARTICLE = ("body", "subhead", "standfirst")
_NEAR: Final = ("headline", "standfirst", "subhead", "byline", "date", "caption", "credit", "body")

SUMMARY: Final[tuple[str, ...]] = (
    *(f"article within {reach}" for reach in _WINDOWS), "article before", "article after", "article share before",
    "lines since article", "lines to article", "into article", "left of article", "lines since headline",
    "headline here", "headline words", "words of headline", "same as headline", "begins as headline",
    "article topic", "article topic often", "article lead", "author named", "author alone", "best headline",
    "best byline", "best date", "lines since byline", "lines since date", "article lines", "same as body",
)  # fmt: skip


def second_names(roles: tuple[str, ...]) -> tuple[str, ...]:
    """Names of the columns of :func:`glance`."""
    near = [f"{role} at {offset:+}" for offset in range(-_REACH, _REACH + 1) if offset for role in _NEAR]
    return (*(f"first {role}" for role in roles), *SUMMARY, *near)


def glance(lines: list[Line], first: Floats, roles: tuple[str, ...]) -> Floats:
    """Features of the second look.

    Args:
        lines: the page's lines.
        first: the first model's probabilities, (lines, roles).
        roles: the roles of its columns.

    Returns:
        An array (lines, len(second_names(roles))).
    """
    at = {role: i for i, role in enumerate(roles)}
    article = first[:, [at[role] for role in _ARTICLE]].sum(axis=1)
    summary = np.column_stack(
        [
            *_article_place(article),
            *_headline_features(lines, first[:, at["headline"]], article),
            *_topic_features(lines, article),
            *_author_features(lines, first[:, at["byline"]]),
            *_best(first, at),
            *_same_as_body(lines, article),
        ]
    ).astype(np.float32)
    near = first[:, [at[role] for role in _NEAR]]
    padded = np.full((len(lines) + 2 * _REACH, near.shape[1]), np.nan, np.float32)
    padded[_REACH : _REACH + len(lines)] = near
    around = [padded[_REACH + k : _REACH + k + len(lines)] for k in range(-_REACH, _REACH + 1) if k]
    return np.concatenate([first, summary, *around], axis=1)


def _article_place(article: Floats) -> list[Column]:
    n = len(article)
    sums = np.concatenate([[0.0], article.cumsum()])
    index = np.arange(n)
    windows = [sums[np.minimum(n, index + r + 1)] - sums[np.maximum(0, index - r)] - article for r in _WINDOWS]
    whole = max(float(sums[-1]), 1e-6)
    inside = np.flatnonzero(article > 0.5)
    since, to = _since(article > 0.5)
    into, left = np.full(n, -1.0), np.full(n, -1.0)
    if inside.size:
        within = (index >= inside[0]) & (index <= inside[-1])
        into[within] = index[within] - inside[0]
        left[within] = inside[-1] - index[within]
    return [*windows, sums[:-1], sums[-1] - sums[1:], sums[:-1] / whole, since, to, into, left]


def _since(flags: npt.NDArray[np.bool_]) -> tuple[Column, Column]:
    """How many lines ago, and in how many lines, a flag is set."""
    n = len(flags)
    index = np.arange(n)
    last = np.maximum.accumulate(np.where(flags, index, -1))
    before = np.concatenate([[-1], last[:-1]])
    ahead = np.minimum.accumulate(np.where(flags, index, n + 99)[::-1])[::-1]
    after = np.concatenate([ahead[1:], [n + 99]])
    since = np.where(before >= 0, index - before, _FAR)
    return np.minimum(since, _FAR).astype(np.float32), np.minimum(after - index, _FAR).astype(np.float32)


def _headline_features(lines: list[Line], headline: Floats, article: Floats) -> list[Column]:
    best = int(headline.argmax())
    words = set(content_words(lines[best].text[:400]))
    key = line_key(lines[best])
    shared, of = np.full(len(lines), -1.0), np.full(len(lines), -1.0)
    same, begins = np.zeros(len(lines)), np.zeros(len(lines))
    for i, line in enumerate(lines):
        own = set(content_words(line.text[:600]))
        if own and words:
            shared[i] = len(own & words) / len(own)
            of[i] = len(own & words) / len(words)
        mine = line_key(line)
        same[i] = mine == key
        begins[i] = bool(mine) and len(mine) >= 12 and (mine.startswith(key[:30]) or key.startswith(mine[:30]))
    index = np.arange(len(lines))
    return [index - best, np.equal(index, best), shared, of, same, begins]


def _topic_features(lines: list[Line], article: Floats) -> list[Column]:
    """The share of a line's content words that the likely article has on other lines, twice, and at its beginning."""
    words = [frozenset(content_words(line.text[:1500])) for line in lines]
    inside = article > 0.5
    vocabulary: Counter[str] = Counter()
    for own, is_inside in zip(words, inside, strict=True):
        if is_inside:
            vocabulary.update(own)
    start = np.flatnonzero(inside)[:3]
    lead = frozenset().union(*(words[i] for i in start))
    topic, often, opened = (np.full(len(lines), -1.0) for _ in range(3))
    for i, own in enumerate(words):
        if own:
            mine = int(inside[i])
            topic[i] = sum(vocabulary[word] > mine for word in own) / len(own)
            often[i] = sum(vocabulary[word] > 1 + mine for word in own) / len(own)
            opened[i] = -1.0 if i in start else len(own & lead) / len(own)
    return [topic, often, opened]


def _author_features(lines: list[Line], byline: Floats) -> list[Column]:
    """Whether the people of the two likeliest bylines are named in a line, and whether it says hardly more."""
    likely = [i for i in np.argsort(-byline, kind="stable")[:2] if byline[i] > 0.3]
    names = {name.casefold() for i in likely for name in read_byline(lines[i].text[lines[i].bullet :]).people}
    named, alone = np.zeros(len(lines)), np.zeros(len(lines))
    for i, line in enumerate(lines):
        if line.words <= 60 and names:
            fold = line.text.casefold()
            found = [name for name in names if name in fold]
            named[i] = len(found)
            alone[i] = sum(map(len, found)) / len(fold)
    return [named, alone]


def _best(first: Floats, at: dict[str, int]) -> list[Column]:
    n = len(first)
    most = [np.full(n, first[:, at[role]].max()) for role in ("headline", "byline", "date")]
    since = [_since(first[:, at[role]] > 0.4)[0] for role in ("byline", "date")]
    lines = (first[:, at["body"]] > 0.5).sum()
    return [*most, *since, np.full(n, lines)]


def _same_as_body(lines: list[Line], article: Floats) -> list[Column]:
    keys = [line_key(line) for line in lines]
    body = Counter(key for key, is_inside in zip(keys, article > 0.5, strict=True) if is_inside and len(key) > 20)
    return [np.array([body[key] - (a > 0.5) if len(key) > 20 else 0 for key, a in zip(keys, article, strict=True)])]
