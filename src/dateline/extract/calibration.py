"""An engine's scores to confidences: the share of such claims that turned out right on pages read by hand.

The maps are piecewise linear and strictly increasing, one for each field that was seen often enough to have its own
and one for the rest, so within a field the order of the engine's scores stands. ``training/calibration`` fits them.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

from dateline.engines.errors import ModelError

FILE = "data/models/calibration.json"
OTHER = "other"
"""The map of every field that has none of its own."""

Knots = tuple[tuple[float, float], ...]
"""Score and confidence, both 0 to 1 and strictly increasing, from score 0 to score 1."""


class CalibrationError(ModelError):
    """The file of maps is missing or damaged; the message names it and the remedy."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Maps from score to confidence by claim field; ``OTHER`` holds the one for fields without their own."""

    maps: Mapping[str, Knots]

    def confidence(self, field: str, score: float) -> float:
        """The confidence, 0 to 1, of a claim of ``field`` to which the engine gives ``score`` (0 to 1)."""
        knots = self.maps.get(field) or self.maps[OTHER]
        score = min(1.0, max(0.0, score))
        right = min(bisect_right(knots, score, key=lambda knot: knot[0]), len(knots) - 1)
        (x0, y0), (x1, y1) = knots[right - 1], knots[right]
        return y0 + (y1 - y0) * (score - x0) / (x1 - x0)


def calibration_from(data: Any) -> Calibration:
    """Read the parsed content of a file of maps: ``{"maps": {field: [[score, confidence], ...]}}``.

    Raises:
        ValueError: where a map is no strictly increasing one from score 0 to score 1, or ``OTHER`` is missing.
    """
    try:
        maps = {str(name): tuple((float(x), float(y)) for x, y in knots) for name, knots in data["maps"].items()}
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"no maps of [score, confidence] pairs: {error!r}") from error
    for name, knots in maps.items():
        rising = all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(knots))
        if len(knots) < 2 or not rising or knots[0][0] != 0.0 or knots[-1][0] != 1.0:
            raise ValueError(f"the map of {name!r} does not rise strictly from score 0 to score 1")
        if not 0.0 <= knots[0][1] < knots[-1][1] <= 1.0:
            raise ValueError(f"the map of {name!r} leaves 0 to 1")
    if OTHER not in maps:
        raise ValueError(f"no map {OTHER!r}")
    return Calibration(maps)


@cache
def load_calibration() -> Calibration:
    """The shipped maps, read once.

    Raises:
        CalibrationError: where the file is missing or damaged.
    """
    folder, _, rest = FILE.partition("/")
    file = resources.files(f"dateline.{folder}") / rest
    try:
        return calibration_from(json.loads(file.read_text("utf-8")))
    except (OSError, ValueError) as error:
        raise CalibrationError(f"{file} cannot be read ({error}); reinstall dateline to restore it") from error


def calibrated(field: str, score: float) -> float:
    """The confidence that rows carry, rounded to three places, for an engine's ``score`` of a claim of ``field``."""
    return round(load_calibration().confidence(field, score), 3)
