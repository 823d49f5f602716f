"""Captions and credits: what belongs to a picture of the story, and which part of it names the picture's source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.read.patterns.agencies import agency_named
from dateline.read.patterns.bylines import is_byline, is_person_name
from dateline.read.patterns.credits import is_credit, is_labelled_caption, split_credit
from dateline.read.patterns.dates import is_date_line
from dateline.read.patterns.furniture import furniture_phrase

from .judged import Judged, fold, in_links, within
from .layout import HEADINGS, Image, Region
from .repeats import opening_of
from .signs import FURNITURE, PICTURE, Sign

FRAME = 1500
"""Characters above which a container called caption or figure is no caption but a part of the story."""
_UNNAMED_FRAME = 700
"""Characters above which a container that only holds a picture is a part of the story."""
_UNNAMED_PIECES = 6
"""Pieces above which it is."""
_BEFORE, _AFTER = 10, 6
"""Pieces before the headline and after the story's end among which pictures are the story's."""
_LABEL = 14
"""Characters up to which a piece beside a caption is a label ("Image:", "1 / 4") unless it names a source."""
_UNNAMED = 24
"""Characters from which the text of a figure without any named caption counts as one."""
_BESIDE = 12
"""Characters from which such a text counts where a credit stands beside it."""
_TOLD = 20
"""Characters above which what stands before a credit tells what the picture shows."""
_LONGEST = 600
"""Characters above which a piece that only stands with a picture is no caption."""
_NAMED = 160
"""Characters above which no piece names a source and nothing else."""
_ICON = 64
"""Pixels up to which an image is an icon."""
_STRONG = ("©", "/", "photo", "fot", "image", "getty", "picture", "bild", "credit", "courtesy", "handout", "archiv")
"""What credits hold, in small letters: one of these in a story's paragraph makes its end worth a look."""
_OTHER_FURNITURE = FURNITURE & ~Sign.RELATED
_STOPS = frozenset('.!?…。”"»:')
"""Marks that end a sentence and no credit of its own line."""
_IMAGE_FILES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif")
_CELLS = frozenset(("td", "th"))
_APART = Sign.BIOGRAPHY | Sign.COMMENTS | Sign.RELATED | Sign.SPONSORED | Sign.PROMO


def mark_pictures(
    rows: list[Judged], headline: int | None, known: frozenset[str], images: Sequence[Image] = ()
) -> None:
    """Give ``caption`` and ``credit``, and take them back from labels and buttons.

    Args:
        rows: the judged pieces in order; roles of the story are given already, those of captions may be.
        headline: index of the headline, if it is shown.
        known: captions that the page states elsewhere (JSON-LD, alternative texts), folded.
        images: the page's pictures; ``piece`` is the index of the row that follows each.
    """
    story = [i for i, row in enumerate(rows) if row.role in ("body", "standfirst")]
    first, last = (story[0], story[-1]) if story else (0, len(rows))
    head = min(first, headline if headline is not None else first)
    start = max(0, head - _BEFORE)
    end = min(len(rows), last + _AFTER + 1)
    for row in rows[start:end]:
        text = row.text
        if row.role == "caption":
            if _is_source(text):
                row.set("credit")
        elif row.role in ("body", "subhead") and len(text) <= _NAMED and text[-1] not in _STOPS and is_credit(text):
            row.set("credit")
    for group in _named_groups(rows, start, end):
        _judge_named([rows[i] for i in group])
    shown = [image for image in images if head <= image.piece <= last + 1 and is_picture(image)]
    for group in _unnamed_groups(rows, shown, start, end):
        _judge_unnamed([rows[i] for i in group])
    openings = {opening_of(text) for text in known}
    for i in range(start if headline is None else max(start, headline + 1), end):
        row = rows[i]
        if row.role not in ("body", "standfirst", "byline") and not (
            row.role == "boilerplate" and row.kind in (None, "related", "other")
        ):
            continue
        if headline is not None and _is_bare_caption(row, known, openings):
            row.set("caption")
    _settle(rows, start, end)


def part_credits(rows: list[Judged]) -> list[Judged]:
    """The rows with every caption parted from the credit that ends it: two blocks for one piece."""
    out: list[Judged] = []
    for row in rows:
        if row.role != "caption":
            out.append(row)
            continue
        split = split_credit(row.text, pictured=True)
        start, end = split.caption
        if not split.credits:
            out.append(row)
        elif start >= end:
            row.role = "credit"
            out.append(row)
        else:
            rest = row.text[end:].lstrip(" \u00a0|–—-•,;/")
            out.append(Judged(row.piece, "caption", text=row.text[:end].rstrip()))
            out.append(Judged(row.piece, "credit", text=rest))
    return out


def is_picture(image: Image) -> bool:
    """Whether an image is no icon by what its tag says."""
    element = image.element
    if element.tag != "img":
        return True
    source = element.get("src") or ""
    if source[-4:].lower() == ".svg" or ".svg?" in source:
        return False
    sides = (element.get("width"), element.get("height"))
    return not any(side is not None and side.isdigit() and int(side) <= _ICON for side in sides)


def _named_groups(rows: list[Judged], start: int, end: int) -> Iterator[list[int]]:
    """Runs of pieces that lie in one frame that is called so."""
    frame: Region | None = None
    group: list[int] = []
    for i in range(start, end):
        row = rows[i]
        own = None
        if row.piece.around & PICTURE and (
            row.free or row.role in ("caption", "credit", "byline", "agency", "date", "standfirst")
        ):
            own = _frame_of(row)
        if own is not frame and group:
            yield group
            group = []
        frame = own
        if own is not None:
            group.append(i)
    if group:
        yield group


def _frame_of(row: Judged) -> Region | None:
    """The outermost container of the piece that is called a figure, caption or credit and is small enough to be one."""
    if row.piece.around & (FURNITURE & ~(Sign.SHARE | Sign.NAVIGATION)):
        return None
    frame = None
    for region in row.piece.region.chain():
        if region.characters > FRAME:
            break
        if region.signs & PICTURE:
            frame = region
    return frame


def _unnamed_groups(rows: list[Judged], images: list[Image], start: int, end: int) -> Iterator[list[int]]:
    """Runs of pieces that nothing but a picture shares a container with."""
    held: dict[int, int] = {}
    for image in images:
        for region in image.region.chain():
            if region.characters > _UNNAMED_FRAME:
                break
            held[region.number] = held.get(region.number, 0) + 1
    for image in images:
        frame = None
        for region in image.region.chain():
            crowded = held.get(region.number, 2) > 1 or region.pieces > _UNNAMED_PIECES
            if crowded or region.signs & (FURNITURE | Sign.BIOGRAPHY | Sign.BYLINE):
                break
            if region.pieces:
                frame = region
        if frame is None or frame.around & _APART:
            continue
        near = range(max(start, image.piece - _UNNAMED_PIECES), min(end, image.piece + _UNNAMED_PIECES))
        group = [i for i in near if _lies_in(rows[i].piece.region, frame)]
        # Of the story's own text only a paragraph that shares a picture's container with nothing but a credit counts.
        most = 0 if frame.pieces > 2 else 1
        if group and sum(rows[i].role in ("body", "subhead", "headline") for i in group) <= most:
            yield group


def _lies_in(region: Region, frame: Region) -> bool:
    while region.depth > frame.depth and region.parent is not None:
        region = region.parent
    return region is frame


def _judge_named(group: list[Judged]) -> None:
    signed = any(row.piece.around & Sign.CAPTION for row in group)
    head = any(row.piece.tag in ("time", "address") for row in group)
    shown = False
    for row in group:
        piece, text = row.piece, row.text
        if piece.tag in ("time", "address") or (head and piece.around & Sign.BYLINE):
            continue
        if within(piece, Sign.CREDIT, 200) or is_credit(text) or (signed and _names_source(row)):
            row.set("credit")
        elif _is_shown(row, signed, shown):
            row.set("caption")
            shown = True


def _judge_unnamed(group: list[Judged]) -> None:
    credited = [row for row in group if row.role == "credit" or (_may_be_credit(row) and _is_source(row.text))]
    if any(row.role == "caption" for row in group):
        told = []
    else:
        told = [row for row in group if row not in credited and _may_be_told(row, bool(credited))]
    if len(told) > 2 or (not told and not credited):
        return
    for row in told:
        row.set("caption")
    for row in credited:
        row.set("credit")


def _may_be_credit(row: Judged) -> bool:
    return row.free or row.role in ("agency", "byline", "standfirst")


def _is_source(text: str) -> bool:
    return len(text) <= _NAMED and (is_credit(text) or agency_named(text) is not None)


def _may_be_told(row: Judged, credited: bool) -> bool:
    """Whether a piece that only stands with a picture may be its caption; with a credit beside it, the story's too."""
    piece, text = row.piece, row.text
    if not (row.free or row.role == "standfirst" or (credited and row.role in ("body", "subhead"))):
        return False
    if not (_BESIDE if credited else _UNNAMED) <= len(text) <= _LONGEST or in_links(piece):
        return False
    if piece.tag in HEADINGS and not credited:
        return False
    if piece.around & (Sign.BYLINE | Sign.DATE | Sign.NAVIGATION) or furniture_phrase(text) is not None:
        return False
    return not (len(text) < 120 and (is_byline(text) or is_date_line(text)))


def _settle(rows: list[Judged], start: int, end: int) -> None:
    """Credits beside captions, and captions that are none."""
    for i in range(start, end):
        row, before = rows[i], rows[i - 1] if i else None
        if row.role != "caption":
            continue
        if _is_no_caption(row, before):
            row.set("credit" if _is_rest_of_credit(row, before) else "boilerplate")
            continue
        if before is not None and _is_credit_of(before, row, under=False):
            before.set("credit")
        for k in range(i + 1, min(end, i + 3)):
            other = rows[k]
            if (other.free or other.role == "standfirst") and other.text == row.text:
                other.set("caption")
            elif _is_credit_of(other, row, under=k == i + 1):
                other.set("credit")
            elif other.role in ("body", "subhead", "headline", "caption"):
                break


def _is_credit_of(row: Judged, caption: Judged, *, under: bool) -> bool:
    """Whether a piece beside a caption is its credit; right ``under`` it one that is nothing else needs no frame."""
    if not (_may_be_credit(row) and _is_source(row.text)):
        return False
    return (under and is_credit(row.text)) or _share_frame(row, caption)


def _is_no_caption(row: Judged, before: Judged | None) -> bool:
    text = row.text
    if len(text) > 2 * _NAMED:
        return False
    if _is_rest_of_credit(row, before) or _leads_away(row):
        return True
    if not any(ch.isalpha() for ch in text) or (row.piece.tag in _CELLS and not row.piece.around & Sign.CAPTION):
        return True
    phrase = furniture_phrase(text)
    if phrase is not None and (phrase.where == "line" or len(text) < 40):
        return True
    if row.piece.around & (Sign.BYLINE | Sign.BIOGRAPHY) and not row.piece.around & Sign.CAPTION:
        return True
    return " " not in text and text.isascii() and len(text) <= _LABEL


def _is_rest_of_credit(row: Judged, before: Judged | None) -> bool:
    return before is not None and before.role == "credit" and row.text[0] in "/|" and len(row.text) <= _NAMED


def _share_frame(a: Judged, b: Judged) -> bool:
    """Whether a container that is no part of the story holds both pieces."""
    around = set(a.piece.region.chain())
    return any(region in around and region.characters <= _UNNAMED_FRAME for region in b.piece.region.chain())


def _leads_away(row: Judged) -> bool:
    """Whether a piece is the link of another page, and not the caption inside the link that shows its picture large."""
    piece = row.piece
    if not in_links(piece):
        return False
    if not piece.around & Sign.CAPTION or piece.around & _APART:
        return True
    if split_credit(row.text).credits:
        return False
    link = next((a for a in piece.element.iterancestors("a")), None)
    target = (link.get("href") or "#") if link is not None else ""
    return not (target[:1] == "#" or target.partition("?")[0].lower().endswith(_IMAGE_FILES))


def _names_source(row: Judged) -> bool:
    return (
        row.role in ("agency", "byline") or bool(row.piece.around & Sign.BYLINE) or agency_named(row.text) is not None
    )


def _is_shown(row: Judged, signed: bool, shown: bool) -> bool:
    """Whether a piece in a picture's frame is its caption, and no label or button beside it."""
    piece, text = row.piece, row.text
    phrase = furniture_phrase(text)
    if _leads_away(row) or (phrase is not None and phrase.where == "line"):
        return False
    if piece.around & Sign.CAPTION:
        return not (len(text) <= _LABEL and (shown or text.endswith(":"))) and not (phrase and len(text) < 60)
    if signed or phrase is not None or piece.tag in HEADINGS or piece.around & (Sign.SHARE | Sign.NAVIGATION):
        return False
    return len(text) >= _UNNAMED and not (piece.around & Sign.BYLINE or is_person_name(text))


def _is_strong(text: str) -> bool:
    low = text.lower()
    return any(word in low for word in _STRONG)


def _is_bare_caption(row: Judged, known: frozenset[str], openings: set[str]) -> bool:
    """Whether a piece that no name gives away is a caption.

    It ends in a picture credit, opens as captions do, or repeats a caption that the page states elsewhere. A gallery is
    often called what lists of related stories are called, but teasers bear no credits and are links.
    """
    piece, text = row.piece, row.text
    if not _TOLD < len(text) <= _LONGEST or piece.around & _OTHER_FURNITURE or in_links(piece):
        return False
    if piece.tag in HEADINGS:
        return False
    if row.role == "boilerplate" or text[-1] in ")]" or _is_strong(text[-_NAMED:]):
        split = split_credit(text)
        if split.credits:
            (start, end), credit = split.caption, text[split.credits[0][0] : split.credits[-1][1]]
            if end - start > _TOLD and (row.free or _is_strong(text[end:])) and len(credit) < 160:
                return True
    if not known or len(text) <= _UNNAMED or piece.around & FURNITURE:
        return False
    return (opening_of(text) in openings and fold(text) in known) or (row.free and is_labelled_caption(text))
