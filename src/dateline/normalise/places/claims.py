"""Place claims to claims of GeoNames places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...model import Claim, Document, MadeBy
from ..derive import derived
from ..gazetteer import Gazetteer
from .region import default_region
from .resolve import resolve
from .types import PlaceContext, PlaceName


def place_claims(document: Document, claims: Sequence[Claim], made_by: MadeBy) -> Iterator[Claim]:
    """A claim with coordinates for each of ``claims`` (of places) that the gazetteer has, or has what holds it."""
    if not claims:
        return
    names = [PlaceName(c.raw, c.evidence[0].start, c.evidence[0].end) for c in claims]
    context = place_context(document)
    for claim, found in zip(claims, resolve(names, context), strict=True):
        if found.place.lat is not None or found.place.country is not None:
            yield derived(claim, found.place, round(claim.confidence * found.likelihood, 3), made_by)


def place_context(document: Document, gazetteer: Gazetteer | None = None) -> PlaceContext:
    """The context that names of a document are read in: the story without its boilerplate, and where it is from.

    Raises:
        GazetteerError: when no gazetteer is given and the default one cannot be opened.
    """
    return replace(default_region(document, gazetteer), text=_story(document))


def _story(document: Document) -> str:
    """The text with its boilerplate blanked, offsets kept: places in related stories say nothing of this one."""
    pieces, last = [], 0
    for block in document.blocks_of("boilerplate"):
        pieces += [document.text[last : block.start], " " * (block.end - block.start)]
        last = block.end
    return "".join([*pieces, document.text[last:]])
