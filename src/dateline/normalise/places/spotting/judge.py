"""Which candidates are places' names: boosted trees over their features, then the likeliest that do not overlap."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from ....engines.errors import ModelError
from ....engines.rules.attribution.people import given_gender
from ....read.trees import Trees, load
from ...gazetteer import Role
from .candidates import Candidate
from .features import PageFacts, matrix, names

FILE: Final = "gazetteer/spotting.npz"
KEEP: Final = 0.42
"""Least likelihood of a name: where F1 is highest on publishers that the model has not seen (flat from .35 to .5)."""
GIVEN: Final = 0.3
"""What is left of a likelihood where the word is a person's given name by the parser and by the list of names."""
FAMOUS: Final = 0.6
GREAT: Final = 500_000
PEOPLES: Final = ("NORP", "GPE", "LOC", "")
"""The parser's labels of words that a people's name or a place's adjective is taken from."""
DEMONYM: Final = 0.9
"""Likelihood of a people's name or a place's adjective: the gazetteer lists few words that are anything else."""
OPENING: Final = 0.5
"""The same where it opens an organisation's name: a ministry is its country's, an airline need not be."""


class SpottingModelError(ModelError):
    """The data file of the trees cannot be used."""


@cache
def load_trees() -> Trees:
    """The trees, read once.

    Raises:
        SpottingModelError: when the data file is missing, damaged, or made for other features.
    """
    try:
        trees = load(FILE)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SpottingModelError(f"dateline/data/{FILE} cannot be read ({error}): reinstall dateline") from error
    if trees.names != names():
        raise SpottingModelError(f"dateline/data/{FILE} was made for other features: reinstall dateline")
    return trees


def likelihoods(page: PageFacts, found: Sequence[Candidate]) -> list[float]:
    """How likely each candidate is a place's name (or a people's), in 0..1."""
    if not found:
        return []
    made = load_trees().predict(matrix(page, found))[:, 1].tolist()
    out = []
    for c, p in zip(found, made, strict=True):
        if c.demonym:
            out.append(of_demonym(c))
        elif is_given_name(page, c):
            out.append(GIVEN * p)
        else:
            out.append(max(p, FAMOUS if is_famous(page, c) else 0.0))
    return out


def is_given_name(page: PageFacts, candidate: Candidate) -> bool:
    """Whether the word opens a person's name and is a given name ("Georgia Smith")."""
    c = candidate
    if c.label != "PERSON" or c.whole or c.first != c.last or c.entity[0] != c.first:
        return False
    return given_gender([page.text[c.start : c.end].lower()]) is not None


def is_famous(page: PageFacts, candidate: Candidate) -> bool:
    """Whether a run of proper nouns that the parser leaves without a label is the name of a country or a great city.

    The pages that the trees learnt from hold too few of those: the parser knows most.
    """
    c = candidate
    if c.label or c.run != (c.first, c.last) or page.within[page.text[c.start : c.end], "PERSON"]:
        return False
    tokens = page.sentences[c.sentence].tokens[c.first : c.last + 1]
    if any(t.pos != "PROPN" for t in tokens) and "-" not in tokens[0].text:
        return False
    named = (e for e in c.readings if e.role == Role.NAME)
    return any(e.kind in ("country", "admin1") or e.population >= GREAT for e in named)


def of_demonym(candidate: Candidate) -> float:
    """How likely a demonym is one, rather than a part of some other name."""
    if candidate.label in PEOPLES or candidate.whole:
        return DEMONYM
    return OPENING if candidate.label == "ORG" and candidate.entity[0] == candidate.first else 0.0


def chosen(found: Sequence[Candidate], likely: Sequence[float], keep: float = KEEP) -> list[tuple[Candidate, float]]:
    """The likeliest candidates that do not overlap, each at least ``keep``, in order of the text."""
    taken: dict[int, list[tuple[Candidate, float]]] = {}
    for candidate, p in sorted(zip(found, likely, strict=True), key=lambda x: (-x[1], x[0].start, x[0].end)):
        if p < keep:
            break
        others = taken.setdefault(candidate.sentence, [])
        if all(candidate.end <= o.start or o.end <= candidate.start for o, _ in others):
            others.append((candidate, p))
    return sorted((pair for pairs in taken.values() for pair in pairs), key=lambda pair: pair[0].start)
