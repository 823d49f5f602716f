"""What else a page names: countries, divisions and large cities in the text, as evidence for the names that matter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ..gazetteer import Entry, Gazetteer, Role

_RUN = re.compile(r"[A-Z][\w'’.-]*(?:[ \n](?:of )?[A-Z][\w'’.-]*){0,5}")
_DASH = re.compile(r"[-–—]")
MAX_TEXT = 20_000
"""Characters that are read: the names of a story stand in its opening."""
LARGE_CITY = 500_000
"""Smaller ones count only where they are a whole run of capitalised words, not a part of a longer name."""
LONGEST = 3
Found = dict[str, tuple[tuple[Entry, ...], int]]
"""Readings and number of mentions by name."""


def _tells(entry: Entry, whole: bool) -> bool:
    """Whether a name found by its capital is worth anything as evidence; ``whole``: no part of a longer name."""
    if entry.kind == "country":
        return entry.role in (Role.NAME, Role.DEMONYM)
    if entry.kind == "admin1":
        return entry.role in (Role.NAME, Role.SHORT, Role.DEMONYM)
    if entry.kind == "admin2":
        return entry.role == Role.NAME
    return entry.kind == "city" and (whole or entry.population >= LARGE_CITY) and entry.role != Role.DEMONYM


def _runs(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Capitalised words of ``text`` up to ``LONGEST`` in a row, the longest first, outside of ``taken``."""
    position = 0
    spans = sorted(taken)
    for found in _RUN.finditer(text):
        while position < len(spans) and spans[position][1] <= found.start():
            position += 1
        if position < len(spans) and spans[position][0] < found.end():
            continue
        yield found[0]


def sweep(text: str, taken: Sequence[tuple[int, int]], gazetteer: Gazetteer) -> Found:
    """Names in ``text``, outside of the spans ``taken``, that tell of a region."""
    counts: Counter[str] = Counter()
    readings: dict[str, tuple[Entry, ...]] = {}
    for run in _runs(text[:MAX_TEXT], taken):
        words = run.split()
        at = 0
        while at < len(words):
            for size in range(min(LONGEST, len(words) - at), 0, -1):
                name = " ".join(words[at : at + size]).rstrip(".'’-")
                name = name.removesuffix("'s").removesuffix("’s")
                if len(name) < 3 and name not in ("US", "UK"):
                    continue
                if name not in readings:
                    found = tuple(gazetteer.lookup(name)) if _worth(name) else ()
                    readings[name] = found if found and not found[0].designator else ()
                if any(_tells(entry, size == len(words)) for entry in readings[name]):
                    counts[name] += 1
                    break
            else:
                size = 1
            at += size
    return {name: (readings[name], n) for name, n in counts.items()}


def _worth(name: str) -> bool:
    return not name.isupper() or len(name) > 3 or name in ("US", "UK", "UAE", "DRC")
