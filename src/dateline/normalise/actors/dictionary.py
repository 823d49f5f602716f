"""The actor dictionary: names of bodies, groups, parties, organisations and leaders, and nouns for what people are.

The files are tables under ``dateline/data/actors``; its README says what each holds. How a name is written there
decides how it is found: one word of capitals ("IS") only as capitals, a name whose first or last word has a capital
("Labour", "Islamic State") only with it, everything else ("gunman") however it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources
from typing import Literal, NamedTuple, cast

from ...model.vocab import Sector
from ..gazetteer.names import normalise
from .words import one_spelling

Kind = Literal["body", "group", "party", "organisation", "leader", "seat", "role"]
Flag = Literal["state", "carrier", "rank", "armed", "place", "adjective"]
FILES: Mapping[str, Kind] = {
    "organisations.tsv": "organisation",
    "groups.tsv": "group",
    "bodies.tsv": "body",
    "parties.tsv": "party",
    "leaders.tsv": "leader",
    "seats.tsv": "seat",
}
"""The tables of names; the entry of an earlier one is meant first where a name stands in two."""
PLURALS = ("s", "men", "people")
"""How forms end that are plurals already."""
_OWNER = re.compile(r"['’]s\b")
_KEY = str.maketrans({"?": None, "-": " ", "/": " ", "&": " ", "'": None, "’": None, ".": None, ",": " "})


class Entry(NamedTuple):
    """One line of the dictionary. ``since`` and ``until`` are ISO dates or years, "" where they are open.

    ``country`` is None for what belongs to no one country. ``flags`` are those of a role noun; see the README.
    """

    name: str
    kind: Kind
    country: str | None
    sector: Sector | None
    since: str = ""
    until: str = ""
    flags: frozenset[str] = frozenset()


class Spelled(NamedTuple):
    """An entry under one of its names.

    ``capital`` and ``last``: its first and its last word must open with a capital; ``capitals``: it must be written in
    capitals; ``guarded``: it is a surname or a common word too, and is not read beside another name; ``owner``: it ends
    in "'s", as names of shops do.
    """

    entry: Entry
    capital: bool
    last: bool
    capitals: bool
    guarded: bool
    owner: bool


class Dictionary:
    """Entries by name. ``longest`` maps the first word of a name to the most words that a name so begun has."""

    def __init__(self) -> None:
        self.longest: dict[str, int] = {}
        self._named: dict[str, list[tuple[str, Entry]]] = {}
        self._found: dict[str, tuple[Spelled, ...]] = {}

    def __len__(self) -> int:
        return len(self._named)

    def add(self, name: str, entry: Entry) -> None:
        """Enter ``entry`` under ``name``; "?" before it says that the name is a surname or a common word too."""
        key = key_of(name)
        known = self._named.get(key)
        if known is not None:
            known.append((name, entry))
            return
        self._named[key] = [(name, entry)]
        first, _, rest = key.partition(" ")
        size = rest.count(" ") + 2 if rest else 1
        if size > self.longest.get(first, 0):
            self.longest[first] = size

    def find(self, key: str) -> tuple[Spelled, ...]:
        """The entries under a key, with how each must be spelled; none for an unknown one."""
        found = self._found.get(key)
        if found is None:
            named = self._named.get(key)
            if named is None:
                return ()
            found = self._found[key] = tuple(_spelled(name, entry) for name, entry in named)
        return found


def _spelled(name: str, entry: Entry) -> Spelled:
    written = name.removeprefix("?")
    last = written.replace("-", " ").replace("/", " ").rsplit(" ", 1)[-1]
    capitals = written.isupper() and len(written) > 1 and " " not in key_of(written)
    owner = last.endswith(("'s", "’s"))
    return Spelled(entry, written[0].isupper(), last[:1].isupper(), capitals, written != name, owner)


def key_of(name: str) -> str:
    """The comparable form of ``name``: the keys of its words, a space between two."""
    name = _OWNER.sub("", name) if "s" in name and ("'" in name or "’" in name) else name
    if name.isascii():
        key = name.lower().translate(_KEY)
        if "nce" in key or "isation" in key or "ntre" in key or "gramme" in key or "  " in key or key != key.strip():
            return " ".join([one_spelling(w) for w in key.split()])
        return key
    return " ".join(filter(None, (one_spelling(normalise(w)) for w in name.translate(_KEY).split())))


def rows(file: str) -> Iterator[list[str]]:
    """The cells of the lines of a table under ``dateline/data/actors``, its heading and comments left out."""
    text = resources.files("dateline.data").joinpath("actors", file).read_text(encoding="utf-8")
    lines = iter(line for line in text.splitlines() if line and line[0] != "#")
    next(lines)
    return (line.split("\t") for line in lines)


@lru_cache(maxsize=1)
def dictionary() -> Dictionary:
    """The dictionary that comes with Dateline, read once."""
    made = Dictionary()
    for file, kind in FILES.items():
        for name, country, sector, since, until, names in rows(file):
            entry = Entry(name.lstrip("?"), kind, country or None, cast(Sector, sector) or None, since, until)
            made.add(name, entry)
            if names:
                for other in names.split("|"):
                    made.add(other, entry)
    for forms, sector, flags in rows("roles.tsv"):
        noun, *others = forms.split("|")
        entry = Entry(noun, "role", None, cast(Sector, sector) or None, flags=frozenset(flags.split()))
        for form in (noun, *others):
            made.add(form, entry)
            if "noplural" not in entry.flags and (not form.endswith(PLURALS) or form.endswith("ss")):
                made.add(plural(form), entry)
    return made


def plural(noun: str) -> str:
    """The regular plural of an English noun."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


@lru_cache(maxsize=1)
def modifiers() -> dict[str, str]:
    """Words that change what stands beside them, with what they do; see ``modifiers.tsv``."""
    return {key_of(word): effect for effect, words in rows("modifiers.tsv") for word in words.split("|")}
