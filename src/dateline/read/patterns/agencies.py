"""Wire agencies by every form in which pages print them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from .lists import rows_of

_EDGE = " \t\n\r\f\v.,;:()[]{}/|–—-·•*\"'“”‘’«»\u00a0"
_LEAD = re.compile(r"(?:by|von|par|por|di|da|with|from|source|quelle|fonte|fuente|via)[:\s]\s*", re.IGNORECASE)
_JOINED = re.compile(r"[/|,&+]| and | und | et | y ")
_TOKEN = re.compile(r"[\w&.’'-]+")
_LONGEST_FORM = 6
"""Words of the longest form that is looked for inside a text."""


@dataclass(frozen=True, slots=True)
class AgencyMatch:
    """An agency named inside a text: its short name and the span of the form that names it."""

    name: str
    start: int
    end: int


@cache
def _forms() -> tuple[dict[str, str], dict[str, str]]:
    """Short names by form: forms that must match as written, and forms that match in any case."""
    exact: dict[str, str] = {}
    folded: dict[str, str] = {}
    for row in rows_of("agencies.tsv"):
        for form in (row["name"], *filter(None, row["forms"].split("|"))):
            if _needs_case(form):
                exact[form] = row["name"]
            else:
                folded[form.casefold()] = row["name"]
    return exact, folded


@cache
def _clear() -> frozenset[str]:
    return frozenset(row["name"] for row in rows_of("agencies.tsv") if row["clear"])


def _needs_case(form: str) -> bool:
    # "SPA", "MAP", "dpa" or "Fars" are words or names in another case; "Agence France-Presse" is not.
    return " " not in form and len(form) <= 6


def _known(form: str) -> str | None:
    exact, folded = _forms()
    return exact.get(form) or folded.get(form.casefold())


@cache
def _openings() -> frozenset[str]:
    """First words of all forms, folded and without the marks that may end a word."""
    first = (_TOKEN.match(form) for forms in _forms() for form in forms)
    return frozenset(word.group().casefold().rstrip(".’'") for word in first if word)


def agency_named(text: str) -> str | None:
    """The agency that the whole of ``text`` names, by its short name.

    A lead-in ("By", "Source:"), an article and brackets are allowed: ``(AP)``, ``By The Associated Press`` and
    ``Associated Press`` all give ``AP``. A text that says anything else gives None.
    """
    return _named(text) if len(text) <= 80 else None


@lru_cache(maxsize=4096)
def _named(text: str) -> str | None:
    bare = text.strip(_EDGE)
    bare = bare[lead.end() :].strip(_EDGE) if (lead := _LEAD.match(bare)) else bare
    for form in (bare, bare[4:] if bare[:4].casefold() == "the " else bare):
        if found := _known(form):
            return found
    if _JOINED.search(bare) is None:
        return None
    names = [_known(part.strip(_EDGE)) for part in _JOINED.split(bare)]
    return names[0] if all(names) else None


def agency_within(text: str, limit: int = 400) -> AgencyMatch | None:
    """The first agency named in the first ``limit`` code points of ``text``, longest form first.

    Short forms that are also other names ("MIA", "SPA") do not count inside a text.
    """
    tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(text[:limit])]
    openings = _openings()
    for i, (start, stop_first) in enumerate(tokens):
        if text[start:stop_first].casefold().rstrip(".’'") not in openings:
            continue
        for j in range(min(len(tokens), i + _LONGEST_FORM) - 1, i - 1, -1):
            end = tokens[j][1]
            for stop in (end, end - 1) if text[end - 1] in ".’'" else (end,):
                form = text[start:stop]
                if (found := _known(form)) and (found in _clear() or not _needs_case(form)):
                    return AgencyMatch(found, start, stop)
    return None
