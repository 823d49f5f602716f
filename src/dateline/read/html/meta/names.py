"""Who wrote a page: byline and author values → names of people, apart from agencies and publishers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dateline.read.patterns.agencies import agency_named
from dateline.read.patterns.bylines import byline_words, opens_byline, ordinary_case

_SPLIT = re.compile(
    r"\s*[;|•·\n]\s*|\s*,\s+|,\s*$|\s+(?:and|und|et|y|og|och|en|with|mit|avec|con|e)\s+|\s*&\s*|\s+/\s+|/"
)
_SPLIT_CAPITAL = re.compile(r"(?<=[a-zà-ÿ])\s+And\s+(?=[A-Z])")
_ADDRESS = re.compile(r"\S{1,80}@\S{1,80}|https?://\S{1,300}|www\.\S{1,200}|(?<!\w)@\w{1,40}")
_PLEDGE = re.compile(r"\[email\s?protected\]", re.IGNORECASE)
_BRACKET = re.compile(r"\s*[(\[][^()\[\]]{0,80}[)\]]\s*")
_TAIL = re.compile(
    r"\s+(?:for|of|from|at|in|on|is|has|was|reports?|reporting|special to|für|aus|pour|para|updated|published|posted"
    r"|am|le|el)\s.*$|\s+[-–—:|].*$",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_CREDENTIAL = re.compile(
    r"(?:[A-Z]{2,6}|[A-Z]{1,2}[a-z]?[A-Z]|(?:Ph|M|B)\.?\s?[DSA]\.?c?\.?|[A-Z]\.[A-Z]\.?|Jr\.?|Sr\.?|III?)$"
)
_HANDLE = re.compile(r"[^\W_][\w.-]{2,24}$")
# Words of a line that names a desk, a role or a call and no person.
_DESKS = frozenset(
    "staff newsroom news editorial editor editors reporter reporters correspondent correspondents desk team writer "
    "writers contributor contributors columnist bureau agency agencies wire services service press redaktion "
    "redacción redaccion redazione rédaction redacao redação admin administrator guest author authors contact follow "
    "online digital media network tv radio newspaper magazine journal times gazette herald tribune the webmaster "
    "photographer producer director senior chief assistant associate managing deputy freelance root system moderator "
    "webdesk web-desk advertisement university universität institute institut department ministry office marketing "
    "gmbh ltd inc llc group board redactie toimitus redaktionen redakteur redakteurin user member support info blogger "
    "politics sports business world national local science health entertainment technology opinion e.v stiftung "
    "landesanstalt verband verein foundation association society company corporation center centre zentrum agentur "
    "pressestelle pressemitteilung autor autorin autoren auteur nachrichten zeitung editoras coordinator expert "
    "unknown anonymous none null undefined default content copyright seo dr prof mr mrs ms".split()
)
_TITLES = frozenset("dr prof mr mrs ms sir dame dipl ing med mag univ-prof ph rev".split())
_PARTICLES = frozenset(
    "de da di do dos das del della van von der den le la el al bin ibn ben ter ten y e zu af av du".split()
)
_MAX_NAME = 60


@dataclass(frozen=True, slots=True)
class Credits:
    """What a byline names: people in order, and the agency (its short name) where it names one."""

    people: tuple[str, ...] = ()
    agency: str | None = None


def read_names(values: Iterable[str], not_people: Iterable[str] = (), *, handles: bool = False) -> Credits:
    """Part author values into people and an agency.

    Args:
        values: names or bylines as the page states them ("By A. Writer and B. Author, Staff Writers").
        not_people: names that are no people, such as the publisher's.
        handles: whether a word in small letters may be a pseudonym, as where the page links to its author.

    Returns:
        People without lead-in words, titles, desks, addresses and repeats, in order.
    """
    barred = {fold_name(name) for name in not_people if name}
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
        for number, part in enumerate(parts):
            if found := agency_named(part):
                agency = agency or found
                continue
            if number and _CREDENTIAL.match(part):
                continue
            name = _person(part, handles)
            if name and fold_name(name) not in barred and (" " in name or fold_name(name) not in sites):
                people.setdefault(fold_name(name), name)
    return Credits(tuple(people.values()), agency)


def is_full_name(name: str) -> bool:
    """Whether a name has a first and a last part: one word is a pseudonym or half a name."""
    return len([word for word in name.split() if word.casefold().strip(".") not in _TITLES]) > 1


def _parts(value: str) -> list[str]:
    value = _ADDRESS.sub(" ", _PLEDGE.sub(" ", value[:400]))
    value = _BRACKET.sub(", ", value)
    found = []
    for part in _SPLIT.split(_SPLIT_CAPITAL.sub(", ", value)):
        part = part.strip(" \t.,:–—-_*\"“”'")
        for _ in range(2):
            if lead := opens_byline(part):
                part = part[lead:].strip()
        if part:
            found.append(part)
    return found


@cache
def _not_a_person() -> frozenset[str]:
    return (_DESKS - _TITLES) | byline_words("never")


def _person(part: str, handles: bool) -> str | None:
    if len(part) > _MAX_NAME and not (part := _TAIL.sub("", part)):
        return None
    part = _TAIL.sub("", part).strip(" ,.")
    words = part.split()
    if not words or len(words) > 6 or len(part) > _MAX_NAME or any(ch in part for ch in '@/<>{}?!=#%…"“”©:'):
        return None
    letters = _WORD.findall(part)
    barred = _not_a_person()
    whole = [part.casefold()] if handles and len(words) == 1 else [word.casefold() for word in letters]
    if not letters or any(word in barred for word in whole):
        return None
    if _DIGIT.search(part) and not (handles and len(words) == 1 and _HANDLE.match(part)):
        return None
    if len(words) == 1 and (len(part) < 3 or part.casefold() in byline_words("title")):
        return None
    if part.isascii() and not any(word[:1].isupper() for word in words if word.lower() not in _PARTICLES):
        small = handles and (_HANDLE.match(part) if len(words) == 1 else len(words) == 2)
        if not small or part.casefold() in byline_words("by"):
            return None
    return ordinary_case(part) if len(words) > 1 else part


def fold_name(name: str) -> str:
    """A name for comparison: its words, case-folded."""
    return " ".join(_WORD.findall(name.casefold()))
