"""Time expressions: where a text says when, and what the words say before any calendar is known."""

from .finder import find_times
from .tense import tense_around
from .types import (
    Calendar,
    Interval,
    Length,
    Modifier,
    Part,
    Reference,
    Relative,
    Repetition,
    TimeExpression,
    TimeOfDay,
    TimexType,
    Unit,
)

__all__ = [
    "Calendar",
    "Interval",
    "Length",
    "Modifier",
    "Part",
    "Reference",
    "Relative",
    "Repetition",
    "TimeExpression",
    "TimeOfDay",
    "TimexType",
    "Unit",
    "find_times",
    "tense_around",
]
