"""The dateline that opens a story: "BAGHDAD (AP) —", "LONDON, March 3 (Reuters) -", "Kabul: "."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .agencies import agency_named
from .dateline_cjk import find_cjk_dateline
from .dates import is_day
from .lists import words_of

_REACH = 140
"""Code points from the start of a paragraph within which a dateline must end."""
_LEAD = re.compile(r"[\s•*“\"]{0,6}(?:\((?:Updated|Update|Adds|Recasts|Aktualisiert)[^()]{0,40}\)\s?)?")
_DASH = re.compile(r"\s{0,4}(?:—|–|―|‒|--{1,3}|(?<=[\s).])-(?=\s)|\.-|\.—)(?:\s{0,4}|$)|\s?(?::|\|)\s{1,4}|\s/\s")
_SIGN = re.compile(r"[—–―‒:|/-]")
_FULL_STOP = re.compile(r"\.\s{1,3}")
_BRACKET = re.compile(r"\(([^()\n]{2,60})\)|/([A-Za-zА-Яа-я ]{2,20})/")
_LETTER = re.compile(r"[^\W\d_]")
_FIGURES = re.compile(r"\d{1,2}([./-])\d{1,2}\1(?:\d\d){1,2}|(?:19|20)\d\d-\d\d-\d\d")
_SHORT_YEAR = re.compile(r"(\d{1,2} ?[^\W\d_]{3,10}\.?|[^\W\d_]{3,10}\.? ?\d{1,2}),? ?['’]?\d\d")
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_SMALL = frozenset(
    "a al am an and au aux d da das de del der des di do dos du e el en es et i in la las le les los of on os the "
    "und y sur sous".split()
)
_KEEP = frozenset("US U.S. USA UK U.K. UAE U.A.E. UN U.N. EU DC D.C. NSW ACT NT WA SA BC B.C. NJ NY CA ISS".split())
_STATIONS = re.compile(r"[KWCX][A-Z]{2,3}(?:-?(?:TV|FM|AM|LD|\d{1,2}))?$")


@dataclass(frozen=True, slots=True)
class DatelineMatch:
    """A dateline inside a paragraph.

    ``place`` is in ordinary case ("St. Joseph, Mich."), ``agency`` the short name of a known agency or the bracket
    as printed, ``date`` the date as printed. ``start`` and ``end`` are code points into the paragraph; the span
    holds the dash and the space after it.
    """

    place: str | None
    agency: str | None
    date: str | None
    start: int
    end: int


def find_dateline(paragraph: str) -> DatelineMatch | None:
    """The dateline that opens ``paragraph``, or None.

    A place counts when it is in capitals before a dash, stands before an agency in brackets, or is a city that
    newsrooms file from ("Kabul: "). A known agency alone counts before a dash ("(CNN) —").
    """
    head = paragraph[:_REACH]
    lead = _LEAD.match(head)
    start = lead.end() if lead else 0
    # "(서울=연합뉴스)" opens with an ASCII bracket, "新华社北京" with a letter.
    far_east = head[start : start + 1] in "([" or head[start : start + 1] > "\u2e80"
    if far_east and (found := find_cjk_dateline(head, start)):
        place, agency, date, end = found
        return DatelineMatch(place, agency, date, start, end)
    return _with_bracket(head, start) or _with_dash(head, start) or _after_byline(head, start)


def _with_bracket(head: str, start: int) -> DatelineMatch | None:
    bracket = _BRACKET.search(head, start)
    if bracket is None:
        return None
    inside = (bracket.group(1) or bracket.group(2)).strip()
    before = head[start : bracket.start()].strip(" ,\u00a0")
    known = agency_named(inside) or agency_named(re.split(r"[/,]| (?=[A-Z])", inside)[0])
    dash = _DASH.match(head, bracket.end()) or _FULL_STOP.match(head, bracket.end())
    after = dash.end() if dash else bracket.end()
    date = None
    late = find_dash(head, bracket.end()) if dash is None else None
    if late is not None and _is_printed_day(head[bracket.end() : late.start()]):
        date, dash, after = head[bracket.end() : late.start()].strip(" ,"), late, late.end()
    if not before:
        # "(CNN) The mayor…" without a dash is common too, but only a known agency may stand alone.
        place = _place_after_agency(head, after) if known and dash else None
        if place:
            return place
        return DatelineMatch(None, known, date, start, after) if known and (dash or bracket.end() < 14) else None
    place_text, own_date = _split_date(before)
    caps = _is_caps(place_text.split(",")[0])
    agency = known or (inside if caps and dash and _looks_like_outlet(inside) else None)
    if agency is None or not place_text or not _plausible(place_text, caps or known is not None):
        return None
    if dash is None and place_text.upper() == place_text.lower():
        # No capital tells a place in Arabic or Chinese: the dash must.
        return None
    return DatelineMatch(_natural(place_text), agency, own_date or date, start, _past_space(head, after))


def _place_after_agency(head: str, at: int) -> DatelineMatch | None:
    """The Italian order, "(ANSA) - ROMA, 3 MAR -"."""
    dash = find_dash(head, at)
    if dash is None:
        return None
    place, date = _split_date(head[at : dash.start()].strip(" ,"))
    if not place or not _is_caps(place) or not _plausible(place, True):
        return None
    bracket = _BRACKET.search(head)
    agency = agency_named(bracket.group(1) or bracket.group(2)) if bracket else None
    return DatelineMatch(_natural(place), agency, date, bracket.start() if bracket else at, dash.end())


def find_dash(head: str, start: int) -> re.Match[str] | None:
    """The first dash, colon or bar that may end a dateline, with the space around it.

    What ``_DASH.search`` would find: but that pattern can start anywhere, and is tried where one of its signs is only.
    """
    for sign in _SIGN.finditer(head, start):
        at = sign.start()
        begin = at - 1 if at > start and head[at - 1] == "." else at
        least = max(start, begin - 4)
        while begin > least and head[begin - 1].isspace():
            begin -= 1
        for first in range(begin, at + 1):
            if found := _DASH.match(head, first):
                return found
    return None


def _with_dash(head: str, start: int) -> DatelineMatch | None:
    dash = find_dash(head, start)
    if dash is None or dash.start() == start:
        return None
    before = head[start : dash.start()].strip(" ,\u00a0")
    if len(head) - dash.end() < 12 or not _opens_sentence(head[dash.end() :]):
        return None
    mark = dash.group().strip()
    if agency := agency_named(before):
        printed = before.isupper() or " " in before
        return DatelineMatch(None, agency, None, start, dash.end()) if printed and mark != "|" else None
    place, date = _split_date(before)
    if not place:
        return None
    first = place.split(",")[0].strip()
    short = sum(ch.isalpha() for ch in first) < 4  # "NEW —", "WHO —" are labels far more often than Ulm or Goa
    caps = _is_caps(first) and not short and (mark not in {":", "|", "/"} or date is not None)
    if caps and _plausible(place, True) and _has_small(head, dash.end()):
        return DatelineMatch(_natural(place), None, date, start, dash.end())
    words = first.split()
    if agency := agency_named(words[-1]) if len(words) > 1 else None:
        # "BERLIN taz |" and "PARIS AFP -": the agency stands bare after the place.
        name = " ".join(words[:-1])
        return DatelineMatch(_natural(name), agency, date, start, dash.end()) if _plausible(name, True) else None
    if _is_city(first) and _plausible(place, False) and (mark != ":" or place == first or date):
        return DatelineMatch(_natural(place), None, date, start, dash.end())
    return None


def _after_byline(head: str, start: int) -> DatelineMatch | None:
    """The place that ends a byline or follows an agency: "By A. Writer, AHMEDABAD", "AFP, MANILA"."""
    if len(head) >= _REACH or "," not in head:
        return None
    at = head.rindex(",") + 1
    agency = agency_named(head[start : at - 1])
    if agency is None and head[start : start + 3].casefold() != "by ":
        return None
    place = head[at:].strip(" .\n")
    if not _is_caps(place) or len(place) < 4 or not _plausible(place, True) or agency_named(place):
        return None
    begin = at + len(head[at:]) - len(head[at:].lstrip())
    return DatelineMatch(_natural(place), agency, None, start if agency else begin, begin + len(place))


def _is_printed_day(text: str) -> bool:
    """Whether the whole of ``text`` is a day as datelines print it: also "4 MAY 90", "6/11/2021" and "Sunday"."""
    bare = text.strip(" .,()")
    if is_day(text) or _FIGURES.fullmatch(bare) is not None:
        return True
    if bare.casefold() in WEEKDAYS:
        return True
    year = _SHORT_YEAR.fullmatch(bare)
    return year is not None and is_day(year.group(1)) and any(ch.isdigit() for ch in year.group(1))


def _split_date(before: str) -> tuple[str, str | None]:
    """Part a head into its place and the date that ends it."""
    pieces = [piece.strip() for piece in before.split(",")]
    for i in range(1, len(pieces)):
        rest = ", ".join(pieces[i:])
        if _is_printed_day(rest):
            return ", ".join(pieces[:i]), rest.strip(" .")
    words = before.split()
    for i in range(1, min(len(words), 6)):
        if _is_printed_day(" ".join(words[i:])):
            return " ".join(words[:i]).rstrip(" ,"), " ".join(words[i:]).strip(" .")
    # A full stop stays only behind an abbreviation ("Mich."), which has no dot within four letters of its start.
    return (before if len(words[-1]) <= 7 and "," in before else before.rstrip(".")) if words else "", None


def _plausible(place: str, strong: bool) -> bool:
    words = place.split()
    if not words or len(words) > (7 if strong else 4) or place.count(",") > 2 or len(place) > 60:
        return False
    if any(ch.isdigit() or ch in '?!;:"“”()[]@#&%$€£' for ch in place) or not _LETTER.search(place):
        return False
    stop = words_of("dateline_stop.txt")
    if any(word.strip(",.").upper() in stop for word in words):
        return False
    return all(
        not word[:1].islower() or word.strip(",").casefold() in _SMALL or not word[:1].isalpha() for word in words
    )


def _is_caps(piece: str) -> bool:
    letters = [ch for ch in piece if ch.isalpha()]
    return len(letters) > 1 and piece.upper() == piece and any(ch.isupper() for ch in letters)


def _is_city(name: str) -> bool:
    cities = words_of("dateline_cities.txt")
    return name in cities or all(part.strip() in cities for part in name.split("/"))


def _looks_like_outlet(inside: str) -> bool:
    if any(ch in '?!;:"“”%' for ch in inside) or len(inside) > 40:
        return False
    return bool(_STATIONS.match(inside)) or (not inside[:1].isdigit() and inside[:1].isupper())


def _opens_sentence(rest: str) -> bool:
    first = rest.lstrip(" \"“‘'«„([\u00a0")[:1]
    return bool(first) and (first.isupper() or first.isdigit() or not first.isascii())


def _has_small(head: str, at: int) -> bool:
    # A line all in capitals is a heading, and its first words are no place.
    return any(ch.islower() for ch in head[at:]) or not any(ch.isupper() for ch in head[at:])


def _past_space(head: str, at: int) -> int:
    while at < len(head) and head[at] in " \u00a0":
        at += 1
    return at


def _natural(place: str) -> str:
    """``place`` in ordinary case: words in capitals are lowered but for their first letters."""
    words = place.replace("\u00a0", " ").split()
    return " ".join(_natural_word(word, first=i == 0) for i, word in enumerate(words))


def _natural_word(word: str, *, first: bool) -> str:
    bare = word.strip(",")
    if bare in _KEEP or bare.upper() != bare or sum(ch.isalpha() for ch in bare) < 2:
        return word
    if not first and bare.casefold() in _SMALL:
        return word.lower()
    parts = re.split(r"([-/’'.])", word.lower())
    out = []
    for i, part in enumerate(parts):
        small = i > 0 and ((part in _SMALL and "-" in parts) or (len(part) == 1 and parts[i - 1] in "'’"))
        out.append(part if small else part[:1].upper() + part[1:])
    name = "".join(out)
    return f"Mc{name[2:3].upper()}{name[3:]}" if name.startswith("Mc") and len(name) > 4 else name
