"""Which text of a page is the article."""

from __future__ import annotations

import logging

from lxml import etree

from .judged import squeeze
from .layout import Layout


def article_pieces(root: etree._Element, layout: Layout, url: str | None) -> tuple[set[int], list[str]]:
    """Indices of the pieces that are the article's text, and warnings."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        answer = bare_extraction(etree.tostring(root, encoding="unicode", method="html"), url=url, include_comments=False)
    except Exception:
        return set(), []
    whole = squeeze(answer.text or "") if answer is not None and not isinstance(answer, dict) else ""
    found = {i for i, piece in enumerate(layout.pieces) if (text := squeeze(piece.text)) and text in whole}
    return found, []
