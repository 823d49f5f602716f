"""Where: the place phrases that belong to a trigger."""

from __future__ import annotations

from dateline.engines.base import Span
from dateline.engines.syntax.types import Token

from ..tree import View
from ..triggers import Candidate
from .attachment import Found, attachment

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_PLACE_PREPOSITIONS = frozenset(
    "in at near outside inside on from across around within off along into to through throughout between north "
    "south east west over above beneath under by of".split()
)
STRONG = frozenset("in at near outside inside across within off along throughout".split())
"""Prepositions that set something in a place."""
STREETS = frozenset(
    "street st avenue ave road rd drive boulevard blvd lane place court highway way block parkway apartments "
    "route plaza".split()
)
PLACE_NOUNS = frozenset(
    "city town village district province region state county neighborhood neighbourhood suburb area capital "
    "island street road avenue highway camp border coast airport station square park mosque church school "
    "university hospital market mall hotel base block side downtown port prison theatre theater stadium "
    "embassy bridge campus zone quarter sector compound".split()
)

DIRECTIONS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west".split()
)
"""Words that tell a side: "40 km north of Karsk" sets something near Karsk, whatever a parser takes Karsk for."""


def place_of(candidate: Candidate, others: list[Candidate]) -> Found | None:
    """The place phrase that belongs to a candidate, by the same ranking as its time."""
    view = candidate.view
    best: tuple[float, int, int, Span] | None = None
    for first, last, prep, head in place_phrases(view):
        if candidate.first <= head.i <= candidate.last:
            continue
        rank = attachment(candidate, others, head)
        if rank is None:
            continue
        weak = 0 if prep in STRONG else 1
        if _with_subject(candidate, head):
            weak += 1
        street = bool(STREETS & set(view.low[first : last + 1]))
        key = (rank + weak + 1.5 * street, weak, abs(head.i - candidate.token.i), view.span(first, last))
        if best is None or key[:3] < best[:3]:
            best = key
    if best is None:
        return None
    return Found(best[3], (0.8, 0.7, 0.5, 0.4, 0.3)[min(int(best[0]), 4)])


def _with_subject(candidate: Candidate, head: Token) -> bool:
    """Whether a place belongs to who acts and not to the deed: "a tank in Peru fired at the boat"."""
    view = candidate.view
    for above in view.sentence.ancestors(head):
        if above.i == candidate.token.i or above.pos == "VERB":
            return False
        if above.dep == "nsubj" and candidate.trigger.type == "ASSAULT":
            return above.i != candidate.token.i
    return False


def measured_from(view: View, name: Token) -> bool:
    """Whether a direction is told from a name: "north of Karsk"."""
    of = view.sentence.head(name) if name.dep == "pobj" else None
    if of is None or view.low[of.i] != "of":
        return False
    way = view.sentence.head(of)
    return way is not None and (view.low[way.i] in DIRECTIONS or view.low[of.i - 1] in DIRECTIONS)


def place_phrases(view: View) -> list[tuple[int, int, str, Token]]:
    """Places of a sentence as (first token, last token, preposition, head)."""
    found: list[tuple[int, int, str, Token]] = []
    for lo, hi, label in view.sentence.entities():
        head = view.tokens[hi - 1]
        if label not in PLACE_LABELS and not measured_from(view, head):
            continue
        top = head
        while top.dep in ("poss", "compound", "nmod", "appos") and (above := view.sentence.head(top)) is not None:
            top = above
        prep_token = view.sentence.head(top) if top.dep == "pobj" else None
        prep = view.low[prep_token.i] if prep_token is not None else ""
        if prep not in _PLACE_PREPOSITIONS:
            continue
        if measured_from(view, top):
            prep = "near"
        elif prep == "of":
            above = view.sentence.head(prep_token) if prep_token is not None else None
            if above is None or view.low[above.i] not in PLACE_NOUNS:
                continue
            outer = view.sentence.head(above)
            prep = view.low[outer.i] if above.dep == "pobj" and outer is not None else prep
        if prep in ("by", "to", "from", "of", "between", "on") and label == "GPE" and top.i == head.i and prep != "on":
            continue
        inside = (
            lo <= top.i < hi or view.entity.get(top.i, (0, 0, ""))[2] in PLACE_LABELS or view.low[top.i] in PLACE_NOUNS
        )
        if not inside and head.dep != "poss":
            continue
        if top.dep == "pobj" and top.i != head.i and head.dep == "poss" and view.entity.get(top.i) is None:
            # "Baghdad's Green Zone area" is the area; of "Baghdad's mayor" only the city is a place.
            found.append((lo, top.i if view.low[top.i] in PLACE_NOUNS else hi - 1, prep, head))
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
