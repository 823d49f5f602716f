"""Pictures of a page tied to their captions and credits, and the address of each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urljoin, urlsplit

from lxml import etree

from dateline.model import Picture
from dateline.read.captions import Words, pair_words

from .judged import Judged, fold
from .layout import Image, Region
from .meta.jsonld import LinkedData, plain
from .pictures import FRAME, is_picture
from .signs import FURNITURE, Sign

_NEAR = 3
"""Pieces from a caption within which its picture stands."""
_SMALL = 200
"""Pixels below which a picture without words is no picture of the story."""
_MOST = 200
"""Pictures of a page that are kept."""
_LIKELY = re.compile(r"^(?:https?:)?/|\.(?:jpe?g|png|webp|avif|gif)(?:$|\?)", re.IGNORECASE)
"""What an attribute of a lazy loader holds where it is an address."""
_PLACEHOLDER = re.compile(
    r"(?:^|[/_.-])(?:1x1|spacer|blank|placeholder|transparent|pixel|lazy|grey|gray|loading)[._-]?"
)
_SIZE = re.compile(r"(\d{1,5})(?:\.\d{1,3})?([wx]),?$")


def shown_images(images: Sequence[Image], kept: Sequence[int]) -> list[Image]:
    """The images with ``piece`` counting in the pieces that are kept (their former indices, in order)."""
    return [Image(image.element, bisect_left(kept, image.piece), image.region) for image in images]


def stated_pictures(data: LinkedData) -> dict[str, str]:
    """Addresses of pictures by their captions (folded), as the page's linked data state them."""
    found: dict[str, str] = {}
    for node in data.images():
        address = next((v for name in ("contentUrl", "url", "@id") if isinstance(v := node.get(name), str) and v), None)
        for name in ("caption", "description", "name"):
            text = node.get(name)
            if address and isinstance(text, str) and text:
                found.setdefault(fold(plain(text)), address)
    return found


def tie_pictures(
    rows: Sequence[Judged], images: Sequence[Image], stated: Mapping[str, str], base: str | None
) -> tuple[Picture, ...]:
    """The pictures of the story, each with its address, caption and credits, in the page's order.

    A caption belongs to the image that it shares the smallest container with. Images of the story without words are
    kept too; icons, portraits of authors and pictures in furniture are not.

    Args:
        rows: the judged rows in their final order; row ``i`` becomes block ``b{i + 1}``.
        images: the page's images, ``piece`` counting in the pieces of the rows.
        stated: addresses of pictures by their captions (folded), as the page's linked data state them.
        base: the address that relative ones are resolved against.
    """

    def together(a: int, b: int) -> bool:
        return b == a + 1 or _share(rows[a].piece.region, rows[b].piece.region)

    words = pair_words([row.role for row in rows], together)
    parted = [i for unit in words for i in unit.credits if i and rows[i].piece is rows[i - 1].piece]
    near = [(_place(image.piece, parted), image) for image in images if is_picture(image)]
    found: list[tuple[int, Words | None, Image | None]] = []
    used: set[int] = set()
    for unit in words:
        image = _image_of(unit, rows, near)
        if image is not None:
            used.add(id(image.element))
        found.append((unit.first, unit, image))
    found += [(at, None, image) for at, image in _wordless(rows, near) if id(image.element) not in used]
    found.sort(key=lambda f: f[0])
    return tuple(_pictures(found[:_MOST], rows, stated, base))


def address_of(element: etree._Element, base: str | None) -> str | None:
    """The absolute address of an image: the widest that it offers, or None where it has none to show.

    Data addresses, place holders and addresses that stay relative do not count.
    """
    best: tuple[int, str] = (-1, "")
    members = [element, *element.iter("source", "img")] if element.tag in ("picture", "video") else [element]
    for member in members:
        for name in map(str, member.keys()):
            if name.endswith("srcset"):
                offered = _widest(member.get(name) or "")
            elif member.tag == "img" or name == "poster" or member.tag == "amp-img":
                offered = _single(name, member.get(name) or "")
            else:
                continue
            best = max(best, offered, key=lambda b: b[0])
    return _absolute(best[1], base)


def _single(name: str, address: str) -> tuple[int, str]:
    """An attribute that holds one address, with a width below that of any set: lazy loaders keep theirs aside."""
    lazy = name.startswith("data-") and name.endswith(("src", "original", "url", "image", "href"))
    if not (lazy or name in ("src", "poster")) or not address or not _is_shown(address):
        return -1, ""
    if lazy and not _LIKELY.search(address[:2000]):
        return -1, ""
    return (0 if lazy else 1), address.strip()


def _absolute(address: str, base: str | None) -> str | None:
    if not address:
        return None
    try:
        parts = urlsplit(address)
        whole = address
        # Most addresses are whole, and would come out as they are.
        if not (parts.scheme and parts.netloc) or ";" in address or parts.geturl() != address:
            whole = urljoin(base or "", address)
            parts = urlsplit(whole)
    except ValueError:
        return None
    return whole if parts.scheme in ("http", "https") and parts.netloc else None


def _widest(listed: str) -> tuple[int, str]:
    """The widest address of a ``srcset`` with its width (100 pixels for each step of density)."""
    best = (-1, "")
    address = ""
    for token in [*listed[:20_000].split(), "1x"]:
        size = _SIZE.match(token)
        if address:
            width = int(size[1]) * (1 if size[2] == "w" else 100) if size else 100
            if width > best[0] and _is_shown(address):
                best = (width, address)
        address = "" if size else token.rstrip(",")
    return best


def _is_shown(address: str) -> bool:
    return not address.lstrip()[:5].lower().startswith(("data:", "blob:")) and not _PLACEHOLDER.search(
        address.rpartition("/")[2][:80].lower()
    )


def _place(piece: int, parted: Sequence[int]) -> int:
    """Index of the first row of a piece: each credit that was parted from its caption is a row more."""
    row = piece
    for extra in parted:
        if extra > row:
            break
        row += 1
    return row


def _share(a: Region, b: Region) -> bool:
    """Whether a container that is no part of the story holds both."""
    around = set(a.chain())
    return any(region in around and region.characters <= FRAME for region in b.chain())


def _image_of(unit: Words, rows: Sequence[Judged], near: Sequence[tuple[int, Image]]) -> Image | None:
    """The image that shares the smallest container with the words; of equals the nearest, then the one before them."""
    first, last = unit.first, unit.last
    around = set(rows[first].piece.region.chain())
    best: tuple[int, int, int] | None = None
    chosen = None
    for place, image in near:
        distance = max(first - place, place - last - 1, 0)
        if distance > _NEAR:
            continue
        shared = next((region for region in image.region.chain() if region in around), None)
        if shared is None or (shared.characters > FRAME and distance):
            continue
        key = (-shared.depth, distance, place > last)
        if best is None or key < best:
            best, chosen = key, image
    return chosen


def _wordless(rows: Sequence[Judged], near: Sequence[tuple[int, Image]]) -> Iterator[tuple[int, Image]]:
    """Images of the story that have no words."""
    story = [i for i, row in enumerate(rows) if row.role == "body"]
    if not story:
        return
    head = next((i for i, row in enumerate(rows) if row.role == "headline" and i < story[0]), story[0])
    for place, image in near:
        if not head < place <= story[-1] or image.element.tag == "video":
            continue
        around = image.region.around
        if around & (FURNITURE | Sign.ASIDE | Sign.BIOGRAPHY | Sign.BYLINE) or _is_small(image.element):
            continue
        if around & Sign.FIGURE or image.element.tag == "picture" or (image.element.get("alt") or "").count(" ") > 1:
            yield place, image


def _is_small(element: etree._Element) -> bool:
    sides = (element.get("width"), element.get("height"))
    return any(side is not None and side.isdigit() and int(side) < _SMALL for side in sides)


def _pictures(
    found: Sequence[tuple[int, Words | None, Image | None]],
    rows: Sequence[Judged],
    stated: Mapping[str, str],
    base: str | None,
) -> Iterator[Picture]:
    by_caption: dict[int, str] = {}
    by_address: dict[str, str] = {}
    number = 0
    for _, words, image in found:
        caption = words.caption if words else None
        address = address_of(image.element, base) if image is not None else None
        if address is None and caption is not None and (known := stated.get(fold(rows[caption].text))):
            address = _absolute(known, base)
        if address is None and words is None:
            continue
        number += 1
        name = f"p{number}"
        original = rows[caption].copy_of if caption is not None else None
        copied = by_caption.get(original) if original is not None else None
        if copied is None and address is not None and (words is None or caption is None):
            copied = by_address.get(address)
        if caption is not None:
            by_caption[caption] = name
        if address is not None:
            by_address.setdefault(address, name)
        yield Picture(
            id=name,
            url=address,
            alt=_alt(image.element) if image is not None else "",
            caption=f"b{caption + 1}" if caption is not None else None,
            credits=tuple(f"b{i + 1}" for i in words.credits) if words else (),
            copy_of=copied,
        )


def _alt(element: etree._Element) -> str:
    image = element if element.tag != "picture" else next(element.iter("img"), element)
    return " ".join((image.get("alt") or "").split())[:1000]
