"""Tags of very many attributes, which take the parser time that grows with the square of their number."""

from __future__ import annotations

import re
from typing import Final

MOST_ATTRIBUTES: Final = 500
"""Attributes of one tag that are kept; a page by hand or by a program has a few dozen at most."""

_SAFE_LENGTH: Final = 200_000
"""Code points of a page that is too short to cost the parser more than about two seconds however it is made."""

# As the HTML standard cuts a tag (13.2.5.32 and on): "<" and quotes may stand in a name, ">" in a quoted value.
_ONE: Final = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
_ATTRIBUTE: Final = re.compile(_ONE)
_NAME: Final = re.compile(r"<[a-zA-Z][^\s/>]*+")
_ORDINARY: Final = re.compile(
    rf"(?:[^<]++|<(?![a-zA-Z])|<[a-zA-Z][^\s/>]*+(?:{_ONE}){{0,{MOST_ATTRIBUTES}}}+[\s/]*+>)*+"
)
_RAW: Final = re.compile(r"<(script|style|textarea|title|xmp|iframe|noembed|noframes)\Z", re.IGNORECASE)


def uncrowd(html: str) -> str:
    """``html`` with tags of over ``MOST_ATTRIBUTES`` attributes cut to their names; time is linear in its length."""
    if len(html) <= _SAFE_LENGTH:
        return html
    ordinary = _ORDINARY.match(html)
    position = ordinary.end() if ordinary else 0
    kept: list[str] = []
    start = 0
    while tag := _NAME.search(html, position):
        position, count = tag.end(), 0
        while attribute := _ATTRIBUTE.match(html, position):
            position = attribute.end()
            count += 1
        if count > MOST_ATTRIBUTES:
            kept.append(html[start : tag.end()])
            start = position
        elif raw := _RAW.match(tag[0]):
            # what looks like a tag inside a script is none
            end = re.compile(f"</{raw[1]}", re.IGNORECASE).search(html, position)
            if end is None:
                break
            position = end.end()
    return "".join(kept) + html[start:] if kept else html
