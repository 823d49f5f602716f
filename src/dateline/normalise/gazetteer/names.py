"""One spelling for a place name, however a page writes it: the key that the gazetteer is sorted by."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MAX_NAME = 120
"""Longer strings are no place names; they are cut before any work is done on them."""

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ə": "a",
        "ħ": "h",
        "ŧ": "t",
    }
)
_DROPPED = re.compile("['’‘`ʻʼʿʾ´.]+")
_BREAKS = re.compile(r"[\W_]+")
_EXPANSIONS = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount", "mtn": "mountain", "pt": "point"}
_ARTICLE = "the "

PREFIX_KINDS: dict[str, tuple[str, ...]] = {
    "city of": ("city",),
    "town of": ("city",),
    "village of": ("city",),
    "township of": ("city", "admin2"),
    "port of": ("city",),
    "capital of": ("city",),
    "county of": ("admin2",),
    "district of": ("admin2", "admin1", "neighbourhood"),
    "province of": ("admin1", "admin2"),
    "state of": ("admin1", "country"),
    "region of": ("admin1", "region", "admin2"),
    "republic of": ("country", "admin1"),
    "kingdom of": ("country",),
    "island of": ("region", "admin1", "country", "city"),
    "isle of": ("region", "admin1", "country", "city"),
    "municipality of": ("city", "admin2"),
    "county": ("admin2",),
    "greater": ("city", "admin1"),
    "downtown": ("city",),
    "central": ("city", "admin1"),
    "metro": ("city",),
    "metropolitan": ("city",),
    "suburban": ("city",),
}
"""What a designator before the name tells about the kind of place."""

SUFFIX_KINDS: dict[str, tuple[str, ...]] = {
    "county": ("admin2",),
    "parish": ("admin2",),
    "co": ("admin2",),
    "counties": ("admin2",),
    "borough": ("admin2", "city"),
    "township": ("city", "admin2"),
    "twp": ("city", "admin2"),
    "district": ("admin2", "neighbourhood", "city", "admin1"),
    "province": ("admin1", "admin2"),
    "governorate": ("admin1",),
    "prefecture": ("admin1",),
    "oblast": ("admin1",),
    "voivodeship": ("admin1",),
    "krai": ("admin1",),
    "state": ("admin1",),
    "region": ("admin1", "region", "admin2"),
    "department": ("admin1", "admin2"),
    "canton": ("admin1",),
    "emirate": ("admin1",),
    "division": ("admin1", "admin2"),
    "municipality": ("city", "admin2"),
    "city": ("city",),
    "town": ("city",),
    "village": ("city",),
    "metropolitan area": ("city",),
    "area": ("city", "region", "admin2"),
    "proper": ("city",),
    "island": ("region", "admin1", "city"),
    "islands": ("region", "country", "admin1"),
    "valley": ("region", "admin2", "admin1"),
    "coast": ("region",),
    "airport": ("city",),
    "airfield": ("city",),
    "air base": ("city",),
    "refugee camp": ("neighbourhood", "city"),
    "camp": ("neighbourhood", "city"),
    "neighborhood": ("neighbourhood", "city"),
    "neighbourhood": ("neighbourhood", "city"),
    "suburb": ("neighbourhood", "city"),
    "quarter": ("neighbourhood",),
    "agency": ("admin2", "region"),
    "tribal region": ("admin2", "region"),
}
"""What a designator after the name tells about the kind of place."""

HOLDS_THE_NAME = frozenset(
    {"airport", "airfield", "air base", "greater", "metro", "metropolitan", "suburban", "downtown"}
)
"""Designators of something in or around the named place rather than of the place itself."""


@lru_cache(maxsize=8192)
def normalise(name: str) -> str:
    """The gazetteer key of ``name``: case, accents, punctuation, "St."/"Saint" and a leading article do not count."""
    text = unicodedata.normalize("NFKD", name[:MAX_NAME]).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c)).translate(_LETTERS)
    words = _BREAKS.sub(" ", _DROPPED.sub("", text)).split()
    words = [_EXPANSIONS.get(w, w) if len(words) > 1 else w for w in words]
    key = " ".join(words)
    return key[len(_ARTICLE) :] if key.startswith(_ARTICLE) and len(key) > len(_ARTICLE) + 1 else key


@lru_cache(maxsize=8192)
def variants(key: str) -> tuple[tuple[str, tuple[str, ...], str], ...]:
    """Keys to try when ``key`` itself is unknown, with the kinds its designator asks for and that designator."""
    found: list[tuple[str, tuple[str, ...], str]] = []
    for prefix, kinds in PREFIX_KINDS.items():
        if key.startswith(prefix + " "):
            rest = key[len(prefix) + 1 :]
            found.append((rest, kinds, prefix))
    for suffix, kinds in SUFFIX_KINDS.items():
        if key.endswith(" " + suffix):
            found.append((key[: -len(suffix) - 1], kinds, suffix))
    if key.endswith("s") and len(key) > 4 and " " not in key[-3:]:
        found.append((key[:-1], (), "possessive"))
    return tuple((normalise(rest), kinds, word) for rest, kinds, word in found if len(rest) > 1)
