"""Captions and credits of pictures that stand beside an entry's text (Media RSS 1.5.1, image sitemaps)."""

from __future__ import annotations

from lxml import etree

from ..formats.addresses import web_address
from ..formats.xml import attribute, children, first, name_of, text_of

_PERSONS = ("author", "photographer", "producer", "artist", "creator", "")
_MEDIA = frozenset(("media:content", "media:group", "media:thumbnail", "enclosure", "image:image"))


Picture = tuple[str, str, str | None]


def pictures_of(item: etree._Element) -> list[Picture]:
    """Caption, credit and address of every picture of an entry, in its order; each may be lacking.

    A caption belongs to the ``media:content`` that holds it; one in a ``media:group`` or beside the media belongs to
    all of them, so it is given once.
    """
    found = [pair for child in item if name_of(child) in _MEDIA for pair in _pairs(child)]
    if any(name_of(child) == "media:content" for child in item):
        found += _pair(item)
    return list(dict.fromkeys(found))


def _pairs(media: etree._Element) -> list[Picture]:
    if attribute(media, "medium") in ("audio", "document", "executable"):
        return []
    inner = [pair for child in children(media, "media:content") for pair in _pairs(child)]
    return inner + _pair(media)


def _pair(media: etree._Element) -> list[Picture]:
    caption = next(
        (text for name in ("media:description", "media:text", "image:caption") for text in _texts(media, name)), ""
    )
    credits = [
        text_of(child)
        for child in children(media, "media:credit")
        if attribute(child, "role").lower() in _PERSONS and text_of(child)
    ]
    if not credits:
        credits = list(_texts(media, "media:copyright"))[:1]
    credit = " / ".join(dict.fromkeys(credits))
    address = web_address(attribute(media, "url") or text_of(first(media, "image:loc")))
    return [(caption, credit, address)] if caption or credit else []


def _texts(media: etree._Element, name: str) -> list[str]:
    return [text for child in children(media, name) if (text := text_of(child))]
