"""When two names name one organisation, group or place: short forms, initials, legal forms, other names."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cache

from .words import aliases, words

LONGEST = 10
"""Letters of an abbreviation."""
SHORTEST = 3
"""Letters of an abbreviation that the page does not explain: two letters are the initials of too much."""
SMALL = frozenset({"of", "the", "for", "and", "in", "on", "de", "la", "del", "des", "du", "al", "&", "to", "at"})
"""Words that initials may skip."""


def bare(name: Sequence[str]) -> tuple[str, ...]:
    """A name without "the" before it and its legal form behind it."""
    told = list(name)
    while len(told) > 1 and told[0] == "the":
        told = told[1:]
    while len(told) > 1 and told[-1].strip(".,") in words().legal:
        told = told[:-1]
    if len(told) > 1 and told[-1] in words().droppable and told[-1].removesuffix("s") in words().droppable:
        told[-1] = told[-1].removesuffix("s")
    return tuple("and" if w == "&" else w.strip(",") for w in told)


def other_names(key: str) -> tuple[str, ...]:
    """All names that the list has for the body that it has ``key`` for; none where it has not."""
    return _listed().get(canonical(key), ()) if key in aliases() else ()


@cache
def _listed() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, first in aliases().items():
        found.setdefault(first, []).append(name)
    return {first: tuple(names) for first, names in found.items()}


def canonical(key: str) -> str:
    """The first of a body's names where the list of other names has it, else the name itself."""
    return aliases().get(key, key)


def initials_fit(short: str, name: Sequence[str]) -> bool:
    """Whether ``short`` (letters, lower case) is made of the initials of all words of ``name`` but small ones.

    Small words may give their initial or not; a word behind a hyphen counts as one of its own.
    """
    letters = short.replace(".", "").replace("-", "")
    parts = [p for w in name for p in w.split("-") if p]
    return 1 < len(letters) <= LONGEST and _spells(letters, parts, 0, 0)


def _spells(letters: str, parts: Sequence[str], i: int, j: int) -> bool:
    if j == len(parts):
        return i == len(letters)
    if i < len(letters) and parts[j][0] == letters[i] and _spells(letters, parts, i + 1, j + 1):
        return True
    return parts[j] in SMALL and _spells(letters, parts, i, j + 1)


def opening(short: str, before: Sequence[str]) -> int | None:
    """Where, among the words ``before`` an abbreviation in brackets, the name begins that it abbreviates.

    Each letter but the first may stand inside a word; the first must begin one, as in Schwartz and Hearst (2003).
    None where the words do not give the letters in their order.
    """
    letters = "".join(c for c in short.casefold() if c.isalnum())
    if not 2 <= len(letters) <= LONGEST:
        return None
    joined = [w.casefold() for w in before]
    for start in range(len(joined)):
        if joined[start][0] == letters[0] and initials_fit(letters, joined[start:]):
            return start
    word, place = len(joined) - 1, len(joined[-1]) - 1 if joined else -1
    for k in range(len(letters) - 1, -1, -1):
        while word >= 0:
            if place < 0:
                word -= 1
                place = len(joined[word]) - 1 if word >= 0 else -1
                continue
            if joined[word][place] == letters[k] and (k > 0 or place == 0):
                break
            place -= 1
        if word < 0:
            return None
        place -= 1
    return word


def is_short_for(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether ``short`` is what a page calls a body whose full name is ``long``.

    The end may be missing where it says only what kind of body it is ("Orem" for "Orem Airways"); the beginning, or
    words in the middle, where what is left ends in a noun for such bodies ("the Council", "Lund Center").
    """
    if not short or len(short) >= len(long):
        return False
    if tuple(long[: len(short)]) == tuple(short):
        return all(w in words().droppable for w in long[len(short) :])
    if short[-1] not in words().short or short[-1] != _head(long):
        return False
    rest = iter(long)
    return all(word in rest for word in short)


def _head(name: Sequence[str]) -> str:
    """The noun that says what kind of body a name names: the last one, or the one before "of" or "for"."""
    at = next((k for k, w in enumerate(name) if k and w in ("of", "for", "in")), len(name))
    return name[at - 1]


def one_body(
    names: Iterable[tuple[str, ...]],
    places: Iterable[str],
    seen: Mapping[tuple[str, ...], int],
    capitals: Container[tuple[str, ...]],
) -> dict[tuple[str, ...], tuple[str, ...]]:
    """For each name of a body the fullest one that it stands for: itself, or the one other that it can be short for.

    Args:
        names: the distinct names, as ``bare`` gives them.
        places: words of places: "Orange Bend Water Board" is not called "Water Board" where another board may be meant.
        seen: the position of each name's first use.
        capitals: the names that are written in capitals, as initials are.
    """
    listed = sorted(set(names), key=lambda n: (-len(n), n))
    by_canonical: dict[str, tuple[str, ...]] = {}
    for name in sorted(listed, key=lambda n: (seen.get(n, 0), n)):
        by_canonical.setdefault(canonical(" ".join(name)), name)
    by_word: dict[str, list[tuple[str, ...]]] = {}
    for name in listed:
        for word in set(name):
            by_word.setdefault(word, []).append(name)
    by_initials: dict[str, list[tuple[str, ...]]] = {}
    for name in listed:
        if len(name) > 1:
            by_initials.setdefault(name[0][0], []).append(name)
    local = set(places)
    stands: dict[tuple[str, ...], tuple[str, ...]] = {}
    for name in listed:
        key = canonical(" ".join(name))
        home = by_canonical[key]
        stands[name] = home
        if home != name:
            continue
        rarest = min((by_word[w] for w in name), key=len)
        longer = [n for n in rarest[:MOST] if is_short_for(name, n) and not _elsewhere(name, n, local)]
        if len(name) == 1 and not longer and name in capitals and len(name[0]) >= SHORTEST:
            longer = [n for n in by_initials.get(name[0][0], ())[:MOST] if initials_fit(name[0], n)]
        full = {_follow(stands, n) for n in longer if n in stands}
        if len(full) == 1:
            stands[name] = next(iter(full))
    return {name: _follow(stands, name) for name in listed}


MOST = 60
"""Names that share a word or an initial that are looked at."""


def _follow(stands: Mapping[tuple[str, ...], tuple[str, ...]], name: tuple[str, ...]) -> tuple[str, ...]:
    seen = {name}
    while (further := stands.get(name, name)) not in seen:
        seen.add(further)
        name = further
    return name


def _elsewhere(short: Sequence[str], long: Sequence[str], places: set[str]) -> bool:
    """Whether the longer name adds a place to a body that other places have too ("Orange Bend Labour Party")."""
    if len(short) == 1:
        return False
    left = list(long)
    for word in short:
        left.remove(word)
    return any(w in places for w in left)
