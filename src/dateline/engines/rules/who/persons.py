"""When two names name one person.

A person is told by given name and family name. A family name alone belongs to the one person of the page who bears it;
where two bear it, to neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

from ..attribution.people import PARTICLES as ARTICLES
from ..attribution.people import Gender, given_gender, respelt, skeleton
from .candidates import PARTICLES
from .words import nicknames

KUNYA = frozenset({"abu", "abou", "umm", "om"})
"""With the word behind it one name: "Abu Hamza"."""
MOST = 20
"""Bearers of one name, or spellings of it, that are kept: only lists of names have more, and take no longer so."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A name taken apart: ``given`` the first word, ``middle`` those between, ``family`` the family name as compared.

    ``given`` is "" for a family name alone ("Okono", "al-Tadhimi", "van der Berg").
    """

    given: str
    middle: tuple[str, ...]
    family: str


def parts_of(name: Sequence[str]) -> Parts:
    """Take a name, as its words are compared, apart."""
    at = len(name) - 1
    while at > 1 and (name[at - 1] in PARTICLES or name[at - 1] in KUNYA):
        at -= 1
    if at == 1 and (name[0] in PARTICLES or name[0] in KUNYA):
        at = 0
    family = list(name[at:])
    if len(family) > 1 and family[0] in ("al", "el", "ad", "as", "ash", "an", "ul"):
        family = family[1:]
    family[0] = ARTICLES.sub("", family[0])
    given = list(name[:at])
    return Parts(given[0] if given else "", tuple(given[1:]), " ".join(family))


def same_given(a: str, b: str) -> bool:
    """Whether two given names may be one: equal, an initial, a short or another form, or respelt."""
    if a == b or (a[0] == b[0] and 1 in (len(a), len(b))):
        return True
    if nicknames().get(a, _NONE) & nicknames().get(b, _NONE):
        return True
    one, other = given_gender([a]), given_gender([b])
    return respelt(a, b) and not (one and other and one != other)


_NONE: frozenset[int] = frozenset()


def same_family(a: str, b: str) -> bool:
    """Whether two family names are spellings of one."""
    return a == b or romanised(a) == romanised(b) or respelt(a, b)


@lru_cache(maxsize=4096)
def romanised(name: str) -> str:
    """A name with what differs between transliterations made one: endings, doubled letters, ou and u, q and k."""
    for written, letter in _SPELT:
        name = name.replace(written, letter)
    out = ""
    for c in name:
        out += c if out[-1:] != c else ""
    for ending in ("iy", "yi", "ii", "ij", "ey", "ei", "y"):
        if out.endswith(ending) and len(out) > 4:
            return out.removesuffix(ending) + "i"
    return out


_SPELT = (
    ("ou", "u"),
    ("oo", "u"),
    ("q", "k"),
    ("ck", "k"),
    ("ph", "f"),
    ("kh", "h"),
    ("w", "v"),
    ("'", ""),
    ("-", " "),
)


def same_person(a: Sequence[str], b: Sequence[str], suffixes: tuple[str, str] = ("", "")) -> bool:
    """Whether two names, both of several words, can name one person."""
    if {*suffixes} >= {"jr", "sr"}:
        return False
    if sorted(a) == sorted(b):
        return True
    short, long = sorted((tuple(a), tuple(b)), key=len)
    if len(short) > 1 and (long[: len(short)] == short or long[-len(short) :] == short):
        return True
    one, other = parts_of(a), parts_of(b)
    if not (one.given and other.given) or not same_given(one.given, other.given):
        return False
    if not same_family(one.family, other.family):
        return False
    return _middles_fit(one.middle, other.middle)


def _middles_fit(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether one name's middle words can be the other's: none, the same, or an initial for a word in its place."""
    if not a or not b:
        return True
    if all((x[0] == y[0] and 1 in (len(x), len(y))) or x == y for x, y in zip(a, b, strict=False)):
        return True
    short, long = sorted((set(a), set(b)), key=len)
    return short <= long and all(len(word) > 1 for word in short)


@dataclass(slots=True)
class Person:
    """A person of the page: the names it goes by and what is known of it."""

    names: list[tuple[str, ...]]
    suffix: str = ""
    gender: Gender | None = None
    roles: set[str] = field(default_factory=set)

    @property
    def fullest(self) -> tuple[str, ...]:
        """The name with most words that are more than initials."""
        return max(self.names, key=lambda n: (sum(len(w) > 1 for w in n), len(n), len(" ".join(n))))


class Persons:
    """The persons of a page, found by name. Every look-up touches only names that share a part."""

    def __init__(self) -> None:
        self.all: list[Person] = []
        self._family: dict[str, list[Person]] = {}
        self._spelt: dict[str, set[str]] = {}
        self._given: dict[str, list[Person]] = {}
        self._middle: dict[str, list[Person]] = {}
        self._nicknames: dict[int, list[Person]] = {}
        self._whole: dict[tuple[str, ...], list[Person]] = {}
        self._opening: dict[tuple[str, ...], list[Person]] = {}

    def add(self, name: tuple[str, ...], suffix: str = "") -> Person:
        """The person that a name of several words names: one known, else a new one."""
        found = self._whole.get(name, []) if not suffix else []
        if len(found) == 1:
            return found[0]
        fitting = [p for p in self._near(name) if all(same_person(n, name, (p.suffix, suffix)) for n in p.names)]
        person = fitting[0] if len(fitting) == 1 else None
        if person is None:
            person = Person([], suffix)
            self.all.append(person)
        if name not in person.names:
            person.names.append(name)
            self._index(person, name)
        person.suffix = person.suffix or suffix
        person.gender = person.gender or given_gender(list(name))
        return person

    def alone(self, word: tuple[str, ...]) -> list[Person]:
        """The persons whom a family name, else a given, else a middle name alone may name."""
        family = parts_of(word).family
        same = self._family.get(family) or self._respelt(family)
        key = " ".join(word)
        return same or self._given.get(key) or self._middle.get(key) or self._nicknamed(key)

    def _nicknamed(self, given: str) -> list[Person]:
        found: list[Person] = []
        for number in sorted(nicknames().get(given, ())):
            found += [p for p in self._nicknames.get(number, ()) if all(p is not other for other in found)]
        return found

    def bearers(self, word: tuple[str, ...]) -> list[Person]:
        """The persons who bear a family name, in any spelling."""
        family = parts_of(word).family
        return self._family.get(family) or self._respelt(family)

    def has_family(self, word: tuple[str, ...]) -> bool:
        """Whether a person bears a family name in this very spelling."""
        return parts_of(word).family in self._family

    def _respelt(self, family: str) -> list[Person]:
        alike = {name for code in sorted(_codes(family)) for name in self._spelt.get(code, ())}
        found: list[Person] = []
        for name in sorted(alike):
            if same_family(name, family):
                found += [p for p in self._family[name] if all(p is not other for other in found)]
        return found

    def _near(self, name: tuple[str, ...]) -> list[Person]:
        """Persons who share the family name in some spelling, or all words in another order."""
        family = parts_of(name).family
        found = [
            *self._family.get(family, ()),
            *self._respelt(family),
            *self._whole.get(tuple(sorted(name)), ()),
        ]
        found += self._opening.get(name, ())
        found += (p for size in range(2, len(name)) for p in self._whole.get(name[:size], ()))
        out: list[Person] = []
        for person in found:
            if all(person is not other for other in out):
                out.append(person)
        return out

    def _index(self, person: Person, name: tuple[str, ...]) -> None:
        parts = parts_of(name)
        _put(self._whole, name, person)
        for size in range(2, len(name)):
            _put(self._opening, name[:size], person)
        if tuple(sorted(name)) != name:
            _put(self._whole, tuple(sorted(name)), person)
        _put(self._family, parts.family, person)
        for code in _codes(parts.family):
            spellings = self._spelt.setdefault(code, set())
            if len(spellings) < MOST:
                spellings.add(parts.family)
        if parts.given:
            _put(self._given, parts.given, person)
            for number in nicknames().get(parts.given, ()):
                _put(self._nicknames, number, person)
        for word in parts.middle:
            if len(word) > 1:
                _put(self._middle, word, person)


_Key = TypeVar("_Key", str, int, tuple[str, ...])


def _codes(family: str) -> Iterable[str]:
    """Keys under which spellings of one family name meet."""
    return {romanised(family), f"={skeleton(family)}"}


def _put(index: dict[_Key, list[Person]], key: _Key, person: Person) -> None:
    persons = index.setdefault(key, [])
    if len(persons) < MOST and all(person is not other for other in persons):
        persons.append(person)
