"""Where a line stands on its page, in numbers: by the main run of prose, by its neighbours, by lines like it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Final

from ..patterns.bylines import is_person_name, opens_byline
from ..patterns.furniture import furniture_phrase
from .lines import Line
from .prose import PageView, content_words, line_key, text_key

_TITLE_SEPARATOR = re.compile(r"\s[|–—·•»:-]{1,2}\s")
_KINDS = {"related": 1.0, "sponsored": 2.0, "promo": 3.0, "navigation": 4.0, "comments": 5.0, "other": 6.0}
_FAR = 99.0
"""The distance to what is not there."""
_HEAD = 40
"""Code points of a beginning that two lines share."""
_MOST_NAMES = 200
"""Names that are looked for in the rest of the page."""
_ALIKE = 10
"""Lines on either side among which lines of the same shape are counted."""

SETTING: Final[tuple[str, ...]] = (
    "index", "from end", "share of page", "lines", "lines to run", "lines past run", "in run", "into run",
    "left of run", "prose share before", "prose share after", "prose around", "prose above", "prose below",
    "lines since prose", "lines to prose", "lines since furniture", "lines to furniture", "lines since date",
    "lines to date", "lines since byline", "lines to byline", "lines since bullet", "lines to bullet",
    "lines since credit", "lines to credit", "words of run", "rank above run", "section", "lines in section",
    "prose in section", "repeats", "repeats before", "shares beginning", "begins other", "page title", "topic share",
    "topic often", "topic words", "topic lead", "topic next", "topic previous", "alike", "short lines around",
    "median prose", "named elsewhere",
)  # fmt: skip
"""Names of the numbers of :func:`line_settings`, in order."""


def line_settings(
    lines: list[Line], shapes: list[list[float]], at: Callable[[str], int], view: PageView
) -> list[list[float]]:
    """One number a name of `SETTING` for each line; ``at`` gives the place of a named number in ``shapes``."""
    prose = [line.words if shape[at("prose")] else 0.0 for line, shape in zip(lines, shapes, strict=True)]
    places = _places(lines, prose, view)
    distances = _distances(
        [
            [bool(p) for p in prose],
            [shape[at("furniture where")] > 1 for shape in shapes],
            [shape[at("date line")] > 0 for shape in shapes],
            [shape[at("byline")] > 0 and line.words < 20 for line, shape in zip(lines, shapes, strict=True)],
            [bool(line.bullet) for line in lines],
            [shape[at("credit share")] > 0 for shape in shapes],
        ]
    )
    ranks = _ranks(lines, view)
    sections = _sections(lines, prose)
    repeats = _repeats(lines)
    topics = _topics(lines, view)
    alike = _alike(lines, shapes, at)
    whole = sorted(p for p in prose[view.run[0] : view.run[1]] if p)
    median = whole[len(whole) // 2] if whole else 0.0
    named = _named(lines, shapes, at)
    total = sum(whole)
    return [
        [*places[i], *distances[i], total, ranks[i], *sections[i], *repeats[i], *topics[i], *alike[i], median, named[i]]
        for i in range(len(lines))
    ]


def _places(lines: list[Line], prose: list[float], view: PageView) -> list[list[float]]:
    first, last = view.run
    total = len(lines)
    sums = [0.0]
    for words in prose:
        sums.append(sums[-1] + words)
    whole = sums[-1] or 1.0
    return [
        [
            float(i),
            float(total - i),
            i / total,
            float(total),
            float(max(0, first - i)),
            float(max(0, i - last + 1)),
            float(first <= i < last),
            float(i - first) if first <= i < last else -1.0,
            float(last - i) if first <= i < last else -1.0,
            sums[i] / whole,
            (whole - sums[i + 1]) / whole,
            sums[min(total, i + 6)] - sums[max(0, i - 5)] - prose[i],
            sums[i] - sums[max(0, i - 4)],
            sums[min(total, i + 5)] - sums[i + 1],
        ]
        for i in range(total)
    ]


def _distances(flags: list[list[bool]]) -> list[list[float]]:
    """For each line, how many lines ago and in how many lines each of the flags is set."""
    columns = []
    for flag in flags:
        for order in (range(len(flag)), range(len(flag) - 1, -1, -1)):
            column, last = [_FAR] * len(flag), None
            for i in order:
                if last is not None:
                    column[i] = min(float(abs(i - last)), _FAR)
                if flag[i]:
                    last = i
            columns.append(column)
    return [list(row) for row in zip(*columns, strict=True)]


def _ranks(lines: list[Line], view: PageView) -> list[float]:
    """For the lines above the main run, how many of the twenty above it have more words; -1 for the rest."""
    start = view.run[0]
    low = max(0, start - 20)
    order = sorted(range(low, start), key=lambda i: -lines[i].words)
    ranks = [-1.0] * len(lines)
    for rank, i in enumerate(order):
        ranks[i] = float(rank)
    return ranks


def _sections(lines: list[Line], prose: list[float]) -> list[list[float]]:
    """The kind of furniture that opened last ("Related stories"), how far back, and how much prose has followed it."""
    out: list[list[float]] = []
    kind, distance, words = 0.0, _FAR, 0.0
    for line, own in zip(lines, prose, strict=True):
        out.append([kind, min(distance, _FAR), words] if distance < 25 else [0.0, _FAR, words])
        found = furniture_phrase(line.text[line.bullet :]) if line.words < 9 else None
        if found and found.where == "line":
            kind, distance, words = _KINDS.get(found.kind, 6.0), 0.0, 0.0
        distance += 1
        words += own
    return out


def _repeats(lines: list[Line]) -> list[list[float]]:
    """How often a line's words stand on the page, on earlier lines, as a beginning; and whether they are its title."""
    keys = [line_key(line) for line in lines]
    counts = Counter(keys)
    heads = Counter(key[:_HEAD] for key in keys if len(key) >= _HEAD)
    stems = Counter(key[:20] for key in keys if len(key) >= 20)
    titles = _title_parts(lines)
    seen: Counter[str] = Counter()
    out = []
    for key in keys:
        same = counts[key] if len(key) > 3 else 1
        out.append(
            [
                float(same),
                float(seen[key]),
                float(heads[key[:_HEAD]] - same) if len(key) >= _HEAD else -1.0,
                float(stems[key[:20]] - same) if len(key) >= 20 else -1.0,
                float(key in titles),
            ]
        )
        seen[key] += 1
    return out


def _title_parts(lines: list[Line]) -> set[str]:
    """The parts of what may be the page's title, which flattened pages keep as "Headline | Site" near the top."""
    parts: set[str] = set()
    for line in lines[:3]:
        pieces = _TITLE_SEPARATOR.split(line.text[:300])
        if len(pieces) > 1:
            parts.update(key for piece in pieces if len(key := text_key(piece)) >= 15)
    return parts


def _topics(lines: list[Line], view: PageView) -> list[list[float]]:
    """The share of a line's content words that the main run, its first lines and the line's neighbours have too."""
    words = [frozenset(content_words(line.text[:1500])) for line in lines]
    start, end = view.run
    lead = frozenset().union(*words[start : min(end, start + 4)])
    out = []
    for i, own in enumerate(words):
        if not own:
            out.append([-1.0, -1.0, 0.0, -1.0, -1.0, -1.0])
            continue
        inside = start <= i < end and lines[i].words >= 5
        shared = sum(view.vocabulary[word] > inside for word in own)
        often = sum(view.vocabulary[word] > 1 + inside for word in own)
        size = len(own)
        near = [len(own & words[j]) / size if 0 <= j < len(words) else -1.0 for j in (i + 1, i - 1)]
        opened = -1.0 if start <= i < start + 4 else len(own & lead) / size
        out.append([shared / size, often / size, float(size), opened, *near])
    return out


def _alike(lines: list[Line], shapes: list[list[float]], at: Callable[[str], int]) -> list[list[float]]:
    """How many lines around have the same bullet, beginning, ending and about the same length; how many are short."""
    forms = [
        (shape[at("bullet")], shape[at("opening")], shape[at("ending")], min(int(line.words**0.5), 6))
        for line, shape in zip(lines, shapes, strict=True)
    ]
    out = []
    for i, form in enumerate(forms):
        around = range(max(0, i - _ALIKE), min(len(lines), i + _ALIKE + 1))
        near = range(max(0, i - 3), min(len(lines), i + 4))
        out.append([float(sum(forms[j] == form for j in around)), float(sum(lines[j].words < 5 for j in near))])
    return out


def _named(lines: list[Line], shapes: list[list[float]], at: Callable[[str], int]) -> list[float]:
    """For lines with a person's name alone or in a byline, in how many other lines the name stands."""
    text = "\n".join(line.text[:300].casefold() for line in lines)
    out, asked = [], 0
    for line, shape in zip(lines, shapes, strict=True):
        bare = line.text[line.bullet :]
        name = bare[opens_byline(bare) :].strip(" ,.|")
        named = shape[at("person")] or (shape[at("opens byline")] and is_person_name(name))
        asked += bool(named)
        out.append(float(text.count(name.casefold()) - 1) if named and asked <= _MOST_NAMES else -1.0)
    return out
