"""What a line of a flattened page looks like by itself, in numbers."""

from __future__ import annotations

import re
from typing import Final

from dateline.text.language import any_stopword

from ..patterns.agencies import agency_named, agency_within
from ..patterns.bylines import is_byline, is_job_title, is_person_name, opens_byline
from ..patterns.credits import caption_hints, is_copyright_notice, is_credit, is_labelled_caption, split_credit
from ..patterns.dateline import find_dateline
from ..patterns.dates import find_age, find_dates, is_date_line, is_day
from ..patterns.furniture import furniture_phrase
from .lines import Line
from .prose import ending, is_prose, opening

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_STOP_INSIDE = re.compile(r"[.!?]['\"”’»)]?\s+['\"“‘«(„]?[A-ZÀ-ÖØ-ÞА-Я0-9]|[。！？].")
_DIGIT = re.compile(r"\d")
_QUOTE = re.compile(r"[“”\"«»„「」]")
_URL = re.compile(r"https?://|www\.|\w@\w+\.\w|\.(?:com|net|org|de|co\.uk)\b", re.IGNORECASE)
_CLOCK = re.compile(r"(?<!\d)[012]?\d[:.h][0-5]\d(?!\d)")
_MONEY = re.compile(r"[$€£¥%]")
_LAST_BRACKET = re.compile(r"[(\[]([^()\[\]]{1,80})[)\]]?[.\s]{0,2}$")
_SEEN = 1_500
"""Code points of a line that are looked at."""
_KINDS = ("related", "sponsored", "promo", "navigation", "comments", "other")
_WHERE = {"in": 1.0, "start": 2.0, "line": 3.0}
_SENSES = {"published": 1.0, "modified": 2.0}
_MARKS = "•*+o»>-–—"

SHAPE: Final[tuple[str, ...]] = (
    "words", "characters", "prose", "ending", "opening", "bullet", "gap", "stops", "word length", "capitals",
    "function words", "upper case", "digits", "commas", "quotes", "question", "exclamation", "bar", "slash", "brackets",
    "colons", "dashes", "copyright sign", "address", "clock", "money", "hash", "dots", "last bracket",
    "capitals at the end", "furniture where", *(f"furniture {kind}" for kind in _KINDS), "credit", "credit share",
    "caption label", "caption hints", "copyright notice", "opens byline", "byline", "person", "job", "agency",
    "agency within", "dates", "time of day", "date sense", "date line", "date share", "age", "dateline",
)  # fmt: skip
"""Names of the numbers of :func:`line_shape`, in order."""


def line_shape(line: Line) -> list[float]:
    """The line's length, marks and case, and the standard forms that it is or holds; one number a name of `SHAPE`."""
    text = line.text[line.bullet :]
    seen = text[:_SEEN]
    words = _WORD.findall(seen)
    stop = any_stopword()
    count = len(words)
    tail = words[-4:]
    bracket = _LAST_BRACKET.search(text[-90:])
    return [
        line.words,
        float(line.end - line.start),
        float(is_prose(line)),
        ending(text),
        opening(text),
        float(1 + _MARKS.find(line.text[0])) if line.bullet else -1.0,
        float(line.gap),
        float(len(_STOP_INSIDE.findall(seen))),
        sum(map(len, words)) / count if count else 0.0,
        sum(word[0].isupper() for word in words) / count if count else -1.0,
        sum(map(stop.__contains__, map(str.casefold, words))) / count if count else -1.0,
        float(count > 0 and len(text) > 3 and text.upper() == text and text.lower() != text),
        len(_DIGIT.findall(seen)) / len(seen),
        float(seen.count(",") + seen.count("、") + seen.count("，")),
        float(len(_QUOTE.findall(seen))),
        float(text.count("?", 0, _SEEN)),
        float(text.count("!", 0, _SEEN)),
        float(seen.count("|") + seen.count("·") + seen.count("•")),
        float(seen.count("/")),
        float(seen.count("(") + seen.count("[")),
        float(seen.count(":")),
        float(seen.count(" - ") + seen.count("–") + seen.count("—")),
        float("©" in seen),
        float(_URL.search(seen[:400]) is not None),
        float(_CLOCK.search(seen[:200]) is not None),
        float(len(_MONEY.findall(seen))),
        float("#" in seen),
        float(text.endswith(("...", "…"))),
        float(len(bracket.group(1).split())) if bracket else -1.0,
        sum(word[0].isupper() for word in tail) / len(tail) if tail else -1.0,
        *_forms(text, line),
    ]


def _forms(text: str, line: Line) -> list[float]:
    furniture = furniture_phrase(text)
    where = _WHERE[furniture.where] if furniture else 0.0
    kinds = [where if furniture and furniture.kind == kind else 0.0 for kind in _KINDS]
    return [where, *kinds, *_picture_forms(text, line), *_signature_forms(text, line), float(bool(find_dateline(text)))]


def _picture_forms(text: str, line: Line) -> list[float]:
    if line.words > 90:
        return [0.0] * 5
    share = 0.0
    if whole := is_credit(text):
        share = 1.0
    elif (split := split_credit(text)).credits:
        share = sum(end - start for start, end in split.credits) / len(text)
    return [
        float(whole),
        share,
        float(is_labelled_caption(text)),
        float(caption_hints(text)),
        float(is_copyright_notice(text)),
    ]


def _signature_forms(text: str, line: Line) -> list[float]:
    """What tells a byline or a date line; nothing of it is looked for in a long line."""
    if line.words > 35:
        return [0.0] * 12
    dates = find_dates(text, day_first=True)
    sense = next((date.sense for date in dates if date.sense), None)
    return [
        float(opens_byline(text) > 0),
        float(is_byline(text)),
        float(is_person_name(text.strip(" ,.|"))),
        float(is_job_title(text)),
        float(agency_named(text) is not None),
        float(agency_within(text, 160) is not None),
        float(len(dates)),
        float(any(len(date.value) > 10 for date in dates)),
        _SENSES[sense] if sense else 0.0,
        float(is_date_line(text) if dates else is_day(text)),
        sum(date.end - date.start for date in dates) / len(text),
        float(find_age(text) is not None),
    ]
