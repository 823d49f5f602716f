"""Comparing names as words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_MINOR = frozenset(
    "a an the of in on at and to for by from with his her their its our s mr mrs ms dr gen lt col sgt capt sen rep gov "
    "president minister prime spokesman spokesperson spokeswoman general sir former".split()
)


@lru_cache(maxsize=65536)
def name_words(name: str) -> frozenset[str]:
    """The words that tell a name from another: folded, without accents, articles and titles (all, if only those)."""
    plain = unicodedata.normalize("NFKD", name.replace("\u00ad", "")).casefold()
    found = _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))
    words = frozenset(found)
    return words - _MINOR or words


def same_name(a: str, b: str) -> bool:
    """Whether all telling words of the shorter name occur in the longer one."""
    left, right = name_words(a), name_words(b)
    return bool(left and right) and (left <= right or right <= left)
