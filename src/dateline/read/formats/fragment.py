"""The text of a story as a piece of HTML, as feeds and agencies send it, → parts with roles.

Such a piece holds the story and what belongs to it, not a page: all of it is the story save what says of itself that it
is none (a link to the page, share buttons, a list of other stories).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from lxml import etree

from ..html.judged import in_links, within
from ..html.layout import HEADINGS, Layout, Piece, lay_out
from ..html.layout import Image as Pictured
from ..html.parse import parse_html
from ..html.signs import FURNITURE, PICTURE, Sign
from ..patterns.agencies import agency_named
from ..patterns.bylines import is_byline
from ..patterns.corrections import correction_of
from ..patterns.credits import is_credit
from ..patterns.dates import is_date_line
from ..patterns.furniture import boilerplate_kind, furniture_phrase, opens_section
from .addresses import web_address
from .parts import Image, Part, caption_parts, clean, squeeze

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_BLANK_LINE = re.compile(r"\r?\n[ \t\r]{0,80}\n")
_NOTICE = re.compile(r"(?:©|\([cC]\)|(?i:copyright))\s{0,3}(?:©|\([cC]\)|\d{4}|(?i:by))")
_FRAME: Final = 1500
"""Characters above which a container that is called a figure is a part of the story."""
_SHORT: Final = 160
"""Characters up to which a line may be a byline, a credit or a phrase of furniture."""
_SMALL: Final = 200
"""Pixels below which a picture without words is no picture of the story."""
_SENTENCE: Final = 60
"""Characters from which a link that ends like a sentence is one of the story."""
_LINE: Final = 100
"""Characters of the longest byline or date line."""
_EDGE: Final = 2
"""Pieces at either end among which bylines and a publisher's signature stand."""
_ENDS = ".!?…。»”\"'"
_SIGNATURES = (
    "appeared first on",
    "first appeared on",
    "originally published",
    "erschien zuerst auf",
    "apparu en premier sur",
    "apareció primero en",
    "apareceu primeiro em",
    "proviene da",
    "verscheen eerst op",
    "dök först upp på",
    "dukket først opp på",
    "blev først vist på",
    "pochodzi z serwisu",
    "появились сначала на",
)
"""What content systems put under each entry of a feed, with links to the page and its site (WordPress and its
translations)."""


@dataclass(slots=True)
class Fragment:
    """What a piece of HTML holds. ``linked`` counts the characters of its body that are link text; ``images`` are
    the pictures that have no words."""

    parts: list[Part]
    linked: int = 0
    warnings: tuple[str, ...] = ()
    images: list[Image] = field(default_factory=list)

    @property
    def story(self) -> int:
        """Characters of the story's own text."""
        return sum(len(part.text) for part in self.parts if part.role in ("body", "subhead", "standfirst"))

    @property
    def paragraphs(self) -> int:
        """Paragraphs of the story."""
        return sum(part.role == "body" for part in self.parts)


def is_markup(text: str) -> bool:
    """Whether a text holds tags."""
    return _TAG.search(text) is not None


def read_lines(text: str) -> Fragment:
    """Read plain text: paragraphs are parted by empty lines, or by line ends where there is no empty line."""
    rows = _BLANK_LINE.split(text) if _BLANK_LINE.search(text.strip()) else text.splitlines()
    lines = [line for row in rows if (line := clean(row))]
    return Fragment([Part(line, "correction" if correction_of(line) else "body") for line in lines])


def read_fragment(html: str, title: str = "", base: str | None = None) -> Fragment:
    """Read a piece of HTML.

    Args:
        html: decoded.
        title: the story's title, which the piece may repeat.
        base: the address against which those of pictures are resolved.
    """
    root, warnings = parse_html(html)
    found = Fragment([], warnings=tuple(warnings))
    if root is None:
        return found
    known = squeeze(title)
    layout = lay_out(root)
    pictures = _Pictures(layout, base)
    pieces = [(place, piece) for place, piece in enumerate(layout.pieces) if not piece.hidden]
    listing = False
    for number, (place, piece) in enumerate(pieces):
        if not found.parts and known and squeeze(piece.text) == known:
            continue
        # What stands under the heading "Related stories" is furniture as well, up to the next prose.
        section = opens_section(piece.text)
        listing = section is not None or (listing and not _is_prose(piece))
        if listing:
            found.parts.append(Part(piece.text, "boilerplate", section or "related"))
        else:
            edge = number < _EDGE or number >= len(pieces) - _EDGE
            parts = _parts(piece, partial(pictures.of, piece, place), edge=edge)
            found.linked += piece.linked if parts[:1] and parts[0].role == "body" else 0
            found.parts += parts
    found.images = pictures.without_words()
    return found


def _is_prose(piece: Piece) -> bool:
    return not in_links(piece) and (len(piece.text) > _SHORT or piece.text[-1] in _ENDS)


class _Pictures:
    """The pictures of a piece of HTML, and which of them have words."""

    def __init__(self, layout: Layout, base: str | None) -> None:
        self._images = layout.images
        self._base = base
        self._told: dict[etree._Element, Image] = {}

    def of(self, piece: Piece, place: int) -> Image | None:
        """The picture in the innermost figure around a piece, else the one right before it."""
        for region in piece.region.chain():
            if region.characters > _FRAME:
                break
            if region.signs & PICTURE and (element := next(region.element.iter("img", "amp-img"), None)) is not None:
                return self._image(element)
        before = bisect_right(self._images, place, key=lambda image: image.piece) - 1
        if before >= 0 and self._images[before].piece == place:
            return self._image(self._images[before].element)
        return None

    def without_words(self) -> list[Image]:
        """The pictures that no caption or credit belongs to, but for icons and what counts readers."""
        rest = [image for image in self._images if image.element not in self._told and _is_shown(image)]
        return [image for one in rest if (image := self._image(one.element)).url]

    def _image(self, element: etree._Element) -> Image:
        if element not in self._told:
            address = web_address(element.get("src") or element.get("data-src") or "", self._base)
            self._told[element] = Image(address, clean(element.get("alt") or ""))
        return self._told[element]


def _is_shown(image: Pictured) -> bool:
    sides = (image.element.get("width"), image.element.get("height"))
    small = any(side is not None and side.isdigit() and int(side[:6]) < _SMALL for side in sides)
    named = bool(image.region.around & Sign.FIGURE) or (image.element.get("alt") or "").count(" ") > 1
    return named and not small and not image.region.around & FURNITURE


def _parts(piece: Piece, image: Callable[[], Image | None], *, edge: bool) -> list[Part]:
    """The parts that one piece makes.

    Args:
        piece: a run of text.
        image: gives the picture that its words would belong to.
        edge: whether it is among the first or the last pieces, where bylines stand.
    """
    text = piece.text
    short = len(text) <= _SHORT
    if within(piece, PICTURE, _FRAME):
        if within(piece, Sign.CREDIT, _SHORT):
            return [Part(text, "credit", image=image())]
        return caption_parts(text, image=image())
    if correction_of(text):
        return [Part(text, "correction")]
    if piece.tag in HEADINGS:
        return [Part(text, "subhead")]
    if within(piece, FURNITURE, _FRAME):
        return [Part(text, "boilerplate", boilerplate_kind(text) or "other")]
    if in_links(piece) and not (len(text) >= _SENTENCE and text[-1] in _ENDS):
        return [Part(text, "boilerplate", boilerplate_kind(text) or "related")]
    if short and piece.linked and edge and any(phrase in text.casefold() for phrase in _SIGNATURES):
        return [Part(text, "boilerplate", "promo")]
    if short and (_NOTICE.match(text) or not any(map(str.isalnum, text))):
        return [Part(text, "boilerplate", "other")]
    if short and (phrase := furniture_phrase(text)) and (phrase.where == "line" or piece.linked):
        return [Part(text, "boilerplate", phrase.kind)]
    if short and piece.after_picture and is_credit(text):
        return [Part(text, "credit", image=image())]
    if edge and len(text) <= _LINE:
        if agency_named(text):
            return [Part(text, "agency")]
        if is_date_line(text):
            return [Part(text, "date")]
        if is_byline(text) and text[-1] not in "?!":
            return [Part(text, "byline", shows="authors")]
    if short and is_credit(text):
        return [Part(text, "credit", image=image())]
    return [Part(text, "body")]
