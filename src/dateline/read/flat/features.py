"""What a line of a flattened page looks like: the features of the line model.

Everything is said about the line alone, its neighbours, or its place by the page's main run of prose; nothing about
the page's address or who published it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from dateline.text.language import any_stopword

from ..patterns.agencies import agency_named, agency_within
from ..patterns.bylines import is_byline, is_person_name, opens_byline
from ..patterns.credits import is_copyright_notice, is_credit, is_labelled_caption, split_credit
from ..patterns.dateline import find_dateline
from ..patterns.dates import find_age, find_dates, is_date_line, is_day
from ..patterns.furniture import furniture_phrase
from .lines import Line

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CLOSED = re.compile(r"[.!?…。！？]['\"”’»)\]」』]{0,3}$|[”»」』]$|[.!?]\s?[)\]]$")
_STOP_INSIDE = re.compile(r"[.!?]['\"”’»)]?\s+['\"“‘«(„]?[A-ZÀ-ÖØ-ÞА-Я0-9]|[。！？].")
_QUOTE = re.compile(r"[“”\"«»„「」]")
_URL = re.compile(r"https?://|www\.|\w@\w+\.\w|\.(?:com|net|org|de|co\.uk)\b", re.IGNORECASE)
_TITLE_SEPARATOR = re.compile(r"\s[|–—·•»:-]{1,2}\s")
_MARKS = {" | ": "pipe", "»": "guillemet", "·": "dot", "©": "copyright", "?": "asks", "#": "hash"}
_REACH = 3
"""Neighbours looked at on either side."""
_PROSE_WORDS, _BREAK_COST, _RUN_WORDS = 8, 8.0, 5


@dataclass(frozen=True, slots=True)
class PageView:
    """What the lines of a page are judged against: its main run of prose."""

    run: tuple[int, int]
    """First and last line (exclusive) of the main run of prose; empty where there is none."""
    vocabulary: Counter[str]
    """In how many lines of the main run each content word stands."""


def features_of(lines: list[Line]) -> list[list[str]]:
    """Names of the features that each line has."""
    own = [_own_features(line) for line in lines]
    core = [_core_features(line, set(names)) for line, names in zip(lines, own, strict=True)]
    view = page_view(lines)
    place = _place_features(lines, view)
    repeats = _repeat_features(lines, view)
    sections = _section_features(lines)
    out = []
    for i, line in enumerate(lines):
        names = ["bias", *own[i], *place[i], *repeats[i], *sections[i], *_topic_features(line, view)]
        for offset in range(-_REACH, _REACH + 1):
            if offset:
                j = i + offset
                near = core[j] if 0 <= j < len(lines) else ("edge",)
                names += [f"{offset}:{name}" for name in near]
        names += _pair_features(lines, i)
        out.append(names)
    return out


def is_prose(line: Line) -> bool:
    """Whether a line has the length and the close of a sentence."""
    return line.words >= _PROSE_WORDS and bool(_CLOSED.search(line.text[-8:]))


def page_view(lines: list[Line]) -> PageView:
    """The run of lines with the greatest sum, where prose adds its words and any other line costs, and its words."""
    best = (0.0, 0, 0)
    total, start = 0.0, 0
    for i, line in enumerate(lines):
        total += line.words if is_prose(line) else -_BREAK_COST
        if total <= 0:
            total, start = 0.0, i + 1
        elif total > best[0]:
            best = (total, start, i + 1)
    run = (best[1], best[2])
    vocabulary: Counter[str] = Counter()
    for line in lines[run[0] : run[1]]:
        if line.words >= _RUN_WORDS:
            vocabulary.update(set(content_words(line.text)))
    return PageView(run, vocabulary)


def content_words(text: str) -> list[str]:
    """The words of ``text`` that tell what it is about, cut to their first letters so that endings do not matter."""
    stop = any_stopword()
    found = (word.casefold() for word in _WORD.findall(text))
    return [word[:7] for word in found if len(word) > 3 and word not in stop]


def _bin(value: float, edges: tuple[float, ...]) -> int:
    return sum(value >= edge for edge in edges)


_WORDS = (1.5, 2.5, 3.5, 5, 7, 10, 14, 20, 30, 45, 80)


def _own_features(line: Line) -> list[str]:
    text = line.text[line.bullet :]
    words = _WORD.findall(text[:1500])
    names = [f"words={_bin(line.words, _WORDS)}", f"end={_ending(text)}", f"start={_opening(text)}"]
    closed = bool(_CLOSED.search(text[-8:]))
    names.append(f"len-end={_bin(line.words, (4, 8, 14, 25))}/{'.' if closed else _ending(text)}")
    if line.bullet:
        mark = line.text[0]
        names += [f"bullet={'n' if mark.isdigit() else mark}", f"bullet-words={_bin(line.words, (4, 8, 14, 25))}"]
    stops = len(_STOP_INSIDE.findall(text[:2000]))
    names.append(f"stops={min(stops, 4)}")
    if words:
        capital = sum(w[0].isupper() for w in words) / len(words)
        function = sum(w.casefold() in any_stopword() for w in words) / len(words)
        names.append(f"capital={_bin(capital, (0.1, 0.25, 0.4, 0.6, 0.85, 0.99))}/{_bin(line.words, (4, 9))}")
        names.append(f"function={_bin(function, (0.01, 0.15, 0.3, 0.45))}/{_bin(line.words, (4, 9))}")
        if len(text) > 3 and text.upper() == text and text.lower() != text:
            names.append("upper")
    else:
        names.append("wordless")
    digits = sum(ch.isdigit() for ch in text[:300])
    names.append(f"digits={_bin(digits / max(1, min(len(text), 300)), (0.01, 0.08, 0.2, 0.5))}")
    names.append(f"commas={min(text.count(',') + text.count('、') + text.count('，'), 4)}")
    quotes = len(_QUOTE.findall(text[:1500]))
    names.append(f"quotes={min(quotes, 3)}")
    names += [f"has={name}" for mark, name in _MARKS.items() if mark in text[:400]]
    if _URL.search(text[:400]):
        names.append("has=url")
    return names + _pattern_features(text, line)


def _pattern_features(text: str, line: Line) -> list[str]:
    names = []
    if found := furniture_phrase(text):
        names.append(f"furniture={found.kind}/{found.where}")
        names.append(f"furniture-where={found.where}/{_bin(line.words, (4, 9, 20))}")
    if line.words > 60:
        return names
    if is_credit(text):
        names.append("credit")
    elif split_credit(text).credits:
        names += ["credited", f"credited/{_bin(line.words, (8, 20))}"]
    if is_labelled_caption(text):
        names.append("caption-label")
    if is_copyright_notice(text):
        names.append("copyright-notice")
    if line.words <= 30:
        if opens_byline(text):
            names.append(f"by/{_bin(line.words, (6, 12))}")
        if is_byline(text):
            names.append("byline")
        if is_person_name(text.strip(" ,.|")):
            names.append("person")
        if agency_named(text):
            names.append("agency")
        elif agency_within(text, 160):
            names.append("agency-within")
        dates = find_dates(text, day_first=True)
        if dates:
            names.append(f"dates={min(len(dates), 2)}/{_bin(line.words, (5, 10, 20))}")
            timed = any(len(date.value) > 10 for date in dates)
            names.append(f"timed={timed}")
            if any(date.sense for date in dates):
                names.append("dated-sense")
        if is_date_line(text) if dates else is_day(text):
            names.append("date-line")
        if find_age(text):
            names.append(f"age/{_bin(line.words, (4, 9))}")
    if find_dateline(text):
        names.append("dateline")
    return names


_CORE = ("end=", "upper", "furniture-where=", "credit", "caption-label", "byline", "person", "date-line", "age", "by/")


def _core_features(line: Line, own: set[str]) -> tuple[str, ...]:
    prose = is_prose(line)
    size = _bin(line.words, (2, 4, 8, 14, 25, 45))
    names = [f"size={size}{'.' if prose else ''}{'*' if line.bullet else ''}"]
    names += [name for name in own if name.startswith(_CORE)]
    return tuple(names)


def _place_features(lines: list[Line], view: PageView) -> list[list[str]]:
    """Where each line stands on the page and by the main run, and how much prose is around it."""
    first, last = view.run
    total = len(lines)
    weights = [line.words if is_prose(line) else 0.0 for line in lines]
    sums = [0.0]
    for weight in weights:
        sums.append(sums[-1] + weight)
    whole = sums[-1] or 1.0
    out = []
    for i in range(total):
        names = []
        if first <= i < last:
            names.append(f"run=in/{_bin(i - first, (1, 2, 4))}/{_bin(last - 1 - i, (1, 2, 4))}")
            names.append("run=in")
        else:
            side, distance = ("before", first - i) if i < first else ("after", i - last + 1)
            names.append(f"run={side}/{_bin(distance, (2, 3, 4, 6, 9, 14, 25, 50))}")
            names.append(f"run={side}")
        before, after = sums[i], whole - sums[i + 1]
        names.append(f"before={_bin(before / whole, (0.001, 0.05, 0.15, 0.5, 0.9))}")
        names.append(f"after={_bin(after / whole, (0.001, 0.05, 0.15, 0.5, 0.9))}")
        left, right = max(0, i - 5), min(total, i + 6)
        around = sums[right] - sums[left] - weights[i]
        names.append(f"around={_bin(around, (1, 15, 40, 80, 150, 300))}")
        up, down = sums[i] - sums[max(0, i - 4)], sums[min(total, i + 5)] - sums[i + 1]
        names.append(f"flow={_bin(up, (1, 20, 80))}{_bin(down, (1, 20, 80))}")
        names.append(f"index={_bin(i, (1, 3, 10, 30, 100))}")
        names.append(f"from-end={_bin(total - i, (2, 5, 20, 60))}")
        names.append(f"span={_bin((i + 1) / total, (0.1, 0.3, 0.6, 0.9))}")
        out.append(names)
    return out


def line_key(line: Line) -> str:
    """The words of a line without case, marks and list mark: equal for lines that say the same."""
    return _key(line.text[line.bullet :])


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text[:600].casefold()))[:200]


def _repeat_features(lines: list[Line], view: PageView) -> list[list[str]]:
    """Lines that stand on the page more than once, as a whole or cut off, and lines that hold another's words."""
    keys = [line_key(line) for line in lines]
    counts = Counter(keys)
    seen: set[str] = set()
    heads = Counter(key[:40] for key in keys if len(key) >= 40)
    head_seen: set[str] = set()
    titles = _title_parts(lines)
    out = []
    for i, (line, key) in enumerate(zip(lines, keys, strict=True)):
        names = []
        where = "before" if i < view.run[0] else "in" if i < view.run[1] else "after"
        if key and counts[key] > 1 and line.words >= 2:
            order = "again" if key in seen else "first"
            names += [f"repeat={order}/{where}", f"repeat={order}/{_bin(line.words, (4, 8))}/{_bin(counts[key], (3,))}"]
        seen.add(key)
        if len(key) >= 40:
            if heads[key[:40]] > 1 and counts[key] == 1:
                names.append(f"same-head={'again' if key[:40] in head_seen else 'first'}")
            head_seen.add(key[:40])
        if key in titles and line.words >= 3:
            names += ["page-title", f"page-title/{where}"]
        if i == 0 and line.words >= 3:
            names.append("first-line")
        out.append(names)
    return out


def _title_parts(lines: list[Line]) -> set[str]:
    """The parts of what may be the page's title, which flattened pages keep as "Headline | Site" near the top."""
    parts: set[str] = set()
    for line in lines[:3]:
        pieces = _TITLE_SEPARATOR.split(line.text[:300])
        if len(pieces) > 1:
            parts.update(key for piece in pieces if len(key := _key(piece)) >= 15)
    return parts


def _section_features(lines: list[Line]) -> list[list[str]]:
    """How far back furniture opened ("Related stories"), and how many words have followed it."""
    out: list[list[str]] = []
    kind, distance, words = "", 99, 0.0
    for line in lines:
        names = []
        if kind and distance < 12:
            names.append(f"section={kind}/{_bin(distance, (2, 4, 8))}/{_bin(words, (20, 60))}")
        out.append(names)
        found = furniture_phrase(line.text[line.bullet :]) if line.words < 9 else None
        if found and found.where == "line":
            kind, distance, words = found.kind, 0, 0.0
        distance += 1
        words += line.words if is_prose(line) else 0.0
    return out


def _topic_features(line: Line, view: PageView) -> list[str]:
    """How many of the line's content words the main run of prose holds too, in other lines."""
    words = set(content_words(line.text[:1500]))
    if not words or not view.vocabulary:
        return ["topic=none"]
    inside = view.run[0] < view.run[1] and is_prose(line)
    shared = sum(view.vocabulary[word] > 0 for word in words)
    often = sum(view.vocabulary[word] > 1 for word in words)
    size = _bin(len(words), (3, 6))
    return [
        f"topic={_bin(shared / len(words), (0.01, 0.2, 0.4, 0.6, 0.8, 0.99))}/{size}",
        f"topic-often={_bin(often / len(words), (0.01, 0.15, 0.3, 0.5, 0.75))}/{size}",
        f"topic-prose={inside}/{_bin(often, (1, 2, 4))}",
    ]


def _pair_features(lines: list[Line], i: int) -> list[str]:
    """What the line and its neighbours have in common: lists of like lines."""
    names = []
    sizes = [lines[j].words for j in range(max(0, i - 3), min(len(lines), i + 4))]
    if sum(size < _RUN_WORDS for size in sizes) == len(sizes):
        names.append("short-run")
    if sum(bool(lines[j].bullet) for j in range(max(0, i - 2), min(len(lines), i + 3))) >= 3:
        names.append("list-run")
    return names


def _ending(text: str) -> str:
    tail = text[-8:]
    if text.endswith(("...", "…")):
        return "cut"
    if _CLOSED.search(tail):
        return "?" if "?" in tail[-2:] else "quote" if tail[-1] in "”\"’'»」』" else "."
    return text[-1] if text[-1] in ":,;)|-–" else "digit" if text[-1].isdigit() else "letter"


def _opening(text: str) -> str:
    first = text[0]
    if first in "“\"‘'«„「":
        return "quote"
    if first.isdigit():
        return "digit"
    if first.islower():
        return "small"
    return "capital" if first.isupper() else "letter" if first.isalpha() else first if first in "([@#©|" else "other"
