"""Incidents: who did what to whom with what, one template an incident, from patterns of syntax and the encoder.

One file a question, in the order they are asked:

- ``phrases``: which words may name a participant, and how far each name may reach;
- ``features`` and ``linear``: what a noun's place in its sentence tells of its role and of the kind of incident;
- ``entities``: which nouns are one entity;
- ``story``: all that the word models and the encoder say of one document;
- ``columns`` and ``assemble``: which entities take part in an incident of which kind, over all their mentions;
- ``extents``: which of an entity's spellings names it best.

``types`` holds what comes out. The models are fitted by ``training.incidents``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .types import Incident, Participant, Place

if TYPE_CHECKING:
    from dateline.engines.encoder import Reading
    from dateline.engines.syntax.types import Sentence

__all__ = ["Incident", "Participant", "Place", "find_incidents"]


def find_incidents(text: str, sentences: Sequence[Sentence], reading: Reading) -> tuple[Incident, ...]:
    """The incidents that a document tells of.

    Args:
        text: ``document.text``.
        sentences: its parsed story.
        reading: the encoder's reading of the words of ``sentences``, in their order.

    Returns:
        Incidents, the surest first; none for a document that reports none.
    """
    from .assemble import assemble, judge
    from .story import read_story

    story = read_story(text, sentences, reading)
    return assemble(story, judge(story)) if story is not None else ()
