"""Pairs of captions and credits by their order alone."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Block
from dateline.model.vocab import BLOCK_ROLES
from dateline.read.captions import pair_words, pictures_of


def pairs(*roles: Any) -> list[tuple[int | None, list[int]]]:
    return [(words.caption, words.credits) for words in pair_words(roles)]


def test_a_credit_belongs_to_the_caption_before_it() -> None:
    assert pairs("body", "caption", "credit", "body", "caption", "credit", "credit") == [(1, [2]), (4, [5, 6])]


def test_or_to_the_one_after_it() -> None:
    assert pairs("headline", "credit", "caption", "body") == [(2, [1])]


def test_captions_in_a_row_are_pictures_of_their_own() -> None:
    assert pairs("caption", "caption", "credit") == [(0, []), (1, [2])]


def test_story_between_parts_a_caption_from_a_credit() -> None:
    assert pairs("caption", "body", "credit") == [(0, []), (None, [2])]


def test_labels_between_do_not() -> None:
    assert pairs("caption", "boilerplate", "credit") == [(0, [2])]


def test_a_copy_of_a_caption_makes_a_copy_of_its_picture() -> None:
    blocks = [
        Block(id="b1", role="caption", start=0, end=3),
        Block(id="b2", role="credit", start=4, end=6),
        Block(id="b3", role="body", start=7, end=9),
        Block(id="b4", role="caption", start=10, end=13, copy_of="b1"),
    ]
    first, second = pictures_of(blocks)
    assert (first.caption, first.credits, first.copy_of) == ("b1", ("b2",), None)
    assert (second.caption, second.copy_of) == ("b4", first.id)
    assert first.url is None


@given(st.lists(st.sampled_from(BLOCK_ROLES), max_size=30))
def test_every_caption_and_credit_is_in_one_picture(roles: list[Any]) -> None:
    found = [i for words in pair_words(roles) for i in (words.caption, *words.credits) if i is not None]
    assert sorted(found) == [i for i, role in enumerate(roles) if role in ("caption", "credit")]
