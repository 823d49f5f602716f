"""One place on its way into the file, and which of its names are worth keeping."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..store import Kind

FOREIGN_SCRIPT_POPULATION = 100_000
"""Cities below this size keep only alternate names in Latin script: the file is for news in Latin script first."""
ALTERNATES_POPULATION = 1_000
"""Settlements below this size keep their name only: their alternates are mostly old transliterations."""
ENGLISH_SPEAKING = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})
"""Here alternates that share no word with the name are dropped: names of old, which would only mislead."""
SETTLED: tuple[Kind, ...] = ("city", "neighbourhood", "landmark")
DESIGNATED = ("city of ", "town of ", "village of ", "township of ")
"""Alternate names that open so are left out: the look-up takes the designator off."""
_KINDS = (
    "district municipality|metropolitan municipality|regional municipality|autonomous okrug|autonomous oblast|"
    "county|parish|borough|province|provincia|governorate|mu[hḩ]āfa[zz̧]at|muhafazah|wil[āa]yat|wilaya|district|distrito|"
    "region|región|regione|région|oblast'?|respublika|republic|republika|raion|rayon|krai|prefecture|state|estado|"
    "department|departamento|département|municipality|municipio|município|commune|comuna|concelho|canton|cantón|"
    "voivodeship|land|landkreis|kreis|län|fylke|kommune|megye|județ|judetul|judeţul|okrug|opština|općina|opčina|grad|"
    "qada|qaza|kaza|ostān-e|ostan-e|shahrestān-e|tehsil|zila|agency|division|emirate|arrondissement|bezirk|"
    "regency|kabupaten|kota|prefectuur|ken|shi|gun|xian|sheng|zizhiqu|regional unit|nomos|"
    "regional district|census division|autonomous region"
)
_LINKS = "of|de|del|da|do|di|d'|du|des"
DESIGNATOR = re.compile(
    rf"(?:(?:{_KINDS})\s(?:(?:{_LINKS})\s)?(?P<first>.+)|(?P<last>.+?)\s(?:{_KINDS}))", re.IGNORECASE
)
"""Words for kinds of divisions, in the languages in which GeoNames gives them, before or after the name."""


@dataclass
class Row:
    """One place on its way into the file.

    ``admin1``/``admin2`` are codes such as US.TX and US.TX.277; a division has its own code in ``admin2``. ``geonames``
    is 0 where the place has no id, ``names`` holds names with their roles (``Role``).
    """

    geonames: int
    name: str
    kind: Kind
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    admin1: str = ""
    admin2: str = ""
    zone: str = ""
    names: list[tuple[str, int]] = field(default_factory=list)


def is_latin(name: str) -> bool:
    """Whether every letter of ``name`` is Latin."""
    return name.isascii() or all(not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in name)


def useful(alternates: Iterable[str], latin_only: bool) -> Iterator[str]:
    """Alternate names worth keeping: no codes (three capitals), no single letters."""
    for name in alternates:
        code = len(name) <= 3 and (name.isupper() or name.isascii())
        designated = name.lower().startswith(DESIGNATED)
        if not code and not designated and not (latin_only and not is_latin(name)):
            yield name


def undesignated(name: str) -> str:
    """The name of a division without the word for its kind: "Dagestan, Respublika" and "Lamar County" are cut."""
    head = name.partition(",")[0].strip()
    match = DESIGNATOR.fullmatch(head)
    short = (match["first"] or match["last"] or "").strip() if match else head
    return short if len(short) > 2 and is_latin(short) else name
