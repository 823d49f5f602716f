"""Element tree → the runs of visible text, one for each paragraph, heading, list item or caption."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lxml import etree

from dateline.read.patterns.bylines import byline_words

from .signs import BY_TAG, NONE, PICTURE, Sign, signs_of

_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]")
_SKIPPED = frozenset(
    "head script style noscript template svg math iframe object embed applet canvas audio video map select option "
    "optgroup textarea input datalist img picture source track noembed noframes dialog progress meter amp-img "
    "rt rp".split()
)
_PICTURES = frozenset(("img", "picture", "video", "amp-img"))
_OPEN = frozenset(("picture", "source"))
"""A picture, and what the parser takes for open until the picture ends."""
_BLOCKS = frozenset(
    "html body address article aside blockquote button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr label legend li listing main menu nav "
    "ol p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp".split()
)
_PROSE = frozenset("p li h1 h2 h3 h4 h5 h6 td th dd dt blockquote".split())
_COUNTED = frozenset(("a", "br"))
_SET_APART = Sign.BYLINE | Sign.DATE | Sign.HEADLINE | Sign.STANDFIRST | Sign.SHARE | Sign.NAVIGATION
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


class Region:
    """A block-level element as the container of pieces.

    ``characters``, ``linked`` and ``pieces`` count the visible text inside it; ``around`` are its signs and those of
    the regions around it; ``depth`` counts the regions around it; ``names`` are its class names.
    """

    __slots__ = ("around", "characters", "depth", "element", "linked", "names", "number", "parent", "pieces", "signs")

    def __init__(self, element: etree._Element, signs: int, names: str, parent: Region | None, number: int) -> None:
        self.element = element
        self.signs = signs
        self.names = names
        self.parent = parent
        self.number = number
        self.depth: int = parent.depth + 1 if parent is not None else 0
        self.around: int = parent.around | signs if parent is not None else signs
        self.characters = 0
        self.linked = 0
        self.pieces = 0

    def chain(self) -> Iterator[Region]:
        """This region and those around it, innermost first."""
        region: Region | None = self
        while region is not None:
            yield region
            region = region.parent


@dataclass(slots=True, eq=False)
class Piece:
    """A run of visible text that becomes one block.

    ``element`` is the block-level element that holds it (of tag ``tag``), ``region`` that element as a container;
    ``linked`` counts its characters inside links. ``hidden`` text is kept only where it turns
    out to be the article. ``around`` are all signs of the regions around it. ``after_picture`` says whether a picture
    stands between it and the piece before.
    """

    text: str
    tag: str
    element: etree._Element
    region: Region
    linked: int
    hidden: bool
    around: int
    after_picture: bool = False


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: its element, the index of the first piece that follows it, and the region that holds it."""

    element: etree._Element
    piece: int
    region: Region


@dataclass(slots=True)
class Layout:
    """The pieces and pictures of a page, each in document order, and its regions (the root is number 0)."""

    pieces: list[Piece]
    images: list[Image]
    regions: list[Region]


@cache
def _joining_words() -> frozenset[str]:
    return frozenset(phrase.split()[-1] for sense in ("by", "and") for phrase in byline_words(sense))


def lay_out(root: etree._Element) -> Layout:
    """Walk the tree once, iteratively, and collect the pieces.

    White space collapses to single spaces; a pair of line breaks parts two pieces; soft hyphens and other characters
    without width, and the small letters that tell how to say a word (``rt``), are left out. The tree is not changed.
    """
    walk = _Walk(root)
    events = etree.iterwalk(root, events=("start", "end"))
    skip = events.skip_subtree
    enter, leave, take = walk.enter, walk.leave, walk.take
    skipped, blocks = _SKIPPED, _BLOCKS
    for event, element in events:
        tag = element.tag
        if event == "start":
            if tag in skipped or tag.__class__ is not str:
                if tag in _PICTURES:
                    walk.picture(element)
                if tag not in _OPEN:  # some pages put the caption inside the picture
                    skip()
                continue
            keys = element.keys()
            if keys or tag in blocks or tag in _COUNTED:
                enter(element, tag, keys)
            else:
                walk.opened.append(_PLAIN)
            if text := element.text:
                take(text)
        else:
            if tag not in skipped and tag.__class__ is str:
                opened = walk.opened.pop()
                if opened:
                    leave(tag, opened)
            if (text := element.tail) and element is not root:
                take(text)
    walk.flush()
    walk.add_up()
    return Layout(walk.pieces, walk.images, walk.regions)


_PLAIN, _INLINE, _BLOCK, _HIDING = 0, 1, 2, 4
"""What is to be undone at an element's end: nothing, counts, the region, the hiding."""


class _Walk:
    def __init__(self, root: etree._Element) -> None:
        top = Region(root, NONE, "", None, 0)
        self.pieces: list[Piece] = []
        self.images: list[Image] = []
        self.regions: list[Region] = [top]
        self.opened: list[int] = []
        self._region = top
        self._pictured = False
        self._buffer: list[str] = []
        self._linked = self._hidden = self._links = self._breaks = 0

    def enter(self, element: etree._Element, tag: str, keys: list[str]) -> None:
        signs = BY_TAG.get(tag, NONE)
        hides = False
        names = ""
        if keys:
            signs, hides = signs_of(element, tag, keys)
            if "class" in keys:
                names = element.get("class") or ""
        block = tag in _BLOCKS or (signs != NONE and self._stands_apart(signs))
        if block:
            if self._buffer:
                self.flush()
            self._region = region = Region(element, signs, names, self._region, len(self.regions))
            self.regions.append(region)
            self._breaks = 0
        elif hides and self._buffer:
            self.flush()
        if hides:
            self._hidden += 1
        if tag == "a":
            self._links += 1
        elif tag == "br":
            self._breaks += 1
            if self._breaks > 1:
                self.flush()
            else:
                self._buffer.append(" ")
        self.opened.append(_INLINE | (_BLOCK if block else 0) | (_HIDING if hides else 0))

    def leave(self, tag: str, opened: int) -> None:
        if opened != _INLINE:
            if self._buffer:
                self.flush()
            if opened & _HIDING:
                self._hidden -= 1
            if opened & _BLOCK:
                self._region = self._region.parent or self._region
                self._breaks = 0
        if tag == "a":
            self._links -= 1

    def picture(self, element: etree._Element) -> None:
        self._pictured = True
        parent = element.getparent()
        if not self._hidden and not (parent is not None and parent.tag in _OPEN):
            self.images.append(Image(element, len(self.pieces) + any(map(str.strip, self._buffer)), self._region))

    def _stands_apart(self, signs: int) -> bool:
        """Whether an inline element is set apart from the text around it: a credit in a caption, a time in a header."""
        region = self._region
        near = region.signs | (region.parent.signs if region.parent is not None else NONE)
        if signs & PICTURE:
            return bool(region.around & PICTURE)
        if signs & Sign.BYLINE and (near & Sign.BYLINE or self._goes_on()):
            signs &= ~Sign.BYLINE  # "By", the name and "and" are one line
        return bool(signs & _SET_APART) and region.element.tag not in _PROSE

    def _goes_on(self) -> bool:
        """Whether the text so far ends in a word that a name follows."""
        words = "".join(self._buffer).split()
        return bool(words) and words[-1].strip(":").casefold() in _joining_words()

    def take(self, text: str) -> None:
        """Keep a text node for the piece at hand."""
        buffer = self._buffer
        if text.isspace():
            if buffer:
                buffer.append(" ")
            return
        self._breaks = 0
        if buffer:
            # Two elements that run together ("BreakingMinister resigns"): a word, a capital.
            last = buffer[-1][-1]
            if text[0].isupper() and len(text) > 1 and (last.islower() or last in ".!?"):
                buffer.append(" ")
        buffer.append(text)
        if self._links:
            self._linked += len(text)

    def flush(self) -> None:
        """End the piece at hand."""
        self._breaks = 0
        buffer = self._buffer
        text = " ".join(("".join(buffer) if len(buffer) != 1 else buffer[0]).split()) if buffer else ""
        self._buffer = []
        linked, self._linked = self._linked, 0
        if not text:
            return
        if not text.isprintable():
            text = _INVISIBLE.sub("", text).strip()
            if not text:
                return
        region = self._region
        size = len(text)
        linked = min(linked, size)
        hidden = self._hidden > 0
        if not hidden:
            region.characters += size
            region.linked += linked
            region.pieces += 1
        self.pieces.append(
            Piece(
                text,
                region.element.tag,
                region.element,
                region,
                linked,
                hidden,
                region.around,
                self._pictured,
            )
        )
        self._pictured = False

    def add_up(self) -> None:
        """Add each region's counts to the one around it: regions are numbered from the outside in."""
        for region in reversed(self.regions):
            parent = region.parent
            if parent is not None:
                parent.characters += region.characters
                parent.linked += region.linked
                parent.pieces += region.pieces
