"""Weapons and other means of harm: a taxonomy, and which of its classes a phrase names.

``taxonomy`` reads the classes (``dateline/data/weapons/taxonomy.toml``), ``phrases`` the words for them, ``classify`` a
phrase of a text.
"""

from .classify import classify
from .phrases import Phrases, load_phrases
from .taxonomy import WeaponClass, WeaponDataError, crosswalk, is_a, lineage, load_taxonomy

__all__ = [
    "Phrases",
    "WeaponClass",
    "WeaponDataError",
    "classify",
    "crosswalk",
    "is_a",
    "lineage",
    "load_phrases",
    "load_taxonomy",
]
