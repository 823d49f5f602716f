from __future__ import annotations

from dateline.read.html import read_html_text
from dateline.read.html.explain import explain_html

from .blocks.test_model import PAGE


def test_blocks_are_those_of_the_document() -> None:
    document = read_html_text(PAGE, sha256="0" * 64)
    explained = explain_html(PAGE)
    assert [(e.text, e.role, e.kind) for e in explained] == [
        (document.text[b.start : b.end], b.role, b.kind) for b in document.blocks
    ]


def test_reasons_point_the_way_of_the_answer_and_come_weightiest_first() -> None:
    explained = explain_html(PAGE, most=5)
    body = next(e for e in explained if e.role == "body")
    assert body.chance is not None
    assert body.chance > 0.5
    assert body.reasons
    assert body.reasons[0].weight > 0
    for block in explained:
        weights = [abs(reason.weight) for reason in block.reasons]
        assert weights == sorted(weights, reverse=True)
        assert len(weights) <= 5


def test_a_page_without_text_has_no_blocks() -> None:
    assert explain_html("<html></html>") == []
