"""Captions and the credits that belong to them, by their order in the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from dateline.model import Block, Picture
from dateline.model.vocab import BlockRole

_NEAR = 3
"""Blocks from a caption within which a credit may belong to it."""


@dataclass(slots=True)
class Words:
    """The words of one picture: indices of its caption, if it has one, and of its credits."""

    caption: int | None = None
    credits: list[int] = field(default_factory=list)

    @property
    def first(self) -> int:
        """Index of the first of its blocks."""
        return min(self._members())

    @property
    def last(self) -> int:
        """Index of the last of its blocks."""
        return max(self._members())

    def _members(self) -> list[int]:
        return [*self.credits, *([] if self.caption is None else [self.caption])]


def pair_words(roles: Sequence[BlockRole], together: Callable[[int, int], bool] = lambda a, b: True) -> list[Words]:
    """Pair captions with credits: a credit belongs to the caption before it or, failing that, to the one after it.

    Args:
        roles: the roles of a document's blocks, in order.
        together: whether two blocks, given by their indices, may belong to one picture.
    """
    found: list[Words] = []
    for i, role in enumerate(roles):
        if role not in ("caption", "credit"):
            continue
        last = found[-1] if found else None
        near = last is not None and i - last.last <= _NEAR and not _story_between(roles, last.last, i)
        joins = last is not None and near and together(last.last, i) and (role == "credit" or last.caption is None)
        if last is None or not joins:
            last = Words()
            found.append(last)
        if role == "caption":
            last.caption = i
        else:
            last.credits.append(i)
    return found


def _story_between(roles: Sequence[BlockRole], a: int, b: int) -> bool:
    return any(roles[k] in ("body", "subhead", "headline", "standfirst") for k in range(a + 1, b))


def pictures_of(blocks: Sequence[Block]) -> tuple[Picture, ...]:
    """The pictures that blocks alone tell of, as in flattened text: captions and credits without an address."""
    made: list[Picture] = []
    names: dict[str, str] = {}
    for words in pair_words([block.role for block in blocks]):
        caption = blocks[words.caption] if words.caption is not None else None
        name = f"p{len(made) + 1}"
        if caption is not None:
            names[caption.id] = name
        made.append(
            Picture(
                id=name,
                caption=caption.id if caption else None,
                credits=tuple(blocks[i].id for i in words.credits),
                copy_of=names.get(caption.copy_of) if caption is not None and caption.copy_of else None,
            )
        )
    return tuple(made)
