"""How closely a phrase hangs on a trigger: the ranking that times and places share."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.engines.base import Span
from dateline.engines.syntax.types import Token

from ..tree import View
from ..triggers import Candidate


@dataclass(frozen=True, slots=True)
class Found:
    """A span that says when or where, with how surely it belongs to the trigger."""

    span: Span
    confidence: float


def first_token(view: View, start: int) -> Token | None:
    """The token at or behind ``start``."""
    return next((t for t in view.tokens if t.end > start), None)


def attachment(candidate: Candidate, others: list[Candidate], token: Token) -> int | None:
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
