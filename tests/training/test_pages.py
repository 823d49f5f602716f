from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

pytest.importorskip("lightgbm")

from dateline.read.html.reading import lay_out_page
from training.pages.data import publisher
from training.pages.fit import folds
from training.pages.labels import label

FIRST = "Officials in Varde said on Monday that the bridge had been closed after the flood."
SECOND = "Nobody was hurt, the mayor told reporters who had gathered beside the river."


def roles(html: str, gold: dict[str, Any], teacher: set[int] | None = None) -> list[tuple[str, str, bool | None]]:
    parts = lay_out_page(html, None)
    assert parts is not None
    labels = label(parts.layout.pieces, gold, teacher)
    return [(p.text[:10], row.role, row.body) for p, row in zip(parts.layout.pieces, labels, strict=True)]


def test_gold_is_carried_over_to_pieces() -> None:
    html = (
        f"<h1>Bridge closed</h1><figure><figcaption>The bridge at Varde after the flood.</figcaption></figure>"
        f"<p>{FIRST}</p><h2>The mayor</h2><p>{SECOND}</p><p>Read our newsletter every morning.</p>"
    )
    gold = {
        "set": "fundus",
        "title": "Bridge closed",
        "text": f"{FIRST}\nThe mayor\n{SECOND}",
        "subheads": ["The mayor"],
        "captions": [{"text": "The bridge at Varde after the flood.", "credit": None}],
    }
    assert roles(html, gold) == [
        ("Bridge clo", "headline", False),
        ("The bridge", "caption", False),
        ("Officials ", "body", True),
        ("The mayor", "subhead", True),
        ("Nobody was", "body", True),
        ("Read our n", "other", False),
    ]


def test_cells_of_a_table_follow_the_paragraph_before_it() -> None:
    html = f"<ul><li>Varde</li></ul><p>{FIRST}</p><table><tr><td>Varde</td><td>12</td></tr></table><p>Other</p>"
    found = roles(html, {"set": "zyte", "text": f"{FIRST}\nVarde 12"})
    assert [body for _, _, body in found] == [False, True, True, True, False]


def test_of_two_copies_the_one_beside_the_rest_is_the_story() -> None:
    html = f"<div><div><p>{FIRST}</p></div></div><article><p>{FIRST}</p><p>{SECOND}</p></article>"
    found = roles(html, {"set": "zyte", "text": f"{FIRST}\n{SECOND}"})
    assert [body for _, _, body in found] == [None, True, True]


def test_snippets_outvote_the_teacher() -> None:
    html = f"<p>{FIRST}</p><p>{SECOND}</p><p>Something else that the teacher took for the story.</p>"
    gold = {"set": "traf", "with": ["the bridge had been closed"], "without": ["the mayor told reporters"]}
    assert [body for _, _, body in roles(html, gold, {1, 2})] == [True, False, True]


@pytest.mark.parametrize(
    ("url", "id_", "expected"),
    [
        ("https://www.example.com/a", "x/1", "example"),
        ("https://news.example.co.uk/a", "x/1", "example"),
        ("https://dpa-international.example.com/a", "x/1", "example"),
        (None, "feval/SomePaper_3", "SomePaper"),
    ],
)
def test_publishers(url: str | None, id_: str, expected: str) -> None:
    assert publisher(url, id_) == expected


def test_no_publisher_is_in_two_folds() -> None:
    pages = [SimpleNamespace(group=f"p{n % 7}") for n in range(40)]
    parts = folds(cast(Any, pages), 3, seed=1)
    assert sorted(i for part in parts for i in part) == list(range(40))
    groups = [{pages[i].group for i in part} for part in parts]
    assert not groups[0] & groups[1]
    assert not groups[1] & groups[2]
    assert not groups[0] & groups[2]
