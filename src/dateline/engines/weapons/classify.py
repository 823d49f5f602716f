"""Which class of weapons a phrase names: by its head, narrowed by the words before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .phrases import Phrases, Words, load_phrases
from .taxonomy import is_a, lineage

_WORD = re.compile(r"[^\W_]+")
LONGEST = 200
"""Code points of a phrase that are read; a longer one is no phrase."""
_ENDS = frozenset("with in on at from for by near inside under to that which who and or during after against".split())
"""Words that end the noun phrase; what follows tells of something else."""


def classify(phrase: str) -> str | None:
    """The id of the class in ``taxonomy.toml`` that ``phrase`` names, None where no word of it names one.

    The last words of the noun phrase decide, a narrower class among the words before goes first: an "AK-47-style rifle"
    is an automatic rifle, an "explosives-laden drone" a drone, a "car packed with explosives" a vehicle bomb. Case,
    hyphens and plural endings are of no matter.
    """
    words = tuple(m.group().lower() for m in _WORD.finditer(phrase[:LONGEST]))
    lists = load_phrases()
    if _laden(words, lists):
        return "vehicle-bomb"
    head = _noun_phrase(words, lists)
    category = _at_end(head, lists) or _anywhere(head, lists) or _anywhere(words, lists)
    if category is None:
        return None
    if lists.show & set(head):
        return "imitation"
    inside = [c for k in range(len(head)) for n in range(1, lists.longest + 1) if (c := _named(head[k : k + n], lists))]
    narrower = [c for c in inside if c != category and category in lineage(c)]
    return max(narrower, key=lambda c: len(lineage(c)), default=category)


def singular(word: str) -> tuple[str, ...]:
    """What a plural may be the plural of, the word itself first."""
    found = [word]
    if word.endswith("ves"):
        found += [word[:-3] + "fe", word[:-3] + "f"]
    if word.endswith("ies"):
        found.append(word[:-3] + "y")
    if word.endswith("es"):
        found.append(word[:-2])
    if word.endswith("s"):
        found.append(word[:-1])
    if word.endswith("men"):
        found.append(word[:-3] + "man")
    return tuple(found)


def endings(words: Sequence[str]) -> list[Words]:
    """``words`` with their last one as it is and in the singular, empty for none."""
    return [(*words[:-1], last) for last in singular(words[-1])] if words else []


def _named(words: Words, lists: Phrases) -> str | None:
    return next((c for form in endings(words) if (c := lists.named.get(form))), None)


def _at_end(words: Words, lists: Phrases) -> str | None:
    """The class of the longest phrase that ends with the last word."""
    first = max(0, len(words) - lists.longest)
    return next((c for k in range(first, len(words)) if (c := _named(words[k:], lists))), None)


def _anywhere(words: Words, lists: Phrases) -> str | None:
    """The class of the last phrase."""
    return next((c for end in range(len(words), 0, -1) if (c := _at_end(words[:end], lists))), None)


def _noun_phrase(words: Words, lists: Phrases) -> Words:
    """The words of the noun that is named: of "a burst of machine gun fire from a car" the machine gun fire."""
    for k, word in enumerate(words):
        if k and word == "of" and any(s in lists.holders for s in singular(words[k - 1])):
            return _noun_phrase(words[k + 1 :], lists)
        if k and (word in _ENDS or (word in lists.laden and words[k + 1 : k + 2] == ("with",))):
            return words[:k]
        if k and word == "of" and _at_end(words[:k], lists):
            return words[:k]
    return words


def _laden(words: Words, lists: Phrases) -> bool:
    """``explosives-laden car``, ``a truck packed with dynamite``."""
    full = next((k for k, w in enumerate(words) if w in lists.laden), None)
    if full is None:
        return False
    carried = words[full + 2 :] if words[full + 1 : full + 2] == ("with",) else words[:full]
    carrier = words[:full] if words[full + 1 : full + 2] == ("with",) else words[full + 1 :]
    bears = any(s in lists.carriers for w in carrier for s in singular(w))
    return bears and is_a(_anywhere(carried, lists), "explosive")
