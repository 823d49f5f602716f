"""The body as one story: short runs of body lines that tell of something else are dropped."""

from __future__ import annotations

from .lines import Line
from .prose import content_words

GAP = 4
"""Lines of furniture that part two runs of body lines."""
ISLAND = 0.15
"""Words of an island against those of the main run; what is longer is the story's own."""
LEAST_SHARED = 0.3
"""Share of a far run's content words that the main run must hold too for the two to be one story."""


def drop_islands(lines: list[Line], body: list[bool]) -> list[int]:
    """Indices of body lines that stand apart from the longest run of them and share few words with it."""
    runs = _runs(body)
    if len(runs) < 2:
        return []
    main = max(runs, key=lambda run: sum(lines[i].words for i in run))
    known = {word for i in main for word in content_words(lines[i].text)}
    whole = sum(lines[i].words for i in main)
    dropped = []
    for run in runs:
        words = {word for i in run for word in content_words(lines[i].text)}
        small = sum(lines[i].words for i in run) < ISLAND * whole
        if run is not main and small and words and len(words & known) < LEAST_SHARED * len(words):
            dropped += run
    return dropped


def _runs(body: list[bool]) -> list[list[int]]:
    runs: list[list[int]] = []
    for i, inside in enumerate(body):
        if not inside:
            continue
        if runs and i - runs[-1][-1] <= GAP:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs
