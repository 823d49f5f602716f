"""Larger expressions out of simple ones: "early Sunday", "9 p.m. on Nov. 6", "from March to May"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ..quantity.tokens import Tokens
from . import clocks, dates, shifts, spans
from .lexicon import lexicon
from .match import DASHES, Match, skip
from .types import Calendar, Interval, Length, Modifier, Reference, Relative

Rule = Callable[[Tokens, int], Match | None]

MODIFIERS: dict[str, Modifier] = {"early": "START", "mid": "MID", "late": "END"}
EDGES: dict[str, Modifier] = {
    "beginning": "START",
    "start": "START",
    "outset": "START",
    "dawn": "START",
    "middle": "MID",
    "height": "MID",
    "end": "END",
    "close": "END",
}
ENDINGS = frozenset(
    "end ends ended ending finish finishes finished finishing close closes closed closing begin begins began "
    "start starts started".split()
)
HORIZONS = frozenset({"near", "long", "short", "distant", "foreseeable", "immediate", "medium"})
DEICTIC = {"today": 0, "yesterday": -1, "tomorrow": 1}
DATES: tuple[Rule, ...] = (
    dates.digits_only,
    dates.holiday,
    dates.weekday,
    dates.month_first,
    dates.day_first,
    shifts.shifted,
    dates.attacks_of_2001,
    dates.apostrophe_year,
    dates.year,
    dates.named_period,
)


def longest(tokens: Tokens, i: int, rules: tuple[Rule, ...]) -> Match | None:
    """The match of ``rules`` at ``i`` that reaches furthest; the earlier rule where two reach as far."""
    best: Match | None = None
    for rule in rules:
        found = rule(tokens, i)
        if found is not None and (best is None or found.stop > best.stop):
            best = found
    return best


def deictic(tokens: Tokens, i: int) -> Match | None:
    """``today``, ``yesterday morning``, ``tonight``, ``overnight``, ``earlier today``."""
    word = tokens.low(i)
    if word == "tonight":
        return Match(i, i + 1, Relative("day", 0), "TIME", "NI")
    if word == "overnight" and tokens.low(i + 1) != "-":
        return Match(i, i + 1, Relative("day", 0), "TIME", "NI", modifier="BEFORE")
    if word not in DEICTIC or (word == "today" and tokens.capital(i) and not tokens.opens(i)):
        return None
    part = lexicon().parts.get(tokens.low(i + 1))
    return Match(i, i + 1 + bool(part), Relative("day", DEICTIC[word]), "TIME" if part else "DATE", part)


def reference(tokens: Tokens, i: int) -> Match | None:
    """``now``, ``recently``, ``the past``, ``the future``: times without a measure."""
    word = tokens.low(i)
    to = lexicon().references.get(word)
    if to is not None:
        if (
            tokens.low(i + 1) == "-"
            or (tokens.capital(i) and not tokens.opens(i))
            or (word == "recently" and tokens.low(i - 1) == "most")
        ):
            return None
        if word == "recent" and (named := spans.unit_at(tokens, i + 1)):
            return Match(i, named[1], Length(named[0], None, -1), "DURATION")
        return Match(i, i + 1, Reference(to))  # type: ignore[arg-type]
    if word == "the" and tokens.low(i + 1) in HORIZONS and tokens.low(i + 2) in {"term", "run", "future"}:
        return Match(i, i + 3, Reference("FUTURE_REF"))
    if tokens.phrase(i, ("the", "time", "being")):
        return Match(i, i + 3, Reference("PRESENT_REF"))
    if word == "the" and tokens.low(i + 1) in {"past", "future"}:
        if tokens[i + 2].kind == "w" and tokens.low(i + 2) not in {
            "and",
            "but",
            "when",
            "as",
            "to",
            "for",
            "with",
        }:
            return None
        return Match(i, i + 2, Reference("PAST_REF" if tokens.low(i + 1) == "past" else "FUTURE_REF"))
    return None


def dated(tokens: Tokens, i: int) -> Match | None:
    """A date with what goes before it: ``early Sunday``, ``mid-March``, ``the end of last year``."""
    plain = deictic(tokens, i) or longest(tokens, i, DATES)
    if plain is not None:
        return plain
    word = tokens.low(i)
    if word in MODIFIERS:
        k = skip(tokens, skip(tokens, i + 1, "-", "–"), "on", "in")
        found = deictic(tokens, k) or longest(tokens, k, DATES)
        if found is None and tokens.low(i + 1) == "in" and tokens.low(i + 2) == "the":
            return _of_the_unit(tokens, i, i + 2, MODIFIERS[word])
        return _modified(found, i, MODIFIERS[word], tokens)
    if word in {"earlier", "later"}:
        k = skip(tokens, i + 1, "on", "in")
        found = deictic(tokens, k) or longest(tokens, k, DATES)
        modifier: Modifier = "BEFORE" if word == "earlier" else "AFTER"
        if found is None and tokens.phrase(i + 1, ("in", "the")):
            return _of_the_unit(tokens, i, i + 2, modifier)
        return _modified(found, i, modifier, tokens)
    if word == "the" or word in EDGES:
        return _edge(tokens, i)
    return None


def _modified(found: Match | None, first: int, modifier: Modifier, tokens: Tokens) -> Match | None:
    if found is None or found.pieces or isinstance(found.meaning, Length | None):
        return None
    if (
        isinstance(found.meaning, Calendar)
        and found.meaning.shift is None
        and tokens.low(first) in {"earlier", "later"}
        and tokens.low(first + 1) not in {"on", "in"}
        and found.meaning.weekday is None
    ):
        return None
    return found._replace(first=first, modifier=modifier)


def _of_the_unit(tokens: Tokens, first: int, k: int, modifier: Modifier) -> Match | None:
    k = skip(tokens, k, "the")
    part = lexicon().parts.get(tokens.low(k))
    if part is not None and modifier in {"BEFORE", "AFTER", "START", "END"}:
        return Match(first, k + 1, Relative("day", 0, "context"), "TIME", part)
    named = spans.unit_at(tokens, k)
    if named is None or named[0] not in {"day", "week", "month", "year", "decade", "weekend", "century"}:
        return None
    if tokens.low(named[1] - 1).endswith("s"):
        return None
    return Match(first, named[1], Relative(named[0], 0), modifier=modifier)


def _edge(tokens: Tokens, i: int) -> Match | None:
    """``the end of 2019``, ``the early hours of Sunday``, ``the morning of Nov. 6``, ``the early 1990s``."""
    k = skip(tokens, i, "the")
    word = tokens.low(k)
    modifier: Modifier | None = EDGES.get(word)
    part = lexicon().parts.get(word) if k > i else None
    stop = k + 1
    if word in MODIFIERS:
        modifier = MODIFIERS[word]
        if tokens.phrase(k + 1, ("hours",)):
            part, stop = "MO" if word == "early" else "NI", k + 2
            modifier = None
        elif tokens.low(k + 1) in lexicon().parts:
            part, stop = lexicon().parts[tokens.low(k + 1)], k + 2
        else:
            found = longest(tokens, skip(tokens, k + 1, "-"), (dates.year, dates.apostrophe_year, dates.named_period))
            return _modified(found, i, modifier, tokens)
    elif word in {"predawn", "pre"}:
        stop = k + 1 if word == "predawn" else skip(tokens, k + 1, "-") + 1
        if tokens.low(stop) != "hours":
            return None
        part, stop = "MO", stop + 1
    elif word == "weekend" and tokens.low(i - 1) in {"over", "during", "at"} and k > i and tokens.low(stop) != "of":
        return Match(i, stop, Relative("weekend", 0))
    elif modifier is None and part is None:
        found = longest(tokens, k, (dates.year, dates.apostrophe_year, dates.named_period)) if k > i else None
        if found is None or found.pieces or found.meaning == Calendar(year=getattr(found.meaning, "year", None)):
            return None
        return found._replace(first=i)
    if tokens.low(stop) != "of":
        return None
    inner = skip(tokens, stop + 1, "the")
    found = deictic(tokens, stop + 1) or longest(tokens, stop + 1, DATES) or longest(tokens, inner, DATES)
    if found is None:
        return _of_the_unit(tokens, i, stop + 1, modifier) if modifier and not part else None
    if found.pieces or isinstance(found.meaning, Length):
        return None
    return found._replace(
        first=i,
        modifier=modifier or found.modifier,
        part=part or found.part,
        type="TIME" if part else found.type,
    )


def of_the_day(tokens: Tokens, i: int) -> Match | None:
    """``ended the day``, ``the rest of the week``: the day or week of writing."""
    named = spans.unit_at(tokens, i + 1)
    if tokens.low(i) != "the" or named is None or named[0] not in {"day", "week", "month", "year"}:
        return None
    if tokens.low(i + 1).endswith("s"):
        return None
    closing = tokens.low(i - 1) in ENDINGS and tokens.low(named[1]) not in {"of", "after", "before", "that", "when"}
    whole = named[0] == "day" and tokens.low(i - 1) == "for" and tokens[named[1]].kind == "p"
    rest = tokens.low(i - 1) == "of" and tokens.low(i - 2) in {"rest", "remainder"}
    if not (closing or rest or whole):
        return None
    return Match(i, named[1], Relative(named[0], 0, "context" if named[0] == "day" else "reference"))


def moment(tokens: Tokens, i: int) -> Match | None:
    """One date or time of day, with the other joined to it where both are said."""
    k = i
    modifier: Modifier | None = None
    if tokens.low(i) in {"about", "around", "approximately", "roughly", "circa"}:
        k, modifier = i + 1, "APPROX"
    hours = clocks.first_of_two(tokens, k) or clocks.clock(tokens, k)
    found = dated(tokens, k) if hours is None else None
    if hours is not None:
        joined = _day_of(tokens, hours)
    elif found is not None:
        joined = _time_of(tokens, found)
    else:
        return None
    if modifier is not None:
        joined = joined._replace(first=i, modifier=joined.modifier or modifier)
    return joined


def _day_of(tokens: Tokens, hours: Match) -> Match:
    """Add the day to a clock time: ``9 p.m. Sunday``, ``3 a.m. on Nov. 6``, ``noon today``, ``9 in the morning``."""
    k = hours.stop
    for opening in (("in", "the"), ("at",)):
        if tokens.phrase(k, opening) and (part := lexicon().parts.get(tokens.low(k + len(opening)))):
            after = k + len(opening) + 1
            clock = hours.clock
            if clock is not None and clock.ambiguous:
                hour = (
                    clock.hour + 12
                    if (part in {"AF", "EV", "NI"} and 5 < clock.hour < 12) or part == "AF"
                    else clock.hour
                )
                hours = hours._replace(clock=replace(clock, hour=hour % 24, ambiguous=False))
            hours, k = hours._replace(stop=after), after
            break
    k = skip(tokens, skip(tokens, k, ","), "on")
    found = dated(tokens, k)
    if found is None or found.pieces or found.clock or not _is_day(found.meaning):
        return hours
    later = lexicon().parts.get(tokens.low(found.stop))
    if later is not None and found.part is None and not _named_after(tokens, found.stop):
        found = found._replace(stop=found.stop + 1, part=later)
    if hours.pieces:
        pieces = tuple(p._replace(meaning=found.meaning, part=found.part) for p in hours.pieces)
        return hours._replace(stop=found.stop, pieces=pieces)
    return hours._replace(stop=found.stop, meaning=found.meaning, part=found.part)


def _time_of(tokens: Tokens, found: Match) -> Match:
    """Add the part of the day or the clock time to a date: ``Sunday night``, ``Nov. 6 at 9 p.m.``."""
    if found.pieces or not _is_day(found.meaning):
        return found
    words, k = lexicon(), found.stop
    shade = MODIFIERS.get(tokens.low(k))
    named = k + 1 if shade and tokens.low(k + 1) in words.parts else k
    part = words.parts.get(tokens.low(named))
    if part is not None and found.part is None and tokens.low(named) != "overnight" and not _named_after(tokens, named):
        found = found._replace(stop=named + 1, part=part, type="TIME", modifier=found.modifier or shade)
        k = found.stop
    if (tokens.low(k) == "t" and tokens[k].glued) or (tokens.phrase(k, (",",)) and tokens.number(k + 1) is not None):
        k += 1
    for word in ("at", "around", "about", "just", "shortly"):
        k = skip(tokens, k, word)
    hours = (
        clocks.clock(tokens, k) if k > found.stop or tokens[k].kind == "n" or tokens.low(k) in words.moments else None
    )
    if hours is None and tokens.low(found.stop) == "t":
        hours = _glued_clock(tokens, found.stop + 1)
    if hours is None and tokens.low(k) in {"before", "after"} and tokens.low(k - 1) in {"just", "shortly"}:
        hours = clocks.clock(tokens, k + 1)
    if hours is not None and hours.clock is not None and found.clock is None:
        return found._replace(stop=hours.stop, clock=hours.clock, type="TIME")
    return found


def _named_after(tokens: Tokens, k: int) -> bool:
    return tokens.capital(k) and tokens.low(k + 1) in lexicon().papers


def _glued_clock(tokens: Tokens, i: int) -> Match | None:
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
    from .types import TimeOfDay

    return Match(i, stop, None, "TIME", clock=TimeOfDay(hour % 24, minute, second, False, zone))


def _is_day(meaning: object) -> bool:
    if isinstance(meaning, Calendar):
        return meaning.day is not None or meaning.weekday is not None or meaning.holiday is not None
    return isinstance(meaning, Relative) and meaning.unit == "day"


def distance_from(tokens: Tokens, i: int) -> Match | None:
    """``two days before Christmas``, ``a week after Nov. 6``, ``the day after Thanksgiving``."""
    k = skip(tokens, i, "the")
    length = spans.duration(tokens, k) if k == i else None
    if length is not None and not isinstance(length.meaning, Length):
        return None
    named = spans.unit_at(tokens, k) if k > i else None
    if length is None and (
        named is None or named[0] not in {"day", "week", "month", "year"} or tokens.low(k).endswith("s")
    ):
        return None
    stop = length.stop if length is not None else k + 1
    if tokens.low(stop) not in {"before", "after"}:
        return None
    sign = -1 if tokens.low(stop) == "before" else 1
    inner = moment(tokens, stop + 1)
    if inner is None or inner.pieces or isinstance(inner.meaning, Length | None):
        if length is None and named is not None and spans.ends_clause(tokens, stop + 1):
            return Match(i, stop + 1, Relative(named[0], sign, "context"))
        return None
    if length is not None and isinstance(length.meaning, Length):
        unit, amount = length.meaning.unit, length.meaning.amount
    else:
        unit, amount = named[0] if named else "day", 1
    piece = (length, inner) if length is not None else (inner,)
    moved = Relative(unit, None if amount is None else sign * amount, "context", sign, True)
    return Match(i, inner.stop, moved, "DATE", pieces=piece)


def interval(tokens: Tokens, i: int) -> Match | None:
    """``from March to May``, ``between 2015 and 2019``, ``Nov. 6 - Nov. 8``, ``Monday through Friday``."""
    opening = tokens.low(i - 1)
    first = moment(tokens, i)
    if first is None or first.pieces:
        return first
    joint = tokens.low(first.stop)
    joins = joint in {"to", "through", "until", "till"} or joint in DASHES or (joint == "and" and opening == "between")
    if not joins:
        return first
    last = moment(tokens, first.stop + 1)
    if (
        last is None
        or last.pieces
        or not _alike(first, last)
        or (joint == "to" and opening != "from" and first.type == "DATE" and isinstance(first.meaning, Relative))
    ):
        return first
    return Match(i, last.stop, None, last.type, pieces=(first, last))


def _alike(first: Match, last: Match) -> bool:
    a, b = first.meaning, last.meaning
    if a is None or b is None:
        return first.clock is not None and last.clock is not None
    if isinstance(a, Calendar) and isinstance(b, Calendar):
        return (a.weekday is None) == (b.weekday is None) or a.day is not None
    return isinstance(a, Calendar | Relative) and isinstance(b, Calendar | Relative)


__all__ = ["Interval", "deictic", "distance_from", "interval", "longest", "moment", "reference"]
