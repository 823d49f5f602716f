"""Crowded tags lose their attributes, and nothing else is touched."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.html.crowd import MOST_ATTRIBUTES, uncrowd
from dateline.read.html.parse import parse_html

FILLING = "<p class='a'>The ferry left at noon.</p>" * 6_000
"""Markup that makes a page long enough to be looked at."""

STORMS: list[Callable[[int], str]] = [
    lambda n: " ".join(f'a{i}="x"' for i in range(n)),
    lambda n: " ".join(f"a{i}" for i in range(n)),
    lambda n: "/".join(f"a{i}" for i in range(n)),
    lambda n: " ".join(f"a{i}<b" for i in range(n)),
    lambda n: "".join(f"\na{i}='<>'" for i in range(n)),
    lambda n: " ".join(f"\"a{i}='" for i in range(n)),
    lambda n: 'x=">" ' + " ".join(f"a{i}" for i in range(n)),
]


@pytest.mark.parametrize("storm", STORMS)
def test_a_crowded_tag_keeps_its_name_only(storm: Callable[[int], str]) -> None:
    html = f"{FILLING}<div {storm(30_000)}>after</div>{FILLING}"
    assert uncrowd(html) == f"{FILLING}<div>after</div>{FILLING}"
    started = time.process_time()
    parse_html(html)
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    "inner",
    [
        " ".join(f'a{i}="x"' for i in range(MOST_ATTRIBUTES)),
        'title="' + "a < b > c " * 2_000 + '"',
    ],
)
def test_other_tags_stay(inner: str) -> None:
    html = f"{FILLING}<div {inner}>after</div>"
    assert uncrowd(html) == html


def test_what_looks_like_a_crowded_tag_in_a_script_stays() -> None:
    words = " ".join(f"w{i}" for i in range(2_000))
    html = f"{FILLING}<div {words}>x</div><script>if (a <b {words}) {{}}</script><p>after"
    assert f"<script>if (a <b {words})" in uncrowd(html)
    assert f"<div {words}" not in uncrowd(html)


@given(st.lists(st.sampled_from(["<", ">", "<a ", "</p>", '"', "'", "=", "/", " ", "x", "<script>", "é"]), max_size=60))
def test_pieces_of_markup_stay(pieces: list[str]) -> None:
    html = FILLING + "".join(pieces)
    assert uncrowd(html) == html
