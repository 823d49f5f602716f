import re

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.read.errors import ReadError
from dateline.read.flat import read_flat_text
from dateline.read.flat.lines import lines_of

from .pages import ARTICLE_ONLY, STORY, WRAPPED

_PIECES = [line for page in (STORY, ARTICLE_ONLY, WRAPPED) for line in page.split("\n") if line]
_ODD = [
    "",
    "   ",
    "\u00a0",
    "。",
    "“",
    "...",
    "* ",
    "🙂 🙂",
    "e\u0301te\u0301",
    "\u202eabc",
    "(AP",
    "©",
    "3h",
    "\ufeff",
]
_ENDS = ["\n", "\r\n", "\r", "\n\n", "\u2028", "        ", "\t"]
pieces = st.one_of(st.sampled_from(_PIECES), st.sampled_from(_ODD), st.text(max_size=60))
pages = st.lists(st.tuples(pieces, st.sampled_from(_ENDS)), max_size=25)


@settings(max_examples=150, deadline=None)
@given(pages)
def test_blocks_cover_the_text_in_order(parts: list[tuple[str, str]]) -> None:
    text = "".join(piece + end for piece, end in parts)
    try:
        document = read_flat_text(text, sha256="0" * 64)
    except ReadError as error:
        assert error.code in {"empty", "binary"}
        return
    assert document.text == text
    covered = bytearray(len(text))
    last = 0
    for block in document.blocks:
        assert last <= block.start < block.end <= len(text)
        last = block.end
        covered[block.start : block.end] = b"\1" * (block.end - block.start)
        piece = text[block.start : block.end]
        assert piece == piece.strip()
    assert all(covered[i] or char.isspace() for i, char in enumerate(text))
    for origin in document.origins:
        assert origin.start is None or origin.end is not None


@settings(max_examples=100, deadline=None)
@given(pages)
def test_lines_are_the_non_blank_pieces(parts: list[tuple[str, str]]) -> None:
    text = "".join(piece + end for piece, end in parts)
    words = [word for line in lines_of(text) for word in text[line.start : line.end].split()]
    assert words == text.split()


def test_every_line_of_a_page_is_a_block() -> None:
    document = read_flat_text(STORY, sha256="0" * 64)
    spans = [(m.start(), m.end()) for m in re.finditer(r"\S.*", STORY)]
    assert [(b.start, b.end) for b in document.blocks] == spans
