"""HTML page → its blocks with what the block model made of each, and why."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.vocab import BlockRole, BoilerplateKind

from .blocks.reasons import Reason


@dataclass(frozen=True, slots=True)
class Explained:
    """A block: its role as read, the role that the block model alone gives, and its chance to be the story's.

    Where the two roles differ, a standard form or the page as a whole decided (a repeated title, a dateline). Of text
    without HTML the block model has nothing to say: ``model_role`` and ``chance`` are None.
    """

    text: str
    role: BlockRole
    kind: BoilerplateKind | None
    model_role: BlockRole | None = None
    chance: float | None = None
    reasons: tuple[Reason, ...] = ()


def explain_html(html: str, url: str | None = None, *, most: int = 4) -> list[Explained]:
    """Explain the blocks of a decoded page in their order; empty where it has no text.

    Args:
        html: the page.
        url: its address, if known.
        most: how many reasons to give for a block at most; 0 gives none, which is quicker.
    """
    from .blocks.model import block_model
    from .blocks.reasons import reasons
    from .reading import read_page

    reading = read_page(html, url)
    if reading is None:
        return []
    model, judgement = block_model(), reading.judgement
    pieces = reading.parts.layout.pieces
    index = {id(piece): i for i, piece in enumerate(pieces)}
    found = []
    for row in reading.rows:
        i = index[id(row.piece)]
        why = tuple(reasons(model, judgement, i, most)) if most else ()
        found.append(Explained(row.text, row.role, row.kind, judgement.roles[i], float(judgement.story[i]), why))
    return found
