"""Words that point without a name: today, tonight, overnight, now, recently, the near future, the end of the day."""

from __future__ import annotations

from ..quantity.tokens import Tokens
from . import spans
from .lexicon import lexicon
from .match import Match, is_name, skip
from .types import Calendar, Length, Reference, Relative

YEAR_BEFORE: tuple[tuple[str, ...], ...] = (
    ("last", "year"),
    ("the", "previous", "year"),
    ("the", "prior", "year"),
    ("a", "year", "ago"),
    ("a", "year", "earlier"),
    ("a", "year", "before"),
    ("one", "year", "ago"),
    ("one", "year", "earlier"),
)
TWILIGHT = frozenset({"dawn", "dusk", "sunrise", "sunset", "daybreak", "nightfall"})
AFTER_PHRASE = frozenset("and or but when as after before with while that which where he she they we it i".split())
ENDINGS = frozenset(
    "end ends ended ending finish finishes finished finishing close closes closed closing begin begins began "
    "start starts started".split()
)
HORIZONS = frozenset({"near", "long", "short", "distant", "foreseeable", "immediate", "medium"})
DEICTIC = {"today": 0, "yesterday": -1, "tomorrow": 1}
NEXT_BUT_ONE = {("the", "day", "before", "yesterday"): -2, ("the", "day", "after", "tomorrow"): 2}
PRESENT: tuple[tuple[str, ...], ...] = (("right", "now"), ("these", "days"), ("the", "time", "being"))


def deictic(tokens: Tokens, i: int) -> Match | None:
    """``today``, ``yesterday morning``, ``tonight``, ``overnight``, ``earlier today``."""
    word = tokens.low(i)
    if word == "tonight":
        return Match(i, i + 1, Relative("day", 0), "TIME", "NI")
    if word == "overnight" and tokens.low(i + 1) != "-":
        return Match(i, i + 1, Relative("day", 0), "TIME", "NI", modifier="BEFORE")
    for phrase, days in NEXT_BUT_ONE.items():
        if tokens.phrase(i, phrase):
            return Match(i, i + len(phrase), Relative("day", days))
    if word not in DEICTIC or (word == "today" and is_name(tokens, i)):
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
            or (word == "now" and tokens.low(i + 1) == "and" and tokens.low(i + 2) in {"then", "again"})
            or is_name(tokens, i)
            or (word == "recently" and tokens.low(i - 1) == "most")
        ):
            return None
        if word == "recent" and (named := spans.unit_at(tokens, i + 1)):
            return Match(i, named[1], Length(named[0], None, -1), "DURATION")
        return Match(i, i + 1, Reference(to))  # type: ignore[arg-type]
    if word == "long" and tokens.low(i + 1) == "ago" and tokens.low(i - 1) not in {"how", "too"}:
        return Match(i, i + 2, Reference("PAST_REF"))
    if tokens.phrase(i, ("the", "years")) and tokens.low(i - 1) in {"over", "through"} and _ends_phrase(tokens, i + 2):
        return Match(i, i + 2, Length("year", None, -1), "DURATION")
    if word == "the" and tokens.low(i + 1) in HORIZONS and tokens.low(i + 2) in {"term", "run", "future"}:
        return Match(i, i + 3, Reference("FUTURE_REF"))
    for phrase in PRESENT:
        if tokens.phrase(i, phrase):
            return Match(i, i + len(phrase), Reference("PRESENT_REF"))
    if word == "the" and tokens.low(i + 1) in {"moment", "present"} and tokens.low(i - 1) in {"at", "for"}:
        return Match(i, i + 2, Reference("PRESENT_REF")) if tokens[i + 2].kind == "p" else None
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


def _ends_phrase(tokens: Tokens, i: int) -> bool:
    """Whether no noun follows at ``i`` that the words before it could belong to."""
    return tokens[i].kind == "p" or tokens.low(i) in AFTER_PHRASE


def year_earlier(tokens: Tokens, i: int) -> Match | None:
    """``the year-earlier quarter``, ``the same period last year``: a year before the period told of."""
    k = skip(tokens, i, "the", "a")
    if k > i and tokens.phrase(k, ("year", "-")) and tokens.low(k + 2) in {"earlier", "ago"}:
        if tokens.low(k + 3) in {"period", "quarter", "month", "level", "figure"}:
            return Match(i, k + 4, Relative("year", -1, "context", -1, True))
        return None
    if not tokens.phrase(i, ("the", "same")) or tokens.low(i + 2) not in {"period", "quarter", "month", "time"}:
        return None
    k = skip(tokens, i + 3, "of", "in")
    for phrase in YEAR_BEFORE:
        if tokens.phrase(k, phrase):
            return Match(i, k + len(phrase), Relative("year", -1, "context", -1, True))
    return None


def year_end(tokens: Tokens, i: int) -> Match | None:
    """``by year-end``, ``at year's end``: the last month of the year of writing."""
    if tokens.low(i) != "year" or tokens.low(i - 1) not in {"by", "at", "before", "around", "until", "since"}:
        return None
    for phrase in (("-", "end"), ("end",), ("'", "s", "end")):
        if tokens.phrase(i + 1, phrase) and _ends_phrase(tokens, i + 1 + len(phrase)):
            return Match(i, i + 1 + len(phrase), Calendar(month=12, shift=0))
    return None


def twilight(tokens: Tokens, i: int) -> Match | None:
    """``at dawn``, ``before daybreak``, ``by nightfall``: of the day told of."""
    if tokens.low(i) not in TWILIGHT or tokens.low(i - 1) not in {"at", "before", "after", "around", "until", "by"}:
        return None
    if not (_ends_phrase(tokens, i + 1) or tokens.low(i + 1) in {"in", "at", "near", "outside", "on", "to"}):
        return None
    return Match(i, i + 1, Relative("day", 0, "context"), "TIME", lexicon().parts[tokens.low(i)])


def of_the_day(tokens: Tokens, i: int) -> Match | None:
    """``ended the day``, ``the rest of the week``: the day or week of writing."""
    if tokens.low(i) != "the":
        return None
    if (part := lexicon().parts.get(tokens.low(i + 1))) in {"MO", "AF", "EV", "NI"} and tokens.low(
        i + 1
    ) not in TWILIGHT:
        openings = {"during", "throughout"} if part == "NI" else {"in", "during", "throughout", "until", "since"}
        told = tokens.low(i - 1) in openings and _ends_phrase(tokens, i + 2)
        return Match(i, i + 2, Relative("day", 0, "context"), "TIME", part) if told else None
    if tokens.low(i + 1) in {"fiscal", "financial"} and tokens.low(i + 2) == "year":
        told = tokens.low(i - 1) in {"for", "in", "during", "of"} and _ends_phrase(tokens, i + 3)
        return Match(i, i + 3, Calendar(year=Relative("year", 0), fiscal=True)) if told else None
    k = skip(tokens, i + 1, "full", "whole", "entire")
    named = spans.unit_at(tokens, k)
    if named is None or named[0] not in {"day", "week", "month", "quarter", "year"} or tokens.low(k).endswith("s"):
        return None
    if k > i + 1 or named[0] == "quarter":
        told = tokens.low(i - 1) in {"for", "in", "during"} and tokens.low(named[1]) not in {"of", "-", "century"}
        return Match(i, named[1], Relative(named[0], 0, "context")) if told else None
    closing = tokens.low(i - 1) in ENDINGS and tokens.low(named[1]) not in {"of", "after", "before", "that", "when"}
    whole = tokens.low(i - 1) == "for" and tokens[named[1]].kind == "p"
    rest = tokens.low(i - 1) == "of" and tokens.low(i - 2) in {"rest", "remainder"}
    if not (closing or rest or whole):
        return None
    return Match(i, named[1], Relative(named[0], 0, "context" if named[0] == "day" else "reference"))
