"""Instrument claims to claims with a class of the weapon taxonomy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...engines.weapons import classify, lineage
from ...model import Claim, Instrument, MadeBy
from ..derive import derived


def instrument_claims(claims: Sequence[Claim], made_by: MadeBy) -> Iterator[Claim]:
    """A claim with its class for each of ``claims`` (of instruments) that has none, or one the taxonomy does not know.

    Engines that come from elsewhere name what they find and leave the class to this stage. Words that name no class
    yield no claim: the instrument keeps its name and has no category.
    """
    for claim in claims:
        value = claim.value
        if not isinstance(value, Instrument) or value.name is None or (value.category and lineage(value.category)):
            continue
        category = classify(value.name)
        if category is not None:
            yield derived(claim, value.model_copy(update={"category": category}), claim.confidence, made_by)
