"""Where a page plays, for events whose own sentences name no place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.engines.base import Span
from dateline.engines.syntax.types import Token
from dateline.text.names import name_words

from ..tree import View
from .where import PLACE_NOUNS, STRONG

LEAST_NAMED = 0.9
"""Weight from which a place counts as where the page plays: more than one passing word."""


_WAYS = frozenset("road highway route way path flight train bus trip journey motorway track".split())


def _led_to(view: View, place: Token) -> bool:
    """Whether a place is only where a way leads: "on the road to Abuja"."""
    above = view.sentence.head(place)
    if above is None or above.i == 0 or place.dep != "pobj" or view.low[above.i] != "to":
        return False
    # The word in front, not the head: a parser often hangs "to" on the verb.
    return view.low[above.i - 1] in _WAYS


def page_place(views: Sequence[View], text: str) -> Span | None:
    """The city, region or country that headline and lead name most, for events whose own sentences name none.

    Where no such name stands out, the towns of police and sheriffs count, and names after "in" that were taken for
    organisations; at last, a name that the story has more than once, wherever it stands.
    """
    for names, least in ((_named_places, 1), (_implied_places, 1), (_any_places, 2)):
        weights: dict[frozenset[str], float] = {}
        spans: dict[frozenset[str], list[Span]] = {}
        for view in views:
            weight = 3.0 if view.role == "headline" else 2.0 if view.role == "standfirst" else 0.0
            weight = weight or {0: 2.0, 1: 1.0, 2: 0.7, 3: 0.4}.get(view.body, 0.2)
            for first, last, share in names(view) if weight else ():
                span = view.span(first, last)
                key = name_words(text[slice(*span)])
                spans.setdefault(key, []).append(span)
                weights[key] = weights.get(key, 0.0) + weight * share
        often = [k for k in weights if len(spans[k]) >= least]
        best = max(often, key=lambda k: (weights[k], -spans[k][0][0]), default=None)
        if best is not None and weights[best] >= LEAST_NAMED:
            return spans[best][0]
    return None


def _named_places(view: View) -> Iterator[tuple[int, int, float]]:
    """Cities, regions and countries of a sentence as (first token, last token, how much they place the page)."""
    for first, end, label in view.sentence.entities():
        last = end - 1 if view.low[end - 1] not in ("'s", "’s") else end - 2
        if label != "GPE" or last < first or view.tokens[last].end - view.tokens[first].start < 3:
            continue
        if not _led_to(view, view.tokens[last]):
            yield first, last, 1.0 if _set_in(view, view.tokens[last]) else 0.25


def _set_in(view: View, place: Token) -> bool:
    """Whether something is set in a place, and not only of it or from it ("Lea Brandt, 33, of Lund")."""
    above = view.sentence.head(place) if place.dep == "pobj" else None
    if above is None:
        return False
    if view.low[above.i] != "of":
        return view.low[above.i] in STRONG or view.low[above.i] in ("around", "through")
    owner = view.sentence.head(above)
    return owner is not None and view.low[owner.i] in PLACE_NOUNS


def _any_places(view: View) -> Iterator[tuple[int, int, float]]:
    """Cities, regions and countries in any seat ("a Fort Worth girl"), as ``_named_places`` gives them."""
    for first, end, label in view.sentence.entities():
        last = end - 1 if view.low[end - 1] not in ("'s", "’s") else end - 2
        wide = label == "GPE" and last >= first and view.tokens[last].end - view.tokens[first].start > 2
        if wide and not _led_to(view, view.tokens[last]):
            yield first, last, 1.0


_FORCES = frozenset({"police", "sheriff", "sheriffs", "fire", "county"})
_NO_TOWNS = frozenset({"state", "national", "federal", "metropolitan", "transit", "military", "highway", "border"})


def _implied_places(view: View) -> Iterator[tuple[int, int, float]]:
    """Names that stand for a place though they were not taken for one, as ``_named_places`` gives them."""
    for first, end, label in view.sentence.entities():
        first += view.low[first] in ("the", "a")
        force = next((i for i in range(first + 1, end) if view.low[i] in _FORCES), None)
        if label == "ORG" and force is not None and not _NO_TOWNS & set(view.low[first:force]):
            yield first, force - (view.low[force] != "county"), 0.6
            continue
        last = end - 1
        above = view.sentence.head(view.tokens[last]) if first <= last else None
        proper = first <= last and all(t.tag == "NNP" for t in view.tokens[first : last + 1])
        if label in ("ORG", "LOC") and proper and above is not None and view.low[above.i] in ("in", "near"):
            yield first, last, 0.5
