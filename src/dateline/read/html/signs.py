"""What an element's tag, class, id and microdata say about the text inside it.

The names (``data/read/signs.tsv``) are those that content systems and standards use (HTML5 sectioning, schema.org
microdata, WordPress, Drupal and the class names that templates of news sites share), in the languages whose class names
are not English. None is a publisher's own. The block model takes them as features; the few rules beside it ask for them
too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from lxml import etree

from dateline.read.patterns.lists import rows_of


class Sign:
    """What a container says about its text, one bit each: sets of signs are plain integers (enum flags are slow)."""

    ARTICLE = 1 << 0
    BODY = 1 << 1
    HEADLINE = 1 << 2
    STANDFIRST = 1 << 3
    BYLINE = 1 << 4
    DATE = 1 << 5
    FIGURE = 1 << 6
    CAPTION = 1 << 7
    CREDIT = 1 << 8
    CORRECTION = 1 << 9
    QUOTE = 1 << 10
    NAVIGATION = 1 << 11
    RELATED = 1 << 12
    SPONSORED = 1 << 13
    PROMO = 1 << 14
    COMMENTS = 1 << 15
    ASIDE = 1 << 16
    SHARE = 1 << 17
    BIOGRAPHY = 1 << 18


NONE = 0
FURNITURE = Sign.NAVIGATION | Sign.RELATED | Sign.SPONSORED | Sign.PROMO | Sign.COMMENTS | Sign.SHARE
PICTURE = Sign.FIGURE | Sign.CAPTION | Sign.CREDIT

BY_TAG = {
    "article": Sign.ARTICLE,
    "main": Sign.ARTICLE,
    "nav": Sign.NAVIGATION,
    "footer": Sign.NAVIGATION,
    "aside": Sign.ASIDE,
    "figure": Sign.FIGURE,
    "figcaption": Sign.CAPTION,
    "time": Sign.DATE,
    "h1": Sign.HEADLINE,
    "form": Sign.PROMO,
}
_BY_ITEMPROP = {
    "articlebody": Sign.BODY,
    "headline": Sign.HEADLINE,
    "alternativeheadline": Sign.STANDFIRST,
    "author": Sign.BYLINE,
    "datepublished": Sign.DATE,
    "datemodified": Sign.DATE,
    "caption": Sign.CAPTION,
    "copyrightholder": Sign.CREDIT,
    "comment": Sign.COMMENTS,
}
_BY_ROLE = {
    "navigation": Sign.NAVIGATION,
    "contentinfo": Sign.NAVIGATION,
    "menu": Sign.NAVIGATION,
    "search": Sign.NAVIGATION,
    "complementary": Sign.ASIDE,
}
_NAMING = frozenset(("class", "id", "data-testid", "data-component"))
_WHOLE = frozenset(("body", "html"))
_MOST_NAMES = 400
"""Characters of an attribute that are read."""
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SEPARATORS = re.compile(r"[^a-z0-9\u00c0-\uffff]+")


@dataclass(frozen=True, slots=True)
class _Names:
    """The table of names: whole words, beginnings of words, parts of words, and phrases by their first word."""

    words: dict[str, int]
    beginnings: tuple[tuple[str, int], ...]
    parts: tuple[tuple[str, int], ...]
    phrases: dict[str, list[tuple[str, bool, int]]]


@cache
def _names() -> _Names:
    words: dict[str, int] = {}
    beginnings, parts = [], []
    phrases: dict[str, list[tuple[str, bool, int]]] = {}
    for row in rows_of("signs.tsv"):
        sign: int = getattr(Sign, row["sign"].upper())
        for name in row["names"].split("|"):
            first, _, rest = name.partition(" ")
            if rest:
                bare = rest.rstrip("*")
                phrases.setdefault(first, []).append((f"-{first}-{bare.replace(' ', '-')}", bare != rest, sign))
            elif name.startswith("*"):
                parts.append((name.strip("*"), sign))
            elif name.endswith("*"):
                beginnings.append((name[:-1], sign))
            else:
                words[name] = words.get(name, NONE) | sign
    return _Names(words, tuple(beginnings), tuple(parts), phrases)


@lru_cache(maxsize=65536)
def _of_word(word: str) -> int:
    names = _names()
    found = names.words.get(word, NONE)
    if len(word) > 2:
        for beginning, sign in names.beginnings:
            if word.startswith(beginning):
                found |= sign
        for part, sign in names.parts:
            if part in word:
                found |= sign
    return found


@lru_cache(maxsize=65536)
def _of_name(name: str) -> int:
    """The signs of one class name or id: of its words, and of the phrases that they make."""
    words = _SEPARATORS.sub(" ", (_CAMEL.sub(" ", name) if not name.islower() else name).lower()).split()
    found = NONE
    phrases = _names().phrases
    line = ""
    for word in words:
        found |= _of_word(word)
        if word in phrases:
            line = line or f"-{'-'.join(words)}-"
            for phrase, open_end, sign in phrases[word]:
                if phrase in line and (open_end or f"{phrase}-" in line):
                    found |= sign
    return found


@lru_cache(maxsize=65536)
def _of_names(names: str) -> int:
    found = NONE
    for name in names[:_MOST_NAMES].split():
        # "text-caption" sizes text in utility stylesheets, whatever the text is.
        if name != "text-caption":
            found |= _of_name(name)
    return found


def signs_of(element: etree._Element, tag: str, keys: list[str]) -> tuple[int, bool]:
    """The signs of one element by itself (its ancestors' are not counted in), and whether it keeps its text off the
    screen (``hidden`` or an inline style); ``keys`` are its attributes' names."""
    found = BY_TAG.get(tag, NONE)
    hides = False
    for key in keys:
        if key in _NAMING:
            if tag not in _WHOLE and (names := element.get(key)):
                found |= _of_names(names)
        elif key == "style":
            compact = (element.get(key) or "").replace(" ", "").lower()
            hides |= "display:none" in compact or "visibility:hidden" in compact
        elif key == "itemprop":
            for prop in (element.get(key) or "").lower().split():
                found |= _BY_ITEMPROP.get(prop, NONE)
        elif key == "hidden":
            hides |= element.get(key) != "until-found"
        elif key == "rel":
            if element.get(key) == "author":
                found |= Sign.BYLINE
        elif key == "role":
            found |= _BY_ROLE.get(element.get(key) or "", NONE)
    return found, hides
