"""Who wrote a page: byline and author values → names of people, apart from agencies and publishers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.read.patterns.agencies import agency_named
from dateline.read.patterns.bylines import read_byline

_LEAD = re.compile(
    r"(?:(?:written|posted|published|reported|story|text|words|article|compiled|edited|reporting|analysis|submitted)"
    r"\s{1,3}by|by|von|par|por|di|da|af|av|door|autor(?:in)?|author|auteur|redaktion|text|texte|testo|texto"
    r"|от|автор|przez|yazan)(?:\s*:\s*|\s+)",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\s*[;|•·\n]\s*|\s*,\s+|,\s*$|\s+(?:and|und|et|y|og|och|en|with|mit|avec|con|e)\s+|\s*&\s*|\s+/\s+|/"
)
_ADDRESS = re.compile(r"\S{1,80}@\S{1,80}|https?://\S{1,300}|www\.\S{1,200}|@\w{1,40}")
_BRACKET = re.compile(r"\s*[(\[][^()\[\]]{0,80}[)\]]\s*")
_TAIL = re.compile(
    r"\s+(?:for|of|from|at|in|on|is|has|was|reports?|reporting|special to|für|aus|pour|para|updated|published|posted)\s"
    r".*$|\s+[-–—:|].*$",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
# Words of a line that names a desk, a role or a call and no person.
_NOT_A_PERSON = frozenset(
    "staff newsroom news editorial editor editors reporter reporters correspondent correspondents desk team writer "
    "writers contributor contributors columnist bureau agency agencies wire services service press redaktion "
    "redacción redaccion redazione rédaction redacao redação admin administrator guest author authors contact follow "
    "online digital media network tv radio newspaper magazine journal times post gazette herald tribune the "
    "photographer producer director senior chief assistant associate managing deputy freelance published updated "
    "webdesk web-desk minutes read share email print advertisement university institute department ministry office "
    "gmbh ltd inc llc group board redactie toimitus redaktionen user member moderator support info blog blogger "
    "politics sports business world national local science health entertainment technology opinion".split()
)
_PARTICLES = frozenset(
    "de da di do dos das del della van von der den le la el al bin ibn ben ter ten y e zu af av du".split()
)
_MAX_NAME = 60


@dataclass(frozen=True, slots=True)
class Credits:
    """What a byline names: people in order, and the agency (its short name) where it names one."""

    people: tuple[str, ...] = ()
    agency: str | None = None


def read_names(values: Iterable[str], not_people: Iterable[str] = ()) -> Credits:
    """Part author values into people and an agency.

    Args:
        values: names or bylines as the page states them ("By A. Writer and B. Author, Staff Writers").
        not_people: names that are no people, such as the publisher's.

    Returns:
        People without lead-in words, titles, desks, addresses and repeats, in order.
    """
    barred = {_fold(name) for name in not_people if name}
    sites = {word for name in barred for word in (*name.split(), name.replace(" ", ""))}
    people: dict[str, str] = {}
    agency = None
    for value in values:
        named = agency_named(value)
        if named:
            agency = agency or named
            continue
        parts = _parts(value)
        if len(parts) > 1 and not any(" " in part for part in parts):
            continue  # "Example, Townsville, Utopia": a publisher's address, or keywords
        for part in parts:
            if found := agency_named(part):
                agency = agency or found
                continue
            name = _person(part)
            if name and _fold(name) not in barred and (" " in name or _fold(name) not in sites):
                people.setdefault(_fold(name), name)
    return Credits(tuple(people.values()), agency)


def _parts(value: str) -> list[str]:
    value = _ADDRESS.sub(" ", value[:400])
    value = _BRACKET.sub(", ", value)
    found = []
    for part in _SPLIT.split(value):
        part = part.strip(" \t.,:–—-_*\"“”'")
        for _ in range(2):
            if lead := _LEAD.match(part):
                part = part[lead.end() :].strip()
        if part:
            found.append(part)
    return found


def _person(part: str) -> str | None:
    if len(part) > _MAX_NAME and not (part := _TAIL.sub("", part)):
        return None
    part = _TAIL.sub("", part).strip(" ,.")
    words = part.split()
    if not words or len(words) > 6 or len(part) > _MAX_NAME or _DIGIT.search(part):
        return None
    letters = _WORD.findall(part)
    if not letters or any(word.lower() in _NOT_A_PERSON for word in letters):
        return None
    if any(ch in part for ch in '@/<>{}?!=#%…"“”'):
        return None
    if part.isascii() and not any(word[:1].isupper() for word in words if word.lower() not in _PARTICLES):
        return None
    if len(words) == 1 and len(part) < 3:
        return None
    if part.isupper() and (read := read_byline(part).people):
        return read[0]  # "MARA EJEMPLO" in ordinary case
    return part


def _fold(name: str) -> str:
    return " ".join(_WORD.findall(name.casefold()))
