"""The lexicon of factuality: kinds of cue words, and what each kind says by itself.

The kinds follow the source-introducing and event-selecting predicates of FactBank (Saurí and Pustejovsky, 2009) and the
implicative signatures of Karttunen (2012); the words were listed by hand.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, get_args

Route = Literal["own", "clause", "object", "about", "told", "subject", "part", "beyond", "main"]
"""How a cue stands to the event: in its own clause or phrase; over it, where the event is a clause, an object, what a
preposition adds, a finite clause, the subject or a modifier under the cue; further up; or in the clause that the
event's clause only adds to."""

Axis = Literal["certainty", "polarity", "time"]
AXES: tuple[Axis, ...] = get_args(Axis)
PLAIN: dict[str, str] = {"certainty": "certain", "polarity": "+", "time": "non_future"}
"""What holds on each axis where no word says otherwise."""


@dataclass(frozen=True, slots=True)
class Signatures:
    """``auxiliary``, ``negation``, ``mark``, ``beside`` and ``governor`` give the kind of a word; ``says`` what a kind
    of cue on a route says: the value of each axis that it tells of."""

    auxiliary: dict[str, str]
    negation: dict[str, str]
    mark: dict[str, str]
    beside: dict[str, str]
    governor: dict[str, str]
    says: dict[tuple[str, str], dict[str, str]]
    weak: frozenset[tuple[str, str]]
    """Kinds and routes that count only where no other cue tells of the axis."""


@cache
def load_signatures() -> Signatures:
    """Read ``data/lexicon/factuality/signatures.toml``."""
    path = resources.files("dateline.data") / "lexicon" / "factuality" / "signatures.toml"
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    words = {
        table: {word: kind for kind, listed in raw[table].items() for word in listed}
        for table in ("auxiliary", "negation", "mark", "beside", "governor")
    }
    says: dict[tuple[str, str], dict[str, str]] = {}
    weak: set[tuple[str, str]] = set()
    for signature in raw["signature"]:
        told = {axis: signature[axis] for axis in AXES if axis in signature}
        pairs = [(kind, route) for kind in signature["kinds"] for route in signature["routes"]]
        says.update(dict.fromkeys(pairs, told))
        weak.update(pairs if signature.get("weak", False) else ())
    return Signatures(**words, says=says, weak=frozenset(weak))
