"""Times of the day: clock times with their zone, noon and midnight."""

from __future__ import annotations

from dataclasses import replace

from ..quantity.numerals import UNITS
from ..quantity.tokens import Tokens
from .lexicon import lexicon
from .match import DASHES, Match, skip
from .types import TimeOfDay

TIME_OF_DAY_SIGNS = frozenset(
    {"at", "by", "from", "to", "until", "till", "about", "around", "before", "after", "since"}
)
HALF_DAYS = {"am": 0, "pm": 12}


def clock(tokens: Tokens, i: int) -> Match | None:
    """``9:05 p.m.``, ``3 a.m. local time``, ``16:08 UTC``, ``0600 GMT``, ``noon``, ``9 o'clock``."""
    word = tokens.low(i)
    if word in lexicon().moments:
        if word == "midnight" and tokens.capital(i) and tokens.capital(i + 1):
            return None
        found = _zoned(tokens, i, i + 1, lexicon().moments[word], 0, ambiguous=word == "midnight")
        return found._replace(part="NI") if found is not None and word == "midnight" else found
    hour = tokens.number(i)
    if tokens.phrase(i + 1, ("o", "'", "clock")) and UNITS.get(word, 13) <= 12:
        half = _half(tokens, i + 4)
        return _finish(tokens, i, half[1] if half else i + 4, UNITS[word], 0, half[0] if half else None)
    if hour is None or (tokens[i].glued and tokens.low(i - 1) not in {"(", "-", "–", "—", "~"}):
        return None
    width = len(tokens[i].text)
    if width == 4 and hour < 2400 and hour % 100 < 60:
        return _military(tokens, i, hour)
    if hour > 24 or width > 2:
        return None
    if tokens.phrase(i + 1, ("o", "'", "clock")):
        half = _half(tokens, i + 4)
        return _finish(tokens, i, half[1] if half else i + 4, hour, 0, half[0] if half else None)
    k, minute, second = _minutes(tokens, i)
    half = _half(tokens, k)
    if half is not None:
        return (
            _finish(tokens, i, half[1], hour, minute, half[0], second) if 0 < hour <= 12 or minute is not None else None
        )
    if minute is None or tokens.low(i + 1) == ".":
        return None
    stated = _zone(tokens, k)
    zoned = stated is not None and stated[0] != "LOCAL"
    lone = stated is None and len(tokens[i].text) < 2 and second is None
    if lone and tokens.low(i - 1) not in TIME_OF_DAY_SIGNS:
        return None
    verse = tokens.capital(i - 1) and not tokens.opens(i - 1) and tokens.low(i - 1) not in lexicon().weekdays
    if not zoned and verse and tokens[i - 1].kind == "w":
        return None
    if tokens[k].glued and (tokens[k].kind != "p" or tokens.low(k) in {":", "/", "-"}):
        return None
    return _zoned(tokens, i, k, hour, minute, second, hour <= 12 and not zoned and not tokens[i].text.startswith("0"))


def in_part(clock: TimeOfDay, part: str) -> TimeOfDay:
    """The clock time that a part of the day makes plain: 6:30 in the evening is 18:30."""
    if not clock.ambiguous or clock.hour == 0:
        return clock
    later = part == "AF" or (part in {"EV", "NI"} and 5 <= clock.hour < 12)
    hour = clock.hour % 12 + 12 if later else clock.hour % 12
    return replace(clock, hour=hour, ambiguous=False)


def _minutes(tokens: Tokens, i: int) -> tuple[int, int | None, int | None]:
    sign, minute = tokens.low(i + 1), tokens.number(i + 2)
    if sign not in {":", "."} or not (tokens[i + 1].glued and tokens[i + 2].glued) or minute is None:
        return i + 1, None, None
    if len(tokens[i + 2].text) != 2 or minute > 59:
        return i + 1, None, None
    second = tokens.number(i + 4)
    if (
        tokens.low(i + 3) == ":"
        and tokens[i + 3].glued
        and second is not None
        and second < 60
        and len(tokens[i + 4].text) == 2
    ):
        return i + 5, minute, second
    return i + 3, minute, None


def _half(tokens: Tokens, i: int) -> tuple[int, int] | None:
    word = tokens.low(i).replace(".", "").replace(" ", "")
    if word in HALF_DAYS:
        return HALF_DAYS[word], i + 1
    return None


def _finish(
    tokens: Tokens, i: int, k: int, hour: int, minute: int | None, half: int | None, second: int | None = None
) -> Match | None:
    if half is not None and hour <= 12:
        hour = hour % 12 + half
    return _zoned(tokens, i, k, hour, minute, second, ambiguous=half is None and hour <= 12)


def _military(tokens: Tokens, i: int, figure: int) -> Match | None:
    k = i + 1
    hours = tokens.low(k) in {"hours", "hrs"}
    k += hours
    if not hours and _zone(tokens, k) is None:
        return None
    return _zoned(tokens, i, k, figure // 100, figure % 100)


def _zone(tokens: Tokens, i: int) -> tuple[str, int] | None:
    """A zone at ``i``: ``GMT``, ``(EST)``, ``Eastern time``, ``local time``, ``+03:00``."""
    if tokens.phrase(i, ("local", "time")):
        return "LOCAL", i + 2
    if tokens.low(i) == "local" and tokens[i + 1].kind == "p" and tokens[i - 1].kind == "n":
        return "LOCAL", i + 1
    k = skip(tokens, i, "(")
    word = tokens[k].text
    if word in lexicon().zones and not (word == "Z" and not tokens[k].glued):
        stop = k + 1
        if tokens.low(stop) == "time":
            stop += 1
        ahead = tokens.number(stop + 1)
        if word in {"GMT", "UTC"} and tokens.low(stop) in {"+", "-"} and ahead is not None and ahead < 15:
            word, stop = f"{tokens.low(stop)}{ahead:02}:00", stop + 2
        return word, stop + 1 if k > i and tokens.low(stop) == ")" else stop
    upper = word.upper()
    if upper in {"EASTERN", "CENTRAL", "MOUNTAIN", "PACIFIC"} and "time" in {
        tokens.low(k + 1),
        tokens.low(k + 2),
    }:
        return upper, k + (2 if tokens.low(k + 1) == "time" else 3)
    return None


def _zoned(
    tokens: Tokens,
    i: int,
    k: int,
    hour: int,
    minute: int | None,
    second: int | None = None,
    ambiguous: bool = False,
) -> Match | None:
    if hour > 24 or (hour == 24 and minute):
        return None
    zone = _zone(tokens, k)
    if zone is not None:
        k = zone[1]
    return Match(i, k, None, "TIME", clock=TimeOfDay(hour, minute, second, ambiguous, zone[0] if zone else None))


def first_of_two(tokens: Tokens, i: int) -> Match | None:
    """``9-10 p.m.``, ``from 9 to 11 a.m.``: an hour that borrows the half of the day from the one after it."""
    hour = tokens.number(i)
    if hour is None or not 0 < hour <= 12 or (tokens[i].glued and tokens.low(i - 1) != "("):
        return None
    k, minute, second = _minutes(tokens, i)
    if tokens.low(k) not in DASHES and tokens.low(k) not in {"to", "and"}:
        return None
    last = clock(tokens, k + 1)
    if last is None and tokens[k + 1].kind == "n" and tokens.low(k) in DASHES:
        after = _minutes(tokens, k + 1)
        half = _half(tokens, after[0])
        number = tokens.number(k + 1)
        if half is not None and number is not None and 0 < number <= 12:
            last = _finish(tokens, k + 1, half[1], number, after[1], half[0], after[2])
    if (
        last is None
        or last.clock is None
        or last.clock.ambiguous
        or (last.clock.hour in {0, 12} and minute is None and hour == 12)
    ):
        return None
    half_day = 12 if last.clock.hour >= 12 else 0
    begin = hour % 12 + half_day
    if begin > last.clock.hour:
        begin = hour % 12
    first = Match(i, k, None, "TIME", clock=TimeOfDay(begin, minute, second, False, last.clock.zone))
    return Match(i, last.stop, None, "TIME", pieces=(first, last))


def iso_clock(tokens: Tokens, i: int) -> Match | None:
    """The ``09:05:00+03:00`` of an ISO date and time."""
    figures = [tokens.number(i), tokens.number(i + 2)]
    if None in figures or tokens.low(i + 1) != ":" or not tokens[i].glued or len(tokens[i].text) != 2:
        return None
    hour, minute = int(tokens[i].text), int(tokens[i + 2].text)
    if hour > 24 or minute > 59 or len(tokens[i + 2].text) != 2:
        return None
    stop, second = i + 3, None
    if tokens.low(stop) == ":" and tokens[stop + 1].kind == "n" and len(tokens[stop + 1].text) == 2:
        second, stop = min(int(tokens[stop + 1].text), 59), stop + 2
    if tokens.low(stop) == "." and tokens[stop].glued and tokens[stop + 1].glued and tokens[stop + 1].kind == "n":
        stop += 2
    zone = None
    if tokens.low(stop) == "z" and tokens[stop].glued:
        zone, stop = "Z", stop + 1
    elif tokens.low(stop) in {"+", "-"} and tokens[stop].glued and tokens[stop + 1].glued:
        sign, ahead = tokens.low(stop), tokens[stop + 1]
        if ahead.kind == "n" and len(ahead.text) == 4:
            zone, stop = f"{sign}{ahead.text[:2]}:{ahead.text[2:]}", stop + 2
        elif (
            ahead.kind == "n"
            and len(ahead.text) == 2
            and tokens.low(stop + 2) == ":"
            and len(tokens[stop + 3].text) == 2
            and tokens[stop + 3].kind == "n"
        ):
            zone, stop = f"{sign}{ahead.text}:{tokens[stop + 3].text}", stop + 4
    return Match(i, stop, None, "TIME", clock=TimeOfDay(hour % 24, minute, second, False, zone))
