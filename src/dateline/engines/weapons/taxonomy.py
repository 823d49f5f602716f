"""The classes of weapons, each with its broader one and its values in other vocabularies."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from dateline.engines.errors import ModelError

Vocabulary = Literal["gtd", "muc4", "plover", "acled"]
"""Global Terrorism Database (weapon type / subtype), MUC-4 (instrument type), PLOVER (mode), ACLED (sub-event type)."""
FOLDER = "weapons"


class WeaponDataError(ModelError):
    """A file of the weapon taxonomy is missing or damaged; the message names it and the remedy."""


@dataclass(frozen=True, slots=True)
class WeaponClass:
    """A class of weapons. ``id`` is what ``Instrument.category`` holds, ``crosswalk`` its own values elsewhere."""

    id: str
    label: str
    broader: str | None
    crosswalk: dict[Vocabulary, str]


@lru_cache(maxsize=1)
def load_taxonomy() -> dict[str, WeaponClass]:
    """All classes by id.

    Raises:
        WeaponDataError: when the file is missing or damaged, or a broader class is unknown.
    """
    name = f"{FOLDER}/taxonomy.toml"
    try:
        table = tomllib.loads(files("dateline.data").joinpath(name).read_text("utf-8"))
        found = {
            key: WeaponClass(
                key,
                row.pop("label"),
                row.pop("broader", None),
                {str(k): str(v) for k, v in row.items()},  # type: ignore[misc]
            )
            for key, row in table.items()
        }
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise WeaponDataError(f"dateline/data/{name} cannot be read ({error}): reinstall dateline") from error
    for one in found.values():
        if one.broader is not None and one.broader not in found:
            raise WeaponDataError(f"dateline/data/{name}: {one.id!r} is said to be a kind of {one.broader!r}, unknown")
    return found


def lineage(category: str) -> tuple[str, ...]:
    """``category`` and the classes that hold it, the narrowest first; empty for an unknown one."""
    classes, found = load_taxonomy(), []
    one = classes.get(category)
    while one is not None and one.id not in found:
        found.append(one.id)
        one = classes.get(one.broader) if one.broader else None
    return tuple(found)


def is_a(category: str | None, broader: str) -> bool:
    """Whether ``category`` is ``broader`` or a kind of it."""
    return category is not None and broader in lineage(category)


def crosswalk(category: str, vocabulary: Vocabulary) -> str | None:
    """The value of ``category`` in another vocabulary: its own, else that of the nearest broader class that has one."""
    classes = load_taxonomy()
    return next((v for c in lineage(category) if (v := classes[c].crosswalk.get(vocabulary))), None)
