"""Dates and times as page furniture prints them, read as ISO 8601, and relative ages ("2 hours ago")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from .lists import rows_of

DateSense = Literal["published", "modified"]

# By what it lacks: vowel signs of Indic and Thai script belong to a word, but are no letters to ``re``.
_WORD = r"[^\s\d!-/:-@\[-`{-~\u00a0-\u00bf\u2000-\u206f\u3000-\u303f]{3,14}"
_YEAR = r"((?:19|20|25)\d\d)"
"""A year of our era, or of the Buddhist one, which Thai pages write (2567 is 2024)."""
_BUDDHIST = 543
_OTHER_DIGIT = re.compile("[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59]")
_DIGITS = {zero + n: str(n) for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xE50) for n in range(10)}
"""Arabic, Persian, Devanagari, Bengali and Thai digits."""
_DIGIT = re.compile(r"\d")
_ANY_YEAR = re.compile(r"(?:19|20|25)\d\d")
_ANY_NUMERIC = re.compile(r"\d[./-]\d{1,2}[./-]\d")
"""What every date with a year holds, and every date in figures alone: quicker to look for than the dates."""
_DMY = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?[\s\-/]{{0,3}}(?:de |of )?({_WORD})\.?,?[\s\-/]{{0,3}}"
    rf"(?:de |del )?{_YEAR}(?!\d)"
)
_MDY = re.compile(rf"\b({_WORD})\.?\s{{0,2}}(\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,2}}{_YEAR}(?!\d)")
_DM = re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?\s{{1,2}}(?:de |of )?({_WORD})\b(?!\.?,?\s?\d{{4}})")
_MD = re.compile(rf"\b({_WORD})\.?\s{{1,2}}(\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?!,?\s?\d{{4}})")
_ISO = re.compile(rf"(?<!\d){_YEAR}([-/.])(\d{{1,2}})\2(\d{{1,2}})(?!\d)")
_NUM = re.compile(r"(?<![\d.])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?![\d])")
_YMD = re.compile(rf"(?<!\d){_YEAR}[.,]?(?: m\.)?[\s-]{{1,2}}({_WORD})\.?[\s-]{{1,2}}(\d{{1,2}})(?![\d:])")
_YDM = re.compile(rf"(?<!\d){_YEAR}\. gada (\d{{1,2}})\. ({_WORD})")
_CJK = re.compile(rf"{_YEAR}\s?[年년]\s?(\d{{1,2}})\s?[月월]\s?(\d{{1,2}})\s?[日일]")
_TIME = re.compile(
    r"(?<![\d:.])(\d{1,2})(?:\s?[:h時시]\s?|\.)(\d{2})(?::(\d{2})(?:\.\d{1,6})?)?\s?(?:分|분|Uhr)?\s?([ap]\.?\s?m\b\.?)?",
    re.IGNORECASE,
)
_HOUR = re.compile(r"(?<![\d:.])(\d{1,2})\s?([ap]\.?m\b\.?)", re.IGNORECASE)
_ZONE = re.compile(
    r"\s?\(?(?:(UTC|GMT|Z)?\s?([+-])(\d{1,2})(?::?(\d\d))?(?!\d)|([A-Za-zА-Яİ]{1,5})\b(?![:\d]))\)?",
)
_BETWEEN = re.compile(
    r"(?:[\s,|·•@–—()\-/T]|\b(?:at|um|à|às|as|kl|klo|ore|alle|saat|в|о|a las|den)\b\.?){0,6}", re.IGNORECASE
)
_CHANGED_AFTER = re.compile(
    r"[\s,)]{0,3}(?:Uhr\s)?(?:geändert|aktualisiert|bearbeitet|modified|updated|edited|modifié)\b"
)
_GAP = 16
"""Code points between a date and its time of day."""


@dataclass(frozen=True, slots=True)
class DateMatch:
    """A date in a line: ``value`` in ISO 8601 (a day, or a time to the minute or second; an offset only where the
    line states one), what the line says it is, and its span."""

    value: str
    sense: DateSense | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Age:
    """A relative age: how long ago, the size of the unit it is given in (both in minutes) and its span."""

    minutes: int
    unit: int
    start: int
    end: int


@cache
def _months() -> dict[str, int]:
    return {name: int(row["month"]) for row in rows_of("months.tsv") for name in row["names"].split("|")}


@cache
def _zones() -> dict[str, str]:
    return {row["zone"]: row["offset"] for row in rows_of("zones.tsv")}


@cache
def _senses() -> dict[str, frozenset[str]]:
    return {row["sense"]: frozenset(row["words"].split("|")) for row in rows_of("date_words.tsv")}


def is_day(text: str) -> bool:
    """Whether the whole of ``text`` is a day as datelines print it: "March 3", "Mon, 3 mars 2024", "Nov. 6"."""
    words = [w for w in re.split(r"[\s,./]+", text.strip(" .,()")) if w]
    if not 1 < len(words) <= 5:
        return False
    known = _months()
    if sum(word.casefold() in known for word in words) != 1:
        return False
    days = sum(bool(re.fullmatch(r"\d{1,2}(?:st|nd|rd|th|er)?", word)) for word in words)
    years = sum(bool(re.fullmatch(r"(?:19|20)\d\d", word)) for word in words)
    beside = sum(word.casefold() in _senses()["beside"] and word.casefold() not in known for word in words)
    return days == 1 and 1 + days + years + beside == len(words)


def find_dates(
    line: str, *, day_first: bool | None = None, year: int | None = None, limit: int = 400
) -> tuple[DateMatch, ...]:
    """The absolute dates in the first ``limit`` code points of ``line``, in order.

    Args:
        line: one line or a short text.
        day_first: how to read "3/4/2024": True day first, False month first, None not at all.
        year: the year of a date that states none ("Nov 19, 6:55 AM"); without it such a date is not given.
        limit: code points looked at.

    Returns:
        Dates with their time of day where one stands beside them.
    """
    text = line[:limit]
    return _dates_in(text, day_first, year) if _DIGIT.search(text) is not None else ()


@lru_cache(maxsize=2048)
def _dates_in(text: str, day_first: bool | None, year: int | None) -> tuple[DateMatch, ...]:
    """The dates of a text that holds a digit; kept, for a page's few dated lines are read for many reasons."""
    found: list[DateMatch] = []
    if not text.isascii() and _OTHER_DIGIT.search(text) is not None:
        text = text.translate(_DIGITS)
    bound = 0
    for start, end, day in _days(text, day_first, year):
        if start < bound:
            continue
        value, first, last = _with_time(text, start, end, day, bound)
        sense = _sense(text[bound:first])
        if sense is None and _CHANGED_AFTER.match(text, last):
            sense = "modified"
        found.append(DateMatch(value, sense, first, last))
        bound = last
    return tuple(found)


def _days(text: str, day_first: bool | None, year: int | None) -> list[tuple[int, int, datetime]]:
    days = [*_yearless_days(text, year)] if year is not None else []
    days += _full_days(text, day_first)
    return sorted(days, key=lambda item: (item[0], -item[1])) if len(days) > 1 else days


def _yearless_days(text: str, year: int) -> Iterator[tuple[int, int, datetime]]:
    months = _months()
    for pattern, day, month in ((_DM, 1, 2), (_MD, 2, 1)):
        for m in pattern.finditer(text):
            if (when := _day(str(year), months.get(m[month].casefold()), m[day])) is not None:
                yield m.start(), m.end(), when


@lru_cache(maxsize=2048)
def _full_days(text: str, day_first: bool | None) -> tuple[tuple[int, int, datetime], ...]:
    """Spans of the days that state their year; kept, for they are looked for with and without a year for others."""
    return tuple((m.start(), m.end(), day) for m, day in _candidates(text, day_first) if day is not None)


def _candidates(text: str, day_first: bool | None) -> Iterator[tuple[re.Match[str], datetime | None]]:
    months = _months()
    if _ANY_YEAR.search(text) is not None:
        yield from _with_year(text, months)
    for m in _NUM.finditer(text) if _ANY_NUMERIC.search(text) is not None else ():
        yield m, _numeric(*m.groups(), day_first=day_first)


def _with_year(text: str, months: dict[str, int]) -> Iterator[tuple[re.Match[str], datetime | None]]:
    for m in _DMY.finditer(text):
        yield m, _day(m.group(3), months.get(m.group(2).casefold()), m.group(1))
    for m in _MDY.finditer(text):
        yield m, _day(m.group(3), months.get(m.group(1).casefold()), m.group(2))
    for m in _YMD.finditer(text):
        yield m, _day(m.group(1), months.get(m.group(2).casefold()), m.group(3))
    for m in _YDM.finditer(text) if " gada " in text else ():
        yield m, _day(m.group(1), months.get(m.group(3).casefold()), m.group(2))
    for m in _ISO.finditer(text):
        yield m, _day(m.group(1), m.group(3), m.group(4))
    for m in _CJK.finditer(text) if not text.isascii() else ():
        yield m, _day(*m.groups())


def _numeric(first: str, mark: str, second: str, year: str, *, day_first: bool | None) -> datetime | None:
    if len(year) == 2:
        if len(first) != 2 or len(second) != 2:
            return None
        year = "20" + year
    a, b = int(first), int(second)
    if mark == "." or a > 12:
        return _day(year, b, a)
    if b > 12:
        return _day(year, a, b)
    if a == b or day_first is not None:
        return _day(year, b if day_first else a, a if day_first else b)
    return None


def _day(year: str, month: int | str | None, day: int | str) -> datetime | None:
    try:
        return datetime(int(year) - (_BUDDHIST if int(year) >= 2500 else 0), int(month or 0), int(day))
    except ValueError:
        return None


def _with_time(text: str, start: int, end: int, day: datetime, bound: int) -> tuple[str, int, int]:
    """Value and span of a day with the time that follows it or, failing that, goes before it."""
    gap = _BETWEEN.match(text, end)
    at = gap.end() if gap else end
    if at - end <= _GAP and (time := _TIME.match(text, at) or _HOUR.match(text, at)) and (read := _clock(time)):
        offset, stop = _offset(text, time.end(), day, read)
        return _iso(day, read, offset), start, start + len(text[start:stop].rstrip())
    earlier = max(bound, start - 28)
    if _DIGIT.search(text, earlier, start) is None:
        return day.date().isoformat(), start, end
    for time in (*_TIME.finditer(text, earlier, start), *_HOUR.finditer(text, earlier, start)):
        read = _clock(time)
        if read is None:
            continue
        offset, stop = _offset(text, time.end(), day, read)
        between = text[stop:start] if stop <= start else "x"
        if re.fullmatch(r"[\s,|·•–—()\-/]*(?:on|am|le|den|vom|of)?\s*(?:[^\W\d_]{2,12}\.?,?\s)?\s*", between):
            return _iso(day, read, offset), time.start(), end
    return day.date().isoformat(), start, end


def _clock(time: re.Match[str]) -> tuple[int, int, int | None] | None:
    groups = time.groups()
    hour, minute, second, half = (groups[0], "0", None, groups[1]) if len(groups) == 2 else groups
    h, m = int(hour), int(minute)
    if half:
        if not 1 <= h <= 12:
            return (h, m, None) if h <= 23 else None
        h = h % 12 + (12 if half[0] in "pP" else 0)
    if h > 23 or m > 59 or (second and int(second) > 59):
        return None
    return h, m, int(second) if second else None


def _offset(text: str, at: int, day: datetime, clock: tuple[int, int, int | None]) -> tuple[str, int]:
    """The offset that a zone right after a time states ("" where none does), and where it ends."""
    zone = _ZONE.match(text, at)
    if zone is None:
        return "", at
    _, sign, hours, minutes, name = zone.groups()
    if sign:
        if int(hours) > 14 or (zone.group(1) is None and len(hours) + len(minutes or "") < 4):
            return "", at
        return f"{sign}{int(hours):02}:{minutes or '00'}", zone.end()
    offset = _zones().get(name, "")
    if "/" in offset:
        moment = day.replace(hour=clock[0], minute=clock[1], tzinfo=ZoneInfo(offset))
        offset = moment.strftime("%z")[:3] + ":" + moment.strftime("%z")[3:]
    return (offset, zone.end()) if offset else ("", at)


def _iso(day: datetime, clock: tuple[int, int, int | None], offset: str) -> str:
    hour, minute, second = clock
    seconds = f":{second:02}" if second is not None else ""
    return f"{day.date().isoformat()}T{hour:02}:{minute:02}{seconds}{offset}"


@cache
def _sense_openings() -> frozenset[str]:
    """First words of the phrases that say what a date is."""
    return frozenset(phrase.split()[0] for sense in ("modified", "published") for phrase in _senses()[sense])


def _sense(before: str) -> DateSense | None:
    """What the words before a date say it is; the nearest word decides."""
    words = re.findall(r"[^\W\d_]+", before.casefold())[-6:]
    senses = _senses()
    openings = _sense_openings()
    for i in range(len(words) - 1, -1, -1):
        if words[i] not in openings:
            continue
        for phrase in (" ".join(words[i:j]) for j in range(len(words), i, -1)):
            if phrase in senses["modified"]:
                return "modified"
            if phrase in senses["published"]:
                return "published"
    return None


def sense_alone(line: str) -> DateSense | None:
    """What a label says of the date that follows it ("Last updated:"); None where the line is no such label."""
    if len(line) > 40:
        return None
    words = " ".join(re.findall(r"[^\W\d_]+", line.casefold()))
    senses = _senses()
    for sense in ("modified", "published"):
        if words in senses[sense] or words.rsplit(" ", 1)[0] in senses[sense]:
            return sense
    return None


def is_date_line(line: str, *, day_first: bool | None = True) -> bool:
    """Whether ``line`` says a date and hardly anything else ("Published: Nov 6, 2021, 9:05 PM")."""
    if len(line) > 160:
        return False
    if _DIGIT.search(line) is None:
        return False
    dates = find_dates(line, day_first=day_first)
    yearless = not dates
    dates = dates or find_dates(line, day_first=day_first, year=2000)
    rest, at = [], 0
    for date in dates:
        rest.append(line[at : date.start])
        at = date.end
    rest.append(line[at:])
    left = re.findall(r"[^\W_]+", " ".join(rest).casefold())
    known = _known_words()
    if dates:
        return sum(w not in known for w in left) <= (0 if yearless else 2)
    senses = _senses()
    return is_day(" ".join(w for w in left if w not in senses["published"] and w not in senses["modified"]))


@cache
def _known_words() -> frozenset[str]:
    """Words that may stand beside a date, and the names of zones."""
    words = {w for words in _senses().values() for phrase in words for w in phrase.split()}
    return frozenset(words | {zone.casefold() for zone in _zones()})


_UNITS = {
    1: "minute|minutes|min|mins|minuten|minuto|minutos|minuti|minuta|minuter|minutter|dakika|минуту|минуты|минут|"
    "分钟|分|분",
    60: "hour|hours|hr|hrs|h|stunde|stunden|std|heure|heures|hora|horas|ora|ore|timme|timmar|tim|time|timer|uur|"
    "saat|час|часа|часов|小时|小時|時間|시간",
    1440: "day|days|d|tag|tagen|tage|jour|jours|día|días|dia|dias|giorno|giorni|dag|dage|dagar|dager|dagen|gün|"
    "день|дня|дней|天|日|일",
    10080: "week|weeks|w|wk|wks|woche|wochen|semaine|semaines|semana|semanas|settimana|settimane|uke|uker|vecka|"
    "veckor|uge|uger|weken|hafta|неделю|недели|недель|周|週間",
    43200: "month|months|mo|monat|monaten|mois|mes|meses|mês|mese|mesi|måned|måneder|månad|månader|maand|maanden|"
    "ay|месяц|месяца|месяцев|个月|か月",
    525600: "year|years|yr|yrs|jahr|jahren|an|ans|año|años|ano|anos|anno|anni|år|jaar|yıl|год|года|лет|年",
}
_MINUTES = {name: minutes for minutes, names in _UNITS.items() for name in names.split("|")}
_AGE = re.compile(
    r"(?:(vor|hace|il y a|há)\s)?(?<!\w)(\d{1,3}|an?|one|einer|einem|una?|une)\s?([^\W\d_]{1,8})\.?"
    r"(?:\s(ago|fa|atrás|siden|sedan|geleden|önce|назад)\b|(前|전))?",
    re.IGNORECASE,
)
_AGE_MARK = re.compile(r"ago|vor |hace |il y a|há |fa\b|siden|sedan|geleden|önce|назад|atrás", re.IGNORECASE)
"""What a relative age without figures holds ("an hour ago")."""
_ONE = {"a", "an", "one", "einer", "einem", "un", "una", "une"}


def find_age(line: str, limit: int = 200) -> Age | None:
    """The first relative age in ``line`` ("2 hours ago", "vor 3 Tagen", "il y a 2 heures"), or None.

    A short form without "ago" counts when it is the whole line ("3h").
    """
    text = line[:limit]
    if _DIGIT.search(text) is None and _AGE_MARK.search(text) is None:
        return None
    for m in _AGE.finditer(text):
        before, number, unit, after, cjk = m.groups()
        minutes = _MINUTES.get(unit.casefold())
        if cjk is None and minutes is None and unit[-1] in "前전":
            minutes, cjk = _MINUTES.get(unit[:-1]), unit[-1]
        whole = m.group().strip() == text.strip() and number.isdigit() and len(unit) <= 3
        if minutes is None or not (before or after or cjk or whole):
            continue
        count = 1 if number.casefold() in _ONE else int(number)
        return Age(count * minutes, minutes, m.start(), m.end())
    return None


def instant(value: str) -> datetime:
    """The moment of an ISO 8601 value as a naive datetime in its own zone; a day gives its midnight."""
    return datetime.fromisoformat(value).replace(tzinfo=None)
