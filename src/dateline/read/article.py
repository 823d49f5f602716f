"""Text that is known to be an article and nothing else: from archives, data sets and other programs."""

from __future__ import annotations

import hashlib
import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from .errors import ReadError

if TYPE_CHECKING:
    from ..model import Dateline, Document

_LINE = re.compile(r"[^\r\n]+")
OPENING = 8
"""Paragraphs among which the dateline is looked for."""
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def read_article(
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    modified: str | None = None,
    fetched: str | None = None,
) -> Document:
    """Make a document of an article's text: every line is a paragraph, and there is no boilerplate.

    The document's text is ``text``, so offsets count in what the caller holds; only NULs and lone surrogates are
    replaced, one for one, by U+FFFD. The first line that is not empty is the headline where it equals ``title``, but
    for case and space. The hash is that of the text in UTF-8.

    Args:
        text: the article, one paragraph a line; empty lines do not matter.
        title: the headline, whether or not the text begins with it.
        published: ISO 8601.
        url: where the article was published.
        publisher: who published it.
        modified: ISO 8601.
        fetched: EDTF.

    Raises:
        ReadError: ``empty`` when the text holds nothing but white space.
    """
    from ..model import Document, Origin
    from ..text.language import detect_language
    from .metadata import Metadata
    from .notes import heed_notes
    from .patterns.corrections import correction_of

    text = _storable(text)
    if not text.strip():
        raise ReadError("empty", "the article has no text", "give its paragraphs, one a line")
    # Blocks are validated in one go, from plain dictionaries: an archive has millions.
    blocks: list[dict[str, Any]] = []
    for line in _LINE.finditer(text):
        stripped = line[0].strip()
        if stripped:
            start = line.start() + line[0].index(stripped)
            if not blocks and title and _folded(stripped) == _folded(title):
                role = "headline"
            else:
                note = correction_of(stripped)
                # An update behind its label is a part of the story.
                role = "body" if note is None or (note.kind == "update" and note.start) else "correction"
            blocks.append({"id": f"b{len(blocks) + 1}", "role": role, "start": start, "end": start + len(stripped)})
    meta = Metadata(published=published, modified=modified)
    corrections = [(text[b["start"] : b["end"]], b["start"]) for b in blocks if b["role"] == "correction"]
    warnings = heed_notes(meta, corrections) if corrections else []
    given = {"title": title, "published": published, "modified": modified, "url": url, "publisher": publisher}
    origins = [Origin(field=name, found="given", raw=value) for name, value in given.items() if value]
    origins += meta.origins
    dateline, agency = _dateline(text, blocks)
    if dateline is not None:
        origins += [
            Origin(field=name, found="text", detail="dateline", start=dateline.start, end=dateline.end)
            for name in ("dateline", *(["agency"] if agency else []))
        ]
    return Document.model_validate(
        {
            "sha256": hashlib.sha256(text.encode("utf-8")).hexdigest(),
            "url": url,
            "media_type": "text/plain",
            "fetched": fetched,
            "published": published,
            "modified": meta.modified,
            "title": title,
            "agency": agency,
            "publisher": publisher,
            "dateline": dateline,
            "language": detect_language(text),
            "text": text,
            "blocks": blocks,
            "origins": origins,
            "warnings": warnings,
        }
    )


def _dateline(text: str, blocks: list[dict[str, Any]]) -> tuple[Dateline | None, str | None]:
    """The first dateline that opens one of the first paragraphs, and the agency that it names.

    Archived texts keep captions and stamps before the paragraph that the story opens with.
    """
    from ..model import Dateline
    from .patterns.dateline import find_dateline

    opening = islice((block for block in blocks if block["role"] == "body"), OPENING)
    for number, block in enumerate(opening):
        found = find_dateline(text[block["start"] : block["end"]])
        if found is not None and (found.place or number == 0):
            start, end = block["start"] + found.start, block["start"] + found.end
            return Dateline(place=found.place, agency=found.agency, date=found.date, start=start, end=end), found.agency
    return None, None


def _folded(line: str) -> str:
    return " ".join(line.split()).casefold()


def _storable(text: str) -> str:
    """``text`` with what no UTF-8 file or database can hold replaced, code point for code point."""
    return _UNSTORABLE.sub("\ufffd", text)
