"""Quantities as ranges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["count", "ordinal", "percent", "money", "age", "measure", "year", "time", "score", "label"]
"""What a number numbers. Only ``count`` is how many; ``label`` is a number that names (a flight, a street, a phone)."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number phrase of a text and the range that it stands for, both ends inclusive.

    ``start``/``end`` span the whole phrase ("at least 12"), in code points. ``low`` None is "up to high", ``high`` None
    "at least low"; a figure with decimals is rounded outwards. ``unit_start``/``unit_end`` span the noun counted
    ("security guards") where it directly follows. ``approximate`` marks "about 12", whose ends stay 12.
    """

    start: int
    end: int
    low: int | None
    high: int | None
    kind: Kind = "count"
    approximate: bool = False
    unit_start: int | None = None
    unit_end: int | None = None
