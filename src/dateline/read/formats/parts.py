"""Stories whose parts a standard names: parts with roles and metadata → ``Document``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.model import Block, Dateline, Document, Picture
from dateline.model.vocab import BlockRole, BoilerplateKind
from dateline.text.language import language_of

from ..errors import ReadError
from ..metadata import Metadata
from ..notes import heed_notes
from ..patterns.credits import split_credit
from ..patterns.dateline import find_dateline

_GAP: Final = "\n\n"
_OPENING = 3
"""Body paragraphs among which a dateline is looked for."""
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NO_WORD = re.compile(r"[\W_]+")
_DASHES = " \t\u00a0-–—―:"
_SENTENCE = " — The rest of the paragraph follows."
"""What a dateline stands before; a standard that states it apart leaves out the dash that ends it."""


@dataclass(frozen=True, slots=True, eq=False)
class Image:
    """A picture as a standard or the markup gives it: its absolute address and its alternative text, if known."""

    url: str | None = None
    alt: str = ""


@dataclass(slots=True)
class Part:
    """A run of text with its role.

    ``shows`` names the field of the metadata that the part makes visible; ``image`` is the picture that a caption or
    credit belongs to.
    """

    text: str
    role: BlockRole
    kind: BoilerplateKind | None = None
    shows: str = ""
    image: Image | None = None


def clean(raw: str) -> str:
    """``raw`` in one line: white space as single spaces, without characters that have no width.

    Lone surrogates, which no UTF-8 file can hold, become U+FFFD.
    """
    text = " ".join(raw.split())
    return text if text.isprintable() else " ".join(_SURROGATE.sub("\ufffd", _INVISIBLE.sub("", text)).split())


def squeeze(text: str) -> str:
    """The letters and digits of a text, case-folded: the form in which texts are compared."""
    return _NO_WORD.sub("", text.casefold())


def caption_parts(caption: str, credit: str = "", image: Image | None = None) -> list[Part]:
    """A picture's caption and credit as parts; a credit that ends the caption is parted from it."""
    caption, credit = clean(caption), clean(credit)
    image = image or Image()
    parts: list[Part] = []
    split = split_credit(caption)
    start, end = split.caption
    if split.credits and start < end:
        parts.append(Part(caption[:end].rstrip(), "caption", image=image))
        parts.append(Part(caption[end:].lstrip(" \u00a0|–—-•,;"), "credit", image=image))
    elif split.credits:
        parts.append(Part(caption, "credit", image=image))
    elif caption:
        parts.append(Part(caption, "caption", image=image))
    if credit and not any(squeeze(credit) in squeeze(part.text) for part in parts):
        parts.append(Part(credit, "credit", image=image))
    return [part for part in parts if part.text]


def add_captions(parts: list[Part], pictures: Iterable[tuple[str, str, str | None]]) -> None:
    """Add the words of ``pictures`` (caption, credit, address) that the parts do not show yet."""
    shown = {squeeze(part.text) for part in parts}
    for caption, credit, url in pictures:
        found = caption_parts(caption, credit, Image(url))
        if found and (first := squeeze(found[0].text)) not in shown:
            parts += found
            shown.add(first)


def assemble(
    parts: Sequence[Part],
    meta: Metadata,
    *,
    sha256: str,
    url: str | None,
    media_type: str,
    fetched: str | None,
    warnings: Sequence[str],
    dateline: str = "",
    images: Sequence[Image] = (),
) -> Document:
    """Lay the parts out as the document's text, two line feeds between them, and build the row.

    ``dateline`` is what the standard states as such, which the body may open with; ``images`` are pictures without
    words.

    The origins of what the parts show get their spans. What the metadata lacks and the text tells (dateline, agency,
    language) is added.

    Raises:
        ReadError: ``empty`` where the parts hold no text.
    """
    shown = [part for part in parts if part.text]
    if not shown:
        raise ReadError("empty", "it holds no text", "name the page that it leads to")
    starts = []
    at = 0
    for part in shown:
        starts.append(at)
        at += len(part.text) + len(_GAP)
    spans = {p.shows: (start, start + len(p.text)) for p, start in reversed(list(zip(shown, starts, strict=True)))}
    meta.origins = [
        o.model_copy(update={"start": spans[o.field][0], "end": spans[o.field][1]})
        if o.field in spans and o.start is None
        else o
        for o in meta.origins
    ]
    _tell_language(meta, shown)
    notes = [(part.text, start) for part, start in zip(shown, starts, strict=True) if part.role == "correction"]
    noted = heed_notes(meta, notes)
    opening = _dateline(shown, starts, dateline)
    if opening is not None:
        meta.note_dateline(opening)
    if fetched:
        meta.note("fetched", "given", "", fetched)
    return Document(
        sha256=sha256,
        url=url,
        media_type=media_type,
        fetched=fetched,
        dateline=opening,
        text=_GAP.join(part.text for part in shown),
        blocks=tuple(
            Block(id=f"b{i + 1}", role=part.role, kind=part.kind, start=start, end=start + len(part.text))
            for i, (part, start) in enumerate(zip(shown, starts, strict=True))
        ),
        pictures=_pictures(shown, images),
        warnings=(*warnings, *noted),
        **meta.document_fields(),
    )


def _tell_language(meta: Metadata, parts: list[Part]) -> None:
    """Take the language from the story where none is stated, or one that the story is clearly not in."""
    story = "\n".join(part.text for part in parts if part.role in ("body", "caption"))
    language = language_of(story, meta.language)
    if language != meta.language:
        meta.note("language", "inferred", "body", meta.language or "")
        meta.language = language


def _pictures(parts: list[Part], wordless: Sequence[Image]) -> tuple[Picture, ...]:
    """The pictures of the captions and credits in the order of the text, then those that have neither.

    The parts' blocks are numbered from one. A picture has one caption: a second one stands by itself.
    """
    groups: dict[Image, list[int]] = {}
    for number, part in enumerate(parts, start=1):
        if part.image is not None and part.role in ("caption", "credit"):
            groups.setdefault(part.image, []).append(number)
    shown = {image.url for image in groups}
    for image in wordless:
        if image.url not in shown:
            groups[image] = []
            shown.add(image.url)
    found = []
    for number, (image, blocks) in enumerate(groups.items(), start=1):
        captions = [f"b{block}" for block in blocks if parts[block - 1].role == "caption"]
        found.append(
            Picture(
                id=f"p{number}",
                url=image.url,
                alt=image.alt,
                caption=captions[0] if captions else None,
                credits=tuple(f"b{block}" for block in blocks if parts[block - 1].role == "credit"),
            )
        )
    return tuple(found)


def _dateline(parts: list[Part], starts: list[int], stated: str) -> Dateline | None:
    """The dateline that a part of its own states, else the one that opens the story."""
    for part, start in zip(parts, starts, strict=True):
        if part.shows == "dateline":
            return _stated_dateline(part.text, start)
    opening = [(p.text, start) for p, start in zip(parts, starts, strict=True) if p.role == "body"][:_OPENING]
    for text, start in opening:
        if match := find_dateline(text):
            return Dateline(
                place=match.place,
                agency=match.agency,
                date=match.date,
                start=start + match.start,
                end=start + match.end,
            )
    if stated and opening and opening[0][0].startswith(stated):
        return _stated_dateline(stated, opening[0][1])
    return None


def _stated_dateline(text: str, start: int) -> Dateline:
    """A dateline that the standard states, at ``start``; a place alone where it has no form that is known."""
    found = find_dateline(text.rstrip(_DASHES) + _SENTENCE)
    place = found.place if found else text.rstrip(_DASHES).partition(",")[0].strip()
    return Dateline(
        place=place or None,
        agency=found.agency if found else None,
        date=found.date if found else None,
        start=start,
        end=start + len(text),
    )
