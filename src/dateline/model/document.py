"""One capture of one page."""

from __future__ import annotations

from collections.abc import Iterable
from json.encoder import encode_basestring as quoted
from typing import ClassVar, Self, get_args

from pydantic import model_validator

from .base import Frozen, Row
from .evidence import Evidence
from .vocab import BlockRole, BoilerplateKind, OriginKind


class Block(Frozen):
    """A run of ``document.text`` with one role. ``copy_of`` names the block whose text this one repeats."""

    id: str
    role: BlockRole
    kind: BoilerplateKind | None = None
    start: int
    end: int
    copy_of: str | None = None

    @classmethod
    def known(
        cls, fields: Iterable[tuple[str, BlockRole, BoilerplateKind | None, int, int, str | None]]
    ) -> tuple[Self, ...]:
        """Blocks of values (in the order of the fields) that are of their types already.

        A page has hundreds of blocks, and to validate one takes 2 µs. These are equal to validated ones in all
        respects; ``model_construct`` gives the same, but takes longer still.
        """
        new, put = cls.__new__, object.__setattr__  # the class is frozen
        blocks = []
        for id_, role, kind, start, end, copy_of in fields:
            block = new(cls)
            values = {"id": id_, "role": role, "kind": kind, "start": start, "end": end, "copy_of": copy_of}
            # These four are all that an instance of a pydantic model holds.
            put(block, "__dict__", values)
            put(block, "__pydantic_fields_set__", _BLOCK_FIELDS)
            put(block, "__pydantic_extra__", None)
            put(block, "__pydantic_private__", None)
            blocks.append(block)
        return tuple(blocks)


_BLOCK_FIELDS = set(Block.model_fields)


class Origin(Frozen):
    """Where a value of the document's metadata comes from.

    ``found`` says which part of the page gave it, or that its entry in a feed did; ``evidence`` is its span where the
    visible text gives it, and ``raw`` the value as written where it is not visible (``json-ld datePublished``).
    """

    field: str
    found: OriginKind
    detail: str = ""
    raw: str = ""
    start: int | None = None
    end: int | None = None


class Dateline(Frozen):
    """The "BAGHDAD (AP) —" that opens a story. ``start`` and ``end`` are its span in ``document.text``."""

    place: str | None = None
    agency: str | None = None
    date: str | None = None
    start: int
    end: int


class Picture(Frozen):
    """A picture of the story with its words, each block named by its id.

    ``url`` is absolute, null where the page gives none (flat text never does) or only a script does. ``alt`` is the
    alternative text as written. ``copy_of`` names the picture that this one repeats, as a gallery repeats the lead.
    """

    id: str
    url: str | None = None
    alt: str = ""
    caption: str | None = None
    credits: tuple[str, ...] = ()
    copy_of: str | None = None


_KINDS = {None: "null", **{kind: f'"{kind}"' for kind in get_args(BoilerplateKind)}}


class Document(Row):
    """One capture of one page: its bytes' hash, its times, its whole visible text and the blocks of it.

    Times are ISO 8601; a time whose zone the page does not state has no offset, and nothing is invented for it.
    ``fetched`` is the capture's moment, an EDTF value, uncertain ("~") where it was only inferred (see ``origins``).
    """

    kind: ClassVar[str] = "doc"
    later: ClassVar[frozenset[str]] = frozenset({"pictures"})

    sha256: str
    url: str | None = None
    media_type: str
    fetched: str | None = None
    published: str | None = None
    modified: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    agency: str | None = None
    publisher: str | None = None
    dateline: Dateline | None = None
    language: str | None = None
    text: str
    blocks: tuple[Block, ...] = ()
    pictures: tuple[Picture, ...] = ()
    origins: tuple[Origin, ...] = ()
    warnings: tuple[str, ...] = ()

    def _written(self) -> dict[str, str]:
        # A page has hundreds of blocks, and a dictionary gives its values quicker than a model does. Roles and kinds
        # are words of a closed list, which need no escapes.
        blocks = [
            f'{{"copy_of":{"null" if b["copy_of"] is None else quoted(b["copy_of"])},"end":{b["end"]},'
            f'"id":{quoted(b["id"])},"kind":{_KINDS[b["kind"]]},"role":"{b["role"]}","start":{b["start"]}}}'
            for b in map(vars, self.blocks)
        ]
        return {"blocks": f"[{','.join(blocks)}]"}

    @model_validator(mode="after")
    def _blocks_lie_in_order(self) -> Self:
        last = 0
        length = len(self.text)
        names: set[str] = set()
        copied: set[str] = set()
        for block in map(vars, self.blocks):
            start, end = block["start"], block["end"]
            if not last <= start < end <= length:
                raise ValueError(f"block {block['id']} at {start}:{end} is out of order or outside the text")
            last = end
            names.add(block["id"])
            if block["copy_of"]:
                copied.add(block["copy_of"])
        if len(names) != len(self.blocks):
            raise ValueError("two blocks have one id")
        if not copied <= names:
            raise ValueError("a block is a copy of a block that the document lacks")
        spans = [(o.start, o.end) for o in self.origins if o.start is not None]
        spans += [(self.dateline.start, self.dateline.end)] if self.dateline else []
        for start, end in spans:
            if start is None or end is None or not 0 <= start < end <= len(self.text):
                raise ValueError(f"span {start}:{end} is not inside the text")
        return self

    @model_validator(mode="after")
    def _pictures_name_blocks(self) -> Self:
        if not self.pictures:
            return self
        roles = {b.id: b.role for b in self.blocks}
        used: set[str] = set()
        for picture in self.pictures:
            named = [(picture.caption, "caption")] if picture.caption else []
            for block, role in (*named, *((credit, "credit") for credit in picture.credits)):
                if roles.get(block) != role or block in used:
                    raise ValueError(f"picture {picture.id} names block {block}, which is no {role} of its own")
                used.add(block)
        names = {p.id for p in self.pictures}
        if len(names) != len(self.pictures) or any(p.copy_of not in names for p in self.pictures if p.copy_of):
            raise ValueError("two pictures have one id, or one is a copy of a picture that the document lacks")
        return self

    def evidence(self, start: int, end: int) -> Evidence:
        """The span ``start:end`` of the text as evidence.

        Raises:
            dateline.model.SpanMismatch: when the span lies outside the text or is empty.
        """
        return Evidence.at(self.id, self.text, start, end)

    def blocks_of(self, *roles: BlockRole) -> tuple[Block, ...]:
        """The blocks that have one of ``roles``, in order of the text."""
        return tuple(b for b in self.blocks if b.role in roles)
