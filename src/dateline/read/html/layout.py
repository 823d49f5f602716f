"""Element tree → the runs of visible text, one for each paragraph, heading, list item or caption."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from .signs import NONE, PICTURE, Sign, is_hidden, signs_of

FIRST_MARK = 0xF0000
LAST_MARK = 0x10FFFD
"""Private-use code points of planes 15 and 16: one names one text node of the tree (see ``article``)."""

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that a page may hold, by reference at least ("&#1;"), and an element tree may not."""
_FOREIGN_MARK = re.compile("[\U000f0000-\U0010ffff]")
_SPACE = re.compile(r"\s+")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]")
_SKIPPED = frozenset(
    "head script style noscript template svg math iframe object embed applet canvas audio video map select option "
    "optgroup textarea input datalist img picture source track noembed noframes dialog progress meter".split()
)
_PICTURES = frozenset(("img", "picture", "video"))
_BLOCKS = frozenset(
    "html body address article aside blockquote button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr label legend li listing main menu nav "
    "ol p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp".split()
)
_PROSE = frozenset("p li h1 h2 h3 h4 h5 h6 td th dd dt blockquote".split())
_SET_APART = Sign.BYLINE | Sign.DATE | Sign.HEADLINE | Sign.STANDFIRST | Sign.SHARE | Sign.NAVIGATION
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


_Part = tuple[int, str, bool]
"""Number of a text node (-1 for a space that layout adds), its text, and whether it is inside a link."""


@dataclass(slots=True, eq=False)
class Region:
    """An element with signs, as the container of pieces; ``characters`` and ``linked`` count their text."""

    signs: Sign
    element: HtmlElement
    parent: Region | None
    number: int
    characters: int = 0
    linked: int = 0

    def chain(self) -> Iterator[Region]:
        """This region and those around it, innermost first."""
        region: Region | None = self
        while region is not None:
            yield region
            region = region.parent


@dataclass(slots=True, eq=False)
class Piece:
    """A run of visible text that becomes one block.

    ``element`` is the block-level element that holds it, ``nodes`` the numbers of its text nodes with their length,
    ``linked`` its characters inside links. ``hidden`` text is kept only where it turns out to be the article.
    """

    text: str
    tag: str
    element: HtmlElement
    region: Region | None
    nodes: list[tuple[int, int]]
    linked: int
    hidden: bool
    around: Sign = field(default=NONE)
    """All signs of the regions around the piece."""
    after_picture: bool = False
    """Whether a picture stands between the piece and the one before it."""


@dataclass(slots=True)
class Layout:
    """The pieces of a page in order, and how many text nodes and elements (those without text left out) it has."""

    pieces: list[Piece]
    nodes: int
    elements: int


def lay_out(root: HtmlElement) -> Layout:
    """Walk the tree once, iteratively, collect the pieces and mark the text nodes.

    Every text node that holds more than white space gets its mark written in front of it, so that what an extractor
    keeps of the tree can be told by position and not by wording. White space collapses to single spaces; a pair of line
    breaks parts two pieces; soft hyphens and other characters without width are left out.
    """
    walk = _Walk()
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if event == "start":
            walk.elements += 1
            if tag in _SKIPPED:
                walk.pictured |= tag in _PICTURES
                events.skip_subtree()
            else:
                walk.enter(element, tag)
        else:
            if tag not in _SKIPPED:
                walk.leave(element, tag)
            if element.tail and element is not root:
                element.tail = walk.take(element.tail)
    walk.flush()
    return Layout(walk.pieces, walk.nodes, walk.elements)


def _spaced(buffer: list[_Part]) -> Iterator[_Part]:
    """The parts, with a space where two elements run together ("BreakingMinister resigns": a word, a capital)."""
    before = ""
    for part in buffer:
        text = part[1]
        if before and text and text[0].isupper() and len(text) > 1 and (before[-1].islower() or before[-1] in ".!?"):
            yield -1, " ", False
        yield part
        before = text


class _Walk:
    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.nodes = 0
        self.elements = 0
        self.pictured = False
        self._buffer: list[_Part] = []
        self._holders: list[tuple[HtmlElement, str]] = []
        self._regions: list[Region] = []
        self._numbers = 0
        self._opened: list[tuple[bool, bool, bool]] = []
        self._hidden = 0
        self._links = 0
        self._breaks = 0

    def enter(self, element: HtmlElement, tag: str) -> None:
        signs = signs_of(element, tag)
        block = tag in _BLOCKS or self._stands_apart(signs)
        hides = is_hidden(element)
        if block or hides:
            self.flush()
        self._hidden += hides
        if block:
            self._holders.append((element, tag))
            if signs:
                self._numbers += 1
                self._regions.append(
                    Region(signs, element, self._regions[-1] if self._regions else None, self._numbers)
                )
        self._links += tag == "a"
        self._opened.append((block, block and bool(signs), hides))
        if tag == "br":
            self._breaks += 1
            if self._breaks > 1:
                self.flush()
            else:
                self._buffer.append((-1, " ", False))
        if element.text:
            element.text = self.take(element.text)

    def leave(self, element: HtmlElement, tag: str) -> None:
        block, signed, hides = self._opened.pop()
        if block or hides:
            self.flush()
        if block:
            self._holders.pop()
        if signed:
            self._regions.pop()
        self._hidden -= hides
        self._links -= tag == "a"

    def _stands_apart(self, signs: Sign) -> bool:
        """Whether an inline element is set apart from the text around it: a credit in a caption, a time in a header."""
        if not signs:
            return False
        if signs & PICTURE:
            return any(region.signs & PICTURE for region in self._regions[-3:])
        if signs & Sign.BYLINE and any(region.signs & Sign.BYLINE for region in self._regions[-2:]):
            signs &= ~Sign.BYLINE  # "By", the name and "and" are one line
        return bool(signs & _SET_APART) and not (self._holders and self._holders[-1][1] in _PROSE)

    def take(self, text: str) -> str:
        """Keep a text node for the piece at hand; returns it with its mark."""
        if _NO_XML.search(text):
            text = _NO_XML.sub("\ufffd", text.replace("\f", " "))
        if text.isspace():
            self._buffer.append((-1, " ", False))
            return text
        self._breaks = 0
        number = self.nodes
        self.nodes += 1
        self._buffer.append((number, text, self._links > 0))
        if not text.isascii() and _FOREIGN_MARK.search(text):
            text = _FOREIGN_MARK.sub("\ufffd", text)
        if FIRST_MARK + number > LAST_MARK:
            return text
        bare = text.lstrip()
        return f"{text[: len(text) - len(bare)]}{chr(FIRST_MARK + number)}{bare}"

    def flush(self) -> None:
        """End the piece at hand."""
        self._breaks = 0
        if not self._buffer:
            return
        buffer, self._buffer = self._buffer, []
        text = "".join(part for _, part, _ in _spaced(buffer))
        text = _SPACE.sub(" ", _INVISIBLE.sub("", text)).strip()
        if not text:
            return
        element, tag = self._holders[-1]
        region = self._regions[-1] if self._regions else None
        nodes = [(number, len(part.strip())) for number, part, _ in buffer if number >= 0]
        linked = min(len(text), sum(len(part.strip()) for _, part, link in buffer if link))
        around = NONE
        if not self._hidden:
            for outer in region.chain() if region else ():
                outer.characters += len(text)
                outer.linked += linked
        for outer in region.chain() if region else ():
            around |= outer.signs
        self.pieces.append(Piece(text, tag, element, region, nodes, linked, self._hidden > 0, around, self.pictured))
        self.pictured = False
