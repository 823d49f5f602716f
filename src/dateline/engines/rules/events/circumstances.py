"""When and where: the time expressions and places that belong to a trigger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.engines.base import Span
from dateline.engines.syntax.types import Token
from dateline.engines.temporal import TimeExpression, find_times
from dateline.text.names import name_words

from .tree import View
from .triggers import Candidate

LEAST_NAMED = 0.9
"""Weight from which a place counts as where the page plays: more than one passing word."""
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_PLACE_PREPOSITIONS = frozenset(
    "in at near outside inside on from across around within off along into to through throughout between north "
    "south east west over above beneath under by of".split()
)
_STRONG = frozenset("in at near outside inside across within off along throughout".split())
_STREETS = frozenset(
    "street st avenue ave road rd drive boulevard blvd lane place court highway way block parkway apartments "
    "route plaza".split()
)
_PLACE_NOUNS = frozenset(
    "city town village district province region state county neighborhood neighbourhood suburb area capital "
    "island street road avenue highway camp border coast airport station square park mosque church school "
    "university hospital market mall hotel base block side downtown port prison theatre theater stadium "
    "embassy bridge campus zone quarter sector compound".split()
)


@dataclass(frozen=True, slots=True)
class Found:
    """A span that says when or where, with how surely it belongs to the trigger."""

    span: Span
    confidence: float
    settled: bool = False
    """Whether a place is a city, region or country, which a gazetteer has, and not a street or a building."""


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
        token = _first_token(view, time.start)
        if token is None or _qualifies(candidate, time):
            continue
        rank = _attachment(candidate, others, token)
        if rank is not None:
            key = (rank, abs(token.i - candidate.token.i), time)
            if best is None or key[:2] < best[:2]:
                best = key
    if best is None:
        return None
    return Found((best[2].start, best[2].end), (0.85, 0.7, 0.5, 0.35)[best[0]])


def _first_token(view: View, start: int) -> Token | None:
    return next((t for t in view.tokens if t.end > start), None)


def _attachment(candidate: Candidate, others: list[Candidate], token: Token) -> int | None:
    """0 hung on the trigger, 1 on its clause, 2 in the same clause by nearness, 3 elsewhere in the sentence."""
    view = candidate.view
    clause = view.clause(candidate.token)
    rivals = {o.token.i for o in others if o.token.i != candidate.token.i}
    chain = list(view.sentence.ancestors(token))
    crossed = 0
    for above in [token, *chain]:
        if above.i == candidate.token.i:
            return min(2, crossed) if crossed < 2 else None
        if above.i not in candidate.own and _another(above):
            return None
        if above.i == clause.i:
            return (1, 2)[crossed] if crossed < 2 else None
        if above.i in rivals and view.tokens[above.i].pos == "VERB":
            return None if view.clause(view.tokens[above.i]).i != clause.i else 2
        crossed += above.pos == "VERB"
    if candidate.token in chain or not rivals:
        return 2
    nearest = min([*rivals, candidate.token.i], key=lambda i: abs(i - token.i))
    return 3 if nearest == candidate.token.i else None


def _another(above: Token) -> bool:
    """Whether a verb between a circumstance and a trigger keeps it: "an offer made in May"."""
    return above.pos == "VERB" and above.dep in ("acl", "relcl")


def _qualifies(candidate: Candidate, time: TimeExpression) -> bool:
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


def place_of(candidate: Candidate, others: list[Candidate]) -> Found | None:
    """The place phrase that belongs to a candidate, by the same ranking as its time."""
    view = candidate.view
    best: tuple[float, int, int, Span, bool] | None = None
    for first, last, prep, head in place_phrases(view):
        if candidate.first <= head.i <= candidate.last:
            continue
        rank = _attachment(candidate, others, head)
        if rank is None:
            continue
        weak = 0 if prep in _STRONG else 1
        if _with_subject(candidate, head):
            weak += 1
        settled = view.entity.get(head.i, (0, 0, ""))[2] in ("GPE", "LOC")
        street = bool(_STREETS & set(view.low[first : last + 1]))
        key = (rank + weak + 1.5 * street, weak, abs(head.i - candidate.token.i), view.span(first, last), settled)
        if best is None or key[:3] < best[:3]:
            best = key
    if best is None:
        return None
    return Found(best[3], (0.8, 0.7, 0.5, 0.4, 0.3)[min(int(best[0]), 4)], best[4])


def _with_subject(candidate: Candidate, head: Token) -> bool:
    """Whether a place belongs to who acts and not to the deed: "a tank in Peru fired at the boat"."""
    view = candidate.view
    for above in view.sentence.ancestors(head):
        if above.i == candidate.token.i or above.pos == "VERB":
            return False
        if above.dep == "nsubj" and candidate.trigger.type == "ASSAULT":
            return above.i != candidate.token.i
    return False


_WAYS = frozenset("road highway route way path flight train bus trip journey motorway track".split())


def _led_to(view: View, place: Token) -> bool:
    """Whether a place is only where a way leads: "on the road to Abuja"."""
    above = view.sentence.head(place)
    if above is None or above.i == 0 or place.dep != "pobj" or view.low[above.i] != "to":
        return False
    # The word in front, not the head: a parser often hangs "to" on the verb.
    return view.low[above.i - 1] in _WAYS


def home_of(view: View, head: Token) -> Span | None:
    """The country that a party is said to be of: "Swedish prosecutors", "the US Justice Department", "Chile's court".

    Only the words of its own phrase count, and a country's own name where it acts itself.
    """
    first, last = view.phrase_tokens(head)
    for i in range(first, last + 1):
        label = view.entity.get(i, (0, 0, ""))[2]
        lone = view.tokens[i].text in ("US", "U.S.", "UK", "U.K.")
        adjective = label == "NORP" and view.tokens[i].tag == "JJ" and i < last
        if lone or adjective or (label == "GPE" and (i == head.i or view.tokens[i].dep in ("poss", "compound"))):
            lo, hi = (i, i + 1) if lone or label == "NORP" else view.entity[i][:2]
            while hi - 1 > lo and view.low[hi - 1] in ("'s", "’s"):
                hi -= 1
            while lo < hi - 1 and view.low[lo] in ("the", "a"):
                lo += 1
            return view.span(lo, hi - 1)
    return None


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
        return view.low[above.i] in _STRONG or view.low[above.i] in ("around", "through")
    owner = view.sentence.head(above)
    return owner is not None and view.low[owner.i] in _PLACE_NOUNS


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


def place_phrases(view: View) -> list[tuple[int, int, str, Token]]:
    """Places of a sentence as (first token, last token, preposition, head)."""
    found: list[tuple[int, int, str, Token]] = []
    for lo, hi, label in view.sentence.entities():
        if label not in PLACE_LABELS:
            continue
        head = view.tokens[hi - 1]
        top = head
        while top.dep in ("poss", "compound", "nmod", "appos") and (above := view.sentence.head(top)) is not None:
            top = above
        prep_token = view.sentence.head(top) if top.dep == "pobj" else None
        prep = view.low[prep_token.i] if prep_token is not None else ""
        if prep not in _PLACE_PREPOSITIONS:
            continue
        if prep == "of":
            above = view.sentence.head(prep_token) if prep_token is not None else None
            if above is None or view.low[above.i] not in _PLACE_NOUNS:
                continue
            outer = view.sentence.head(above)
            prep = view.low[outer.i] if above.dep == "pobj" and outer is not None else prep
        if prep in ("by", "to", "from", "of", "between", "on") and label == "GPE" and top.i == head.i and prep != "on":
            continue
        inside = (
            lo <= top.i < hi or view.entity.get(top.i, (0, 0, ""))[2] in PLACE_LABELS or view.low[top.i] in _PLACE_NOUNS
        )
        if not inside and head.dep != "poss":
            continue
        if top.dep == "pobj" and top.i != head.i and head.dep == "poss" and view.entity.get(top.i) is None:
            # "Baghdad's Green Zone area" is the area; of "Baghdad's mayor" only the city is a place.
            found.append((lo, top.i if view.low[top.i] in _PLACE_NOUNS else hi - 1, prep, head))
            continue
        last = max(hi - 1, top.i if view.entity.get(top.i, (0, 0, ""))[2] in PLACE_LABELS else hi - 1)
        first = lo
        while first < last and view.low[first] in ("the", "a", "an"):
            first += 1
        if last > first and view.low[last] in ("'s", "’s"):
            last -= 1
        if not any(f[1] >= last and f[0] <= first for f in found):
            found.append((first, last, prep, head))
    return found
