from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.engines.rules.attribution.quotes import find_quotes

from .pages import page


def found(*paragraphs: str) -> list[str]:
    document = page(*paragraphs)
    return [document.text[q.start : q.end] for q in find_quotes(document)]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("“We left,” she said. “All of us.”", ["“We left,”", "“All of us.”"]),
        ('"We left," she said.', ['"We left,"']),
        ("«We left», she said.", ["«We left»"]),
        ("''We left,'' she said.", ["''We left,''"]),
        ("``We left,'' she said.", ["``We left,''"]),
        ("‘We left,’ she said.", ["‘We left,’"]),
        ("She called it “a ‘wild’ day” there.", ["“a ‘wild’ day”"]),
        ("The workers’ union and O’Hara’s aide don’t agree.", []),
        ("The miners' hall stood in '98.", []),
        ('A 6" pipe burst.', []),
    ],
)
def test_marks_of_all_kinds(text: str, quotes: list[str]) -> None:
    assert found(text) == quotes


def test_a_quotation_over_three_paragraphs_is_one_chain() -> None:
    document = page("Ines Okono said: “First.", "“Second.", "“Third.”", "“Another one,” said a clerk.")
    quotes = find_quotes(document)
    assert [q.chain for q in quotes[:3]] == [quotes[0].chain] * 3
    assert quotes[3].chain != quotes[0].chain


def test_an_opening_mark_that_nothing_closes_claims_no_paragraph() -> None:
    assert found("The “ mill was shut and the gate “locked for good.", "Nobody came.") == []


@given(st.lists(st.text("“”\"'‘’ ab.,", max_size=60), min_size=1, max_size=4))
def test_quotations_lie_in_their_block_in_order(paragraphs: list[str]) -> None:
    document = page(*[p or "a" for p in paragraphs])
    last = 0
    for q in find_quotes(document):
        block = document.blocks[q.block]
        assert block.start <= q.start <= q.inner[0] < q.inner[1] <= q.end <= block.end
        assert q.start >= last
        last = q.end


def test_ten_thousand_quotations() -> None:
    assert len(found("“Yes,” he said. " * 10_000)) == 10_000
    find_quotes(page("“" * 50_000))
    find_quotes(page("' a" * 50_000))
