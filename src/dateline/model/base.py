"""The base of all rows: frozen, closed to unknown fields, named by their content."""

from __future__ import annotations

import hashlib
import json
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, model_validator

ID_HEX = 24


def content_id(kind: str, fields: dict[str, Any]) -> str:
    """Name a row by its content.

    Each key and each value (as canonical JSON) is hashed behind its own length in bytes, so no two different rows
    can run together into the same bytes. Equal input gives an equal id on any machine.

    Args:
        kind: the three-letter prefix of the row, such as ``clm``.
        fields: JSON-ready values by field name; their order does not matter.

    Returns:
        ``kind``, a hyphen and 24 hexadecimal digits (96 bits of SHA-256).
    """
    return _named(kind, {key: canonical(value) for key, value in fields.items()})


canonical = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode
"""A JSON-ready value as the one JSON text that is hashed."""


def _named(kind: str, written: dict[str, str]) -> str:
    digest = hashlib.sha256()
    for part in (kind, *(part for item in sorted(written.items()) for part in item)):
        raw = part.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(raw))
        digest.update(raw)
    return f"{kind}-{digest.hexdigest()[:ID_HEX]}"


class Frozen(BaseModel):
    """A part of a row: immutable, and closed to fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    later: ClassVar[frozenset[str]] = frozenset()
    """Fields that came in after rows had been written: empty ones are not hashed, so that those rows keep their ids."""


class Row(Frozen):
    """A row with a content id.

    ``id`` is computed when it is left out and tested when it is given, so a row that was changed on disk cannot be
    loaded.

    Raises:
        pydantic.ValidationError: when a given ``id`` does not fit the content.
    """

    kind: ClassVar[str] = "row"
    unhashed: ClassVar[frozenset[str]] = frozenset({"id"})

    id: str = ""

    def expected_id(self) -> str:
        """The id that the row's present content has."""
        written = self._written()
        lacking = {name for name in self.later if not getattr(self, name)}
        rest = self.model_dump(mode="json", exclude={*self.unhashed, *lacking, *written})
        return _named(self.kind, written | {key: canonical(value) for key, value in rest.items()})

    def _written(self) -> dict[str, str]:
        """Fields that a class writes as canonical JSON by itself, where that is faster; to the same characters."""
        return {}

    @model_validator(mode="after")
    def _name_by_content(self) -> Self:
        expected = self.expected_id()
        if not self.id:
            object.__setattr__(self, "id", expected)
        elif self.id != expected:
            raise ValueError(f"id {self.id} does not fit the row's content, which is {expected}")
        return self


class MadeBy(Frozen):
    """Who made a row: a stage of the program or a person."""

    stage: str
    name: str
    version: str
    run: str = ""
    """Names the configuration of the run, never the moment: the same input gives the same bytes."""
