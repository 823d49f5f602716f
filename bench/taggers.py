"""Taggers of time expressions beside which Dateline is measured. Run by the Python that has them: ``taggers.py NAME``.

Reads documents (JSON lines with ``id``, ``text`` and ``dct``) from standard input and writes ``{"id", "seconds",
"times": [{"start", "end", "type", "value"}]}``, values mapped to TIMEX3 as far as each says enough. Standard library
only, but for the tagger itself. Not here: HeidelTime and SUTime need Java (and HeidelTime TreeTagger).
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from importlib import import_module
from typing import Any

Found = Iterator[tuple[int, int, str, str]]
"""Start, end, TIMEX3 type and value."""
_LINE = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*")


def _dateparser(text: str, written: datetime) -> Found:
    """``search_dates``, with the precision that the parser states of each ("day", "month", "year", "time")."""
    search = import_module("dateparser.search").search_dates
    settings = {"RELATIVE_BASE": written, "PREFER_DATES_FROM": "past"}
    parser = import_module("dateparser.date").DateDataParser(languages=["en"], settings=settings)
    for line in _LINE.finditer(text):
        at = line.start()
        for words, when in search(line.group(), languages=["en"], settings=settings) or ():
            start = text.find(words, at, line.end())
            if start < 0:
                continue
            at = start + len(words)
            period = parser.get_date_data(words).period or "day"
            yield start, at, *_at_precision(when, period)


def _at_precision(when: datetime, period: str) -> tuple[str, str]:
    if period == "time":
        return "TIME", f"{when:%Y-%m-%dT%H:%M}"
    week = when.isocalendar()
    names = {"year": f"{when:%Y}", "month": f"{when:%Y-%m}", "week": f"{week.year}-W{week.week:02}"}
    return "DATE", names.get(period, f"{when:%Y-%m-%d}")


def _dateutil(text: str, written: datetime) -> Found:
    """``parse(fuzzy_with_tokens=True)`` of each sentence: one day at most, from the first word it used to the last."""
    parse = import_module("dateutil.parser").parse
    for sentence in _SENTENCE.finditer(text):
        try:
            when, skipped = parse(sentence.group(), fuzzy_with_tokens=True, default=written)
        except (ValueError, OverflowError):
            continue
        lead, tail = (skipped[0], skipped[-1]) if len(skipped) > 1 else (skipped[0] if skipped else "", "")
        start, end = sentence.start() + len(lead), sentence.end() - len(tail)
        if start < end and text[start:end].strip():
            yield start, end, "DATE", f"{when:%Y-%m-%d}"


def _recognizers(text: str, written: datetime) -> Found:
    """Microsoft Recognizers' ``recognize_datetime``, the reading in the past where it gives two."""
    module = import_module("ms_recognizers_date_time")
    for line in _LINE.finditer(text):
        for found in module.recognize_datetime(line.group(), module.Culture.English, reference=written):
            values = (found.resolution or {}).get("values") or [{}]
            kind = found.type_name.rpartition(".")[2]
            start, end = line.start() + found.start, line.start() + found.end + 1
            yield start, end, *_timex(kind, values[0])


def _timex(kind: str, value: dict[str, str]) -> tuple[str, str]:
    """A resolution in TIMEX3: its own ``timex`` where that is whole, else what its first reading resolves to."""
    types = {"duration": "DURATION", "set": "SET", "time": "TIME", "datetime": "TIME", "timerange": "TIME"}
    timex, begin = value.get("timex", ""), value.get("start", "")
    if timex.endswith("_REF"):
        return "DATE", timex
    named = types.get(kind, "DATE")
    if kind in {"duration", "set"} or (timex and not timex.startswith("(") and "XX" not in timex):
        return named, timex
    if "value" in value:
        return named, value["value"][:10] if named == "DATE" else value["value"][:16].replace(" ", "T")
    length = timex.rstrip(")").rpartition(",")[2]
    month = int(begin[5:7]) if begin[5:7].isdigit() else 1
    shapes = {"P1Y": begin[:4], "P1M": begin[:7], "P3M": f"{begin[:4]}-Q{(month + 2) // 3}", "P10Y": begin[:3]}
    return named, shapes.get(length, begin[:10] or timex)


TAGGERS: dict[str, Callable[[str, datetime], Found]] = {
    "dateparser": _dateparser,
    "dateutil": _dateutil,
    "recognizers": _recognizers,
}
"""Taggers by name; ``pip install dateparser``, ``python-dateutil``, ``ms-recognizers-text-date-time``."""


def main() -> None:
    """Tag the documents of standard input."""
    tagger = TAGGERS[sys.argv[1]]
    for line in sys.stdin:
        row: dict[str, Any] = json.loads(line)
        written = datetime.fromisoformat(row["dct"][:10])
        started = time.process_time()
        found = {(s, e): {"start": s, "end": e, "type": t, "value": v} for s, e, t, v in tagger(row["text"], written)}
        seconds = time.process_time() - started
        print(json.dumps({"id": row["id"], "seconds": seconds, "times": list(found.values())}))


if __name__ == "__main__":
    main()
