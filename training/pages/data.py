"""Training pages: each page's numbers beside its labels.

Three sources: the benchmark's pages with gold (``labels``), pages with snippets that trafilatura completes as a
teacher, and the invented sample whose every block is labelled by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np

from bench.rows import rows
from dateline.read.html.blocks.company import accompany, candidates, furnish
from dateline.read.html.blocks.features import Table, tabulate
from dateline.read.html.blocks.words import KINDS, word_rows
from dateline.read.html.judged import squeeze
from dateline.read.html.layout import Piece
from dateline.read.html.reading import Parts, lay_out_page

from .labels import label
from .sample import SamplePage

ROLES = ("boilerplate", "body", "subhead", "standfirst", "headline", "caption", "credit", "byline", "date")
"""Classes of the second look, in order."""
_WEIGHT = {"zyte": 1.0, "fundus": 1.0, "feval": 1.0, "wcxb": 0.5, "traf": 0.4, "sample": 1.0}
"""What a page of each source counts: gold by hand or by a publisher's parser, reviewed drafts, a teacher's."""
_PAGE = 200.0
"""Weight of all pieces of a page together."""


@dataclass(slots=True)
class Example:
    """A page: ``roles`` and ``kinds`` hold class numbers (-1 unknown), ``weights`` and ``kind_weights`` what each piece
    counts; ``group`` is its publisher."""

    id: str
    set: str
    group: str
    url: str | None
    html: str
    table: Table
    words: np.ndarray
    roles: np.ndarray
    kinds: np.ndarray
    weights: np.ndarray
    kind_weights: np.ndarray

    @property
    def story(self) -> np.ndarray:
        """Which pieces are the story's."""
        return (self.roles >= 1) & (self.roles <= 3)

    def second(self, first: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Rows of the second look and their matrix, from the chances that the first one gave."""
        rows = candidates(first)
        return rows, accompany(self.table, self.words, first, rows)

    def furniture(self, first: np.ndarray) -> np.ndarray:
        """The matrix by which kinds are told, from the chances that the first look gave."""
        return furnish(self.table, self.words, first)


def publisher(url: str | None, id_: str) -> str:
    """The name that a page's publisher goes by: the word of its host's registrable name, or the stem of its id."""
    labels = (urlsplit(url or "").hostname or "").removeprefix("www.").split(".")
    if len(labels) < 2:
        return re.split(r"[_\d]", id_.split("/")[-1])[0]
    return labels[-2] if len(labels) == 2 or len(labels[-2]) > 3 else labels[-3]


def gold_pages(docs: Path, gold: Path) -> Iterator[Example]:
    """Pages of the benchmark's set ``pages``."""
    answers = {row["id"]: row for row in rows(gold)}
    for row in rows(docs):
        answer = answers[row["id"]]
        page = lay_out_page(row["html"], row.get("url"))
        if page is None or not page.layout.pieces:
            continue
        pieces = page.layout.pieces
        teacher = _teacher(row["html"], pieces) if answer["set"] == "traf" else None
        labels = label(pieces, answer, teacher)
        roles = np.array([ROLES.index("boilerplate" if row.role == "other" else row.role) for row in labels])
        known = np.array([row.body is not None for row in labels])
        group = publisher(row.get("url"), row["id"])
        yield _example(row["id"], answer["set"], group, row.get("url"), row["html"], page, roles, known, None)


def sample_pages(pages: Iterator[SamplePage]) -> Iterator[Example]:
    """Pages of the invented sample; each is a publisher of its own."""
    for sample in pages:
        page = lay_out_page(sample.html, None)
        if page is None:
            continue
        labels = sample.align([piece.text for piece in page.layout.pieces])
        named = {"correction": "body", "agency": "byline"}
        roles = np.array([ROLES.index(named.get(found.role, found.role)) if found else 0 for found in labels])
        kinds = np.array([KINDS.index(found.kind) if found and found.kind in KINDS else -1 for found in labels])
        known = np.array([found is not None for found in labels])
        yield _example(f"sample/{sample.name}", "sample", sample.name, None, sample.html, page, roles, known, kinds)


def _example(
    id_: str,
    source: str,
    group: str,
    url: str | None,
    html: str,
    page: Parts,
    roles: np.ndarray,
    known: np.ndarray,
    kinds: np.ndarray | None,
) -> Example:
    pieces = page.layout.pieces
    table = tabulate(page.layout, page.context)
    weights = (np.sqrt(np.minimum(table.size, 800)) + 3) * known
    weights *= _WEIGHT[source] * _PAGE / (weights.sum() or 1)
    if kinds is None:
        kinds = np.full(len(pieces), -1)
    counts = 1.0 * ((kinds >= 0) & (roles == 0) & known)
    words = word_rows([piece.text for piece in pieces])
    return Example(id_, source, group, url, html, table, words, roles, kinds, weights, counts)


def _teacher(html: str, pieces: list[Piece]) -> set[int]:
    """Indices of the pieces that trafilatura takes."""
    import trafilatura

    try:
        whole = squeeze(trafilatura.extract(html, include_comments=False) or "")
    except Exception:
        whole = ""
    return {i for i, piece in enumerate(pieces) if len(text := squeeze(piece.text)) > 3 and text in whole}
