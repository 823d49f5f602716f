"""Text of elements."""

from __future__ import annotations

from lxml import etree


def inner_text(element: etree._Element) -> str:
    """The text inside an element, a space between the texts of its parts, white space collapsed."""
    return " ".join(" ".join(map(str, element.itertext())).split())
