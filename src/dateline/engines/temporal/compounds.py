"""Two times in one expression: "from March to May", "Nov. 6 - Nov. 8", "two days before Christmas"."""

from __future__ import annotations

from ..quantity.tokens import Tokens
from . import spans
from .lexicon import lexicon
from .match import DASHES, Match, skip
from .modified import is_day
from .moments import moment
from .references import deictic
from .types import Calendar, Length, Relative, Unit


def distance_from(tokens: Tokens, i: int) -> Match | None:
    """``two days before Christmas``, ``a week after Nov. 6``, ``the day after Thanksgiving``."""
    if deictic(tokens, i) is not None:
        return None
    k = skip(tokens, i, "the")
    length = spans.duration(tokens, k) if k == i else None
    if length is not None and not isinstance(length.meaning, Length):
        return None
    named = spans.unit_at(tokens, k) if k > i else None
    part = lexicon().parts.get(tokens.low(k)) if k > i and tokens.low(k + 1) in {"before", "after"} else None
    if part is not None and spans.ends_clause(tokens, k + 2):
        return Match(i, k + 2, Relative("day", -1 if tokens.low(k + 1) == "before" else 1, "context"), "TIME", part)
    if named is not None and named[0] in {"week", "weekend"} and tokens.low(k + 1) == "of":
        return _around(tokens, i, named, k + 2)
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


def _around(tokens: Tokens, i: int, named: tuple[Unit, int], k: int) -> Match | None:
    """``the week of Nov. 1``: the week that holds the day."""
    inner = moment(tokens, k)
    if inner is None or inner.pieces or not is_day(inner.meaning):
        return None
    return Match(i, inner.stop, Relative(named[0], 0, "context"), pieces=(inner,))


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
