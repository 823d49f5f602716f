"""A piece with its role, and the questions about pieces that every step of judging asks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.model.vocab import BlockRole, BoilerplateKind

from .layout import Piece

_NO_WORD = re.compile(r"[\W_]+")
_WORD = re.compile(r"\w+")
STORY: frozenset[BlockRole] = frozenset(("body", "subhead", "standfirst"))


@dataclass(slots=True)
class Judged:
    """A piece with its role, or a part of one (``text``); ``copy_of`` is the index of the row that it repeats."""

    piece: Piece
    role: BlockRole = "boilerplate"
    kind: BoilerplateKind | None = None
    copy_of: int | None = None
    text: str = ""

    def __post_init__(self) -> None:
        self.text = self.text or self.piece.text

    @property
    def free(self) -> bool:
        """Whether nothing is known of the piece yet."""
        return self.role == "boilerplate" and self.kind is None

    def set(self, role: BlockRole, kind: BoilerplateKind | None = None) -> None:
        """Give the piece its role."""
        self.role, self.kind = role, kind


def fold(text: str) -> str:
    """The words of a text, case-folded, joined by single spaces: the form in which texts are compared."""
    return " ".join(_WORD.findall(text.casefold()))


def squeeze(text: str) -> str:
    """The letters and digits of a text, case-folded: the form in which a text is looked for inside another."""
    return _NO_WORD.sub("", text.casefold())


def within(piece: Piece, signs: int, limit: int) -> bool:
    """Whether the piece lies in a container with one of ``signs`` that holds no more than ``limit`` characters."""
    if not piece.around & signs:
        return False
    for region in piece.region.chain():
        if region.characters > limit:
            return False
        if region.signs & signs:
            return True
    return False


def in_links(piece: Piece) -> bool:
    """Whether most of the piece is link text."""
    return 2 * piece.linked > len(piece.text)
