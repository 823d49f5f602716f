"""No pattern of the package takes time that grows faster than the text, whatever the text."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest

from .patterns import Found, every_pattern, hostile_strings

SHORT, LONG = (12, 16, 20, 24, 60, 400), 4_000
"""Code points: what is exponential shows in the short strings, and would never end on more."""
QUICK = 0.4e-6
"""Seconds a character below which nothing is quadratic: comparing each of 4,000 with all would take 8 ms, not 1.6."""
TIMES, MOST_GROWTH = 4, 9.0
"""How much longer the long string is, and how much more time it may take: linear work takes 4, quadratic 16."""

WINDOWED = {
    "dateline.text.tokens._SUFFIX": "the last 12 characters of a word",
    "dateline.normalise.places.surroundings._BEFORE": "WINDOW characters before a name",
    "dateline.normalise.places.surroundings._POSSESSIVE": "WINDOW characters before a name",
    "dateline.read.flat.names._NOTICE_BEFORE": "lines of at most 600 characters",
    "dateline.read.html.meta.names._SPLIT": "400 characters",
    "dateline.read.html.meta.names._BRACKET": "400 characters",
    "dateline.read.html.meta.names._TAIL": "a part of 400 characters",
    "dateline.read.html.meta.titles._SEPARATOR": "the first _LONGEST characters of a title",
    "dateline.read.html.story._NAMES": "texts under 100 characters",
    "dateline.read.patterns.bylines._SPLIT": "lines of at most 160 characters",
}
"""Patterns that would be slow on long text and never see any, and the most that they see."""


def _seconds(found: Found, text: Any) -> float:
    started = time.process_time()
    if found.anchored:
        found.pattern.match(text)
    else:
        for _ in found.pattern.finditer(text):
            pass
    return time.process_time() - started


def slow_string(found: Found) -> str | None:
    """A string on which a pattern is worse than linear, with the measurements, or None where there is none."""
    for size in SHORT:
        for label, text in hostile_strings(found.pattern, size):
            if _seconds(found, text) > 0.01 and min(_seconds(found, text) for _ in range(3)) > 0.01:
                return f"{label}: over 0.01 s for {size} characters"
    longer = dict(hostile_strings(found.pattern, TIMES * LONG))
    for label, text in hostile_strings(found.pattern, LONG):
        took = _seconds(found, text)
        if took < QUICK * LONG:
            continue
        took = min(_seconds(found, text) for _ in range(3))
        growth = min(_seconds(found, longer[label]) for _ in range(3)) / took
        if growth > MOST_GROWTH:
            return f"{label}: {took:.4f} s for {LONG} characters, {growth:.1f} times that for {TIMES} times as many"
    return None


@pytest.mark.parametrize(
    ("source", "anchored", "slow"),
    [
        (r"(a+)+b", False, True),
        (r"(?:a|aa)+$", False, True),
        (r"\s+$", False, True),
        (r"<a[^>]*>", False, True),
        (r"\w+@", False, True),
        (r"\s+$", True, False),
        (r"<a[^<>]*>", False, False),
        (r"<a[^>]{0,50}>", False, False),
        (r"\w{1,20}@", False, False),
        (r"[ab]+", False, False),
    ],
)
def test_the_check_finds_what_is_slow(source: str, anchored: bool, slow: bool) -> None:
    assert (slow_string(Found("", re.compile(source), anchored)) is not None) is slow


def test_patterns_are_found() -> None:
    found = every_pattern()
    assert len(found) > 100
    assert any(one.where.startswith("dateline.text.decode") for one in found)


@pytest.mark.slow
def test_every_pattern_is_linear() -> None:
    slow = {found.where: slow_string(found) for found in every_pattern() if found.where not in WINDOWED}
    told = [f"{where}: {string}" for where, string in slow.items() if string]
    assert not told, "\n".join(told)
