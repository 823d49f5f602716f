"""When: the time expressions that belong to a trigger."""

from __future__ import annotations

from dateline.engines.temporal import TimeExpression, find_times

from ..tree import View
from ..triggers import Candidate
from .attachment import Found, attachment, first_token


def sentence_times(view: View, text: str) -> list[TimeExpression]:
    """The time expressions of a sentence that can date an event (no durations, ages or habits)."""
    found = find_times(text, view.sentence.start, view.sentence.end)
    return [t for t in found if t.type in ("DATE", "TIME") and not _age(view, t)]


def _age(view: View, time: TimeExpression) -> bool:
    return any(t.end == time.end and t.text.lower() == "old" for t in view.tokens)


def time_of(candidate: Candidate, others: list[Candidate], times: list[TimeExpression]) -> Found | None:
    """The time expression that dates a candidate: hung on it, else on its clause, else alone in a plain sentence."""
    view = candidate.view
    best: tuple[int, int, TimeExpression] | None = None
    for time in times:
        if time.preposition in ("since", "until", "till", "before", "after", "through"):
            continue
        token = first_token(view, time.start)
        if token is None or qualifies(candidate, time):
            continue
        rank = attachment(candidate, others, token)
        if rank is not None:
            key = (rank, abs(token.i - candidate.token.i), time)
            if best is None or key[:2] < best[:2]:
                best = key
    if best is None:
        return None
    return Found((best[2].start, best[2].end), (0.85, 0.7, 0.5, 0.35)[best[0]])


def qualifies(candidate: Candidate, time: TimeExpression) -> bool:
    """Whether a time only tells which thing is meant: "rejected a 2010 claim"."""
    view = candidate.view
    inside = [t for t in view.tokens if time.start <= t.start and t.end <= time.end]
    ids = {t.i for t in inside}
    top = next((t for t in inside if t.head not in ids or t.head == t.i), None)
    if top is None or top.dep not in ("amod", "nummod", "compound", "nmod", "poss"):
        return False
    if inside[0].i and view.tokens[inside[0].i - 1].pos == "ADP":
        return False
    thing = view.sentence.head(top)
    return thing is not None and thing.pos in ("NOUN", "PROPN") and thing.i not in candidate.own


_UNITS = frozenset(f"{unit}{s}" for unit in ("day", "week", "month", "year", "decade") for s in ("", "s"))


def is_remote(candidate: Candidate) -> bool:
    """Whether it is told as what another came long after or before: "a week after gunmen opened fire"."""
    view = candidate.view
    for token in (candidate.token, *view.sentence.ancestors(candidate.token)):
        marks = [c for c in view.sentence.children(token, "mark") if view.low[c.i] in ("after", "before")]
        if marks:
            return marks[0].i > 0 and view.low[marks[0].i - 1] in _UNITS
        if token.dep in ("pobj", "pcomp"):
            above = view.sentence.head(token)
            if above is not None and view.low[above.i] in ("after", "before"):
                return above.i > 0 and view.low[above.i - 1] in _UNITS
    return False
