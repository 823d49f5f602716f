"""The parts of a total, as the words of its sentence give them: "12 people, including three children"."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...engines.quantity import Quantity, find_quantities
from ...model import Count

REACH = 200
"""Code points behind a total within which its parts are looked for."""
LONGEST_WHO = 40
"""Code points of the words that say who or what state a part is of."""

NEAR = 0.2
"""A share of a total is so many people, where it comes this near to a whole number: two thirds of 30 are 20."""

Span = tuple[int, int]

_BEFORE = re.compile(
    r"(?:\binclud(?:ing|es?|ed)(?: at least)?|\bamong (?:them|whom|those killed|the dead)(?: were| are)?"
    r"|\bof (?:them|whom|which)|\bbetween them)\s{0,3},?\s{0,3}$",
    re.IGNORECASE,
)
"""Words right before a part."""
_AFTER = re.compile(
    r"\s{0,3},?\s{0,3}(?:of|among) (?:them|whom|those|the (?:dead|victims|injured|wounded|missing|killed))\b,?", re.I
)
"""Words right behind a part: "four of them seriously"."""
_HOW = re.compile(
    r"\s{1,3}(?:critically|seriously|badly|severely|gravely|slightly|lightly|fatally)\b(?!\s{1,3}(?:\w+ed|hurt|ill)\b)",
    re.I,
)
"""Behind a part that is in a worse state: "five people were stabbed, one critically"."""
_SHARE = re.compile(r"\b(all|most|many|some|half|both|several|one) of (?:them|whom)\b,?\s{0,3}", re.IGNORECASE)
"""A part without a figure: "most of them civilians"."""
_WHO = re.compile(
    r"\s{0,3}((?:(?!\b(?:and|but|while|as|were|was|are|is|had|have|in|on|at|when|after)\b)[\w'’-]+\s?){1,4})"
)
_WERE = re.compile(r"\s{0,3}(?:were|was|are|is|had been|have been|remain(?:ed|s)?)\s{1,3}")
_OF_THE = re.compile(r"\bof (?:the|those)\s{1,3}$", re.IGNORECASE)
"""Before a total whose parts follow: "of the 12 dead, three were children"."""
_LIST = re.compile(r"^[^.;:—–(\n]{0,40}?\s{0,3}[:—–(]\s{0,3}$")
"""Between a total and a list of all its parts: "12 people died: nine men and three children"."""
_JOINED = re.compile(r"^\s{0,3},?\s{0,3}(?:and|,|&)?\s{0,3}$")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a total and its words. ``listed`` marks one of a list that names all parts."""

    count: Count
    span: Span
    listed: bool = False


def is_marked(text: str, span: Span) -> bool:
    """Whether the words around a number say that it is a part of another one."""
    before = _BEFORE.search(text, max(0, span[0] - 40), span[0])
    return bool(before or _AFTER.match(text, span[1]) or _HOW.match(text, span[1]))


def parts_of(text: str, whole: Span, count: Count, stop: int, others: Sequence[Span] = ()) -> list[Part]:
    """The parts of the total ``count`` whose words are ``whole``, in order of the text.

    Args:
        text: the document's text.
        whole: the span of the total.
        count: its value; a part as large as the total in a list of parts is none.
        stop: where its sentence ends.
        others: spans of other totals of the sentence; what stands behind one of them is its part.
    """
    end = min([stop, whole[1] + REACH, *(s for s, _ in others if s > whole[1])])
    listing = min(stop, whole[1] + REACH)
    quantities = [q for q in find_quantities(text, whole[1], end) if q.kind in ("count", "percent")]
    found = _listed(text, whole[1], [q for q in find_quantities(text, whole[1], listing) if q.kind == "count"])
    if found:
        return found
    led = bool(_OF_THE.search(text, max(0, whole[0] - 12), whole[0]))
    for k, quantity in enumerate(quantities):
        part = _part(text, quantity, count, led=led, joined=bool(found) and _joins(text, found[-1], quantity), end=end)
        if part is not None:
            found.append(part)
        elif k and not found:
            break
    taken = [p.span for p in found]
    found += [p for p in _shares(text, whole[1], end, count) if not any(_overlap(p.span, t) for t in taken)]
    return sorted(found, key=lambda p: p.span)


def _part(text: str, quantity: Quantity, whole: Count, *, led: bool, joined: bool, end: int) -> Part | None:
    before = _BEFORE.search(text, max(0, quantity.start - 40), quantity.start)
    after = _AFTER.match(text, quantity.end, end)
    how = None if before or after else _HOW.match(text, quantity.end, end)
    were = led and _WERE.match(text, _unit_end(quantity), end)
    behind = after or were or None
    if not (before or behind or how or joined):
        return None
    if behind is not None:
        verb = _WERE.match(text, behind.end(), end)
        who = _who(text, (verb or behind).end(), end)
    else:
        who = _unit(text, quantity) or _who(text, quantity.end, end)
    count = _counted(quantity, whole, who)
    if count is None or (joined and not before and not after and who is None):
        return None
    last = quantity.unit_end if quantity.unit_end is not None and not after else quantity.end
    return Part(count, (quantity.start, last))


def _counted(quantity: Quantity, whole: Count, who: str | None) -> Count | None:
    """The part's value: a percentage is reckoned from the whole."""
    low, high = quantity.low, quantity.high
    if quantity.kind == "percent":
        if whole.low is None or low is None or high is None:
            return None
        exact = whole.low * (low + high) / 200
        if whole.high == whole.low and abs(exact - round(exact)) < NEAR:
            low = high = round(exact)
        else:
            low = math.floor(whole.low * low / 100)
            high = math.ceil(whole.high * high / 100) if whole.high is not None else None
    if (low, high) in ((0, 0), (None, None)):
        return None
    return Count(low=low, high=high, who=who, approximate=quantity.approximate and low == high)


def _shares(text: str, start: int, end: int, whole: Count) -> Iterator[Part]:
    """ "Most of them civilians", "all of whom died": parts without a figure."""
    low, high = whole.low, whole.high
    if low is None:
        return
    ends = {
        "all": (low, high),
        "most": (low // 2 + 1, high),
        "half": (low // 2, None if high is None else (high + 1) // 2),
        "both": (2, 2),
        "many": (2, high),
        "several": (3, high),
        "some": (1, high),
        "one": (1, 1),
    }
    for match in _SHARE.finditer(text, start, end):
        least, most = ends[match[1].lower()]
        who = _who(text, match.end(), end)
        if who is not None and (most is None or least <= most):
            yield Part(Count(low=least, high=most, who=who), (match.start(), match.end()))


def _listed(text: str, start: int, quantities: Sequence[Quantity]) -> list[Part]:
    """The parts of a list behind a colon or a dash that names two or more."""
    if not quantities or not _LIST.match(text[start : quantities[0].start]):
        return []
    found: list[Part] = []
    for quantity in quantities:
        if found and not _JOINED.match(text[found[-1].span[1] : quantity.start]):
            break
        who = _unit(text, quantity)
        if who is None or quantity.unit_end is None or (quantity.low, quantity.high) == (0, 0):
            break
        count = Count(low=quantity.low, high=quantity.high, who=who)
        found.append(Part(count, (quantity.start, quantity.unit_end), listed=True))
    return found if len(found) > 1 else []


def _joins(text: str, part: Part, quantity: Quantity) -> bool:
    """Whether a number goes on with a list of parts: "including three women and two children"."""
    return bool(_JOINED.match(text[part.span[1] : quantity.start]))


def _unit(text: str, quantity: Quantity) -> str | None:
    if quantity.unit_start is None or quantity.unit_end is None:
        return None
    return " ".join(text[quantity.unit_start : quantity.unit_end].split())


def _unit_end(quantity: Quantity) -> int:
    return quantity.unit_end if quantity.unit_end is not None else quantity.end


def _who(text: str, start: int, end: int) -> str | None:
    """The words that follow, up to a verb, a joint or a sign: "children", "seriously"."""
    found = _WHO.match(text, start, min(end, start + LONGEST_WHO))
    who = " ".join(found[1].split()) if found else ""
    return who or None


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]
