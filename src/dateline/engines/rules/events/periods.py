"""Counts of a year or a campaign ("344 shootings this year"), which are no event's toll."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from .tree import View

REACH = 14
"""Words between a number and the words for the period that it is of."""
HEAD_REACH = 8
"""The same for what is tallied before the number ("the number of homicides this year to 344")."""


@dataclass(frozen=True, slots=True)
class _Words:
    marks: re.Pattern[str]
    weak: re.Pattern[str]
    verbs: re.Pattern[str]
    heads: re.Pattern[str]
    apart: re.Pattern[str]
    events: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = tomllib.loads((files("dateline.data") / "lexicon/events/periods.toml").read_text(encoding="utf-8"))

    def any_of(*choices: str) -> re.Pattern[str]:
        return re.compile(rf"(?<!\S)(?:{'|'.join(choices)})(?!\S)")

    return _Words(
        any_of(*table["marks"]),
        any_of(*table["weak"]),
        any_of(table["verbs"]),
        any_of(table["heads"]),
        any_of(table["apart"]),
        frozenset(table["events"].split()),
    )


def of_period(view: View, first: int, last: int) -> bool:
    """Whether the number at tokens ``first`` to ``last`` (included) counts what a year, a month or a campaign saw."""
    words = _words()
    behind = " ".join(view.low[last + 1 : last + 1 + REACH])
    before = " ".join(view.low[max(0, first - REACH) : first])
    if words.heads.search(" ".join(view.low[max(0, first - HEAD_REACH) : first])):
        return True
    for pattern, strong in ((words.marks, True), (words.weak, False)):
        after = pattern.search(behind)
        ahead = None if after else _last(pattern, before)
        found = after or ahead
        if found is None:
            continue
        between = behind[: found.start()] if after else before[found.end() :]
        if words.apart.search(between) or ";" in between or (ahead and not _opens(between)):
            continue
        events = bool(words.events & set(view.low[last + 1 : last + 4]))
        if strong or events or (words.verbs.search(behind) and "year" in found.group()):
            return True
    return False


def _opens(between: str) -> bool:
    """Whether a period named before a number is said of its clause: "since January, 40 people"."""
    words = between.split()
    return words[:1] == [","] or (len(words) <= LEAD and "and" not in words)


LEAD = 4
"""Words between a period that opens a clause, without a comma behind it, and the number."""


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text):
        found = match
    return found
