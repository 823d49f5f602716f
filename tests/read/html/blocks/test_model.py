from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.read.html.blocks.company import COMPANY, FURNITURE
from dateline.read.html.blocks.features import FEATURES, tabulate
from dateline.read.html.blocks.model import block_model, cut
from dateline.read.html.blocks.words import WORDS, word_rows
from dateline.read.html.reading import lay_out_page

SENTENCE = "Officials in Varde said on Monday that the bridge had been closed after the flood and nobody was hurt. "
PAGE = (
    "<html><head><title>Bridge closed in Varde</title></head><body>"
    "<nav><ul>" + "".join(f"<li><a href=/{n}>Section {n}</a></li>" for n in range(8)) + "</ul></nav>"
    "<h1>Bridge closed in Varde</h1><div class='c1'>"
    + "".join(f"<p>{SENTENCE}{'It was the second time this year. ' * n}</p>" for n in range(4))
    + "</div><div class='related'><h3>Read more</h3>"
    + "".join(f"<a href=/r{n}>A story about something else {n}</a>" for n in range(5))
    + "</div><footer><p>© Varde Courier</p></footer></body></html>"
)


def test_names_are_unique_and_the_table_has_their_width() -> None:
    assert len(set(COMPANY)) == len(COMPANY)
    assert len(set(FURNITURE)) == len(FURNITURE)
    parts = lay_out_page(PAGE, None)
    assert parts is not None
    table = tabulate(parts.layout, parts.context)
    assert table.matrix.shape == (len(parts.layout.pieces), len(FEATURES))
    assert np.isfinite(table.matrix).all()
    assert all(len(group) == len(parts.layout.pieces) for group in table.groups)


def test_the_shipped_model_tells_story_from_furniture() -> None:
    parts = lay_out_page(PAGE, None)
    assert parts is not None
    judged = block_model().judge(parts.layout, parts.context)
    kept = [piece.text for piece, told in zip(parts.layout.pieces, judged.kept.tolist(), strict=True) if told]
    assert len(kept) == 4
    assert all(text.startswith("Officials in Varde") for text in kept)
    roles = dict(zip((piece.text for piece in parts.layout.pieces), judged.roles, strict=True))
    assert roles["© Varde Courier"] == "boilerplate"


@given(
    st.lists(st.tuples(st.floats(0, 1, width=32), st.integers(1, 500)), max_size=9),
)
def test_the_cut_has_the_best_expected_f1(pieces: list[tuple[float, int]]) -> None:
    story = np.array([chance for chance, _ in pieces], np.float32)
    size = np.array([characters for _, characters in pieces], np.float32)
    total = float((story * size).sum())

    def value(kept: np.ndarray) -> float:
        held = float(size[kept].sum())
        return 2 * float((story * size)[kept].sum()) / (held + total) if held else 0.0

    best = max(
        (value(np.array([bool(mask >> i & 1) for i in range(len(pieces))], bool)) for mask in range(1 << len(pieces))),
        default=0.0,
    )
    kept = cut(story, size)
    # Pieces of next to no chance are left out whatever they add.
    assert value(kept) >= best - 0.05
    if total and not ((story > 0) & (story <= 0.02)).any():
        assert value(kept) >= best - 1e-4


TAGS = ["<p>", "</p>", "<div>", "<h1>", "<a>", "<li>", "<br><br>", "word ", SENTENCE]


@settings(max_examples=40)
@given(st.lists(st.sampled_from(TAGS), max_size=40))
def test_any_page_is_judged(parts: list[str]) -> None:
    page = lay_out_page("".join(parts), None)
    if page is None:
        return
    judged = block_model().judge(page.layout, page.context)
    assert len(judged.roles) == len(judged.kinds) == len(judged.story) == len(page.layout.pieces)
    assert ((judged.story >= 0) & (judged.story <= 1.0001)).all()


def test_words_tell_of_furniture_bylines_dates_and_credits() -> None:
    rows = word_rows(["By Ada Invent", "10:45", "Photo: Ada Invent / AFP", "Related stories", "A plain sentence here."])
    named = [dict(zip(WORDS, row, strict=True)) for row in rows.tolist()]
    assert named[0]["by_opens"]
    assert named[1]["digits"] == pytest.approx(0.8)
    assert named[2]["credit_word"]
    assert named[3]["section_gap"] == 0
    assert named[4]["section_gap"] == 1
    assert not any(named[4][name] for name in ("by_opens", "credit_word", "digits"))
