from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.engines.encoder.wordpieces import MOST, WordPieces

NAMES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "bomb", "##ing", "##s", "the", "jose", "-", "u", ".", "a", "##a"]
PIECES = WordPieces({name: k for k, name in enumerate(NAMES)})


def pieces(word: str) -> list[str]:
    return [NAMES[k] for k in PIECES.cut([word])[0]]


def test_longest_match_from_the_left() -> None:
    assert pieces("bombings") == ["bomb", "##ing", "##s"]


def test_case_and_accents_do_not_count() -> None:
    assert pieces("BOMBING") == pieces("bombing")
    assert pieces("José") == ["jose"]


def test_marks_stand_alone() -> None:
    assert pieces("bomb-the") == ["bomb", "-", "the"]
    assert pieces("U.") == ["u", "."]


def test_a_word_that_cannot_be_made_of_pieces_is_unknown() -> None:
    assert pieces("bombx") == ["[UNK]"]
    assert pieces("\u200b") == ["[UNK]"]


def test_a_long_word_stays_short() -> None:
    assert len(pieces("a" * 10_000)) == MOST


@given(st.lists(st.text(max_size=20), max_size=20))
def test_every_word_has_pieces(words: list[str]) -> None:
    cut = PIECES.cut(words)
    assert len(cut) == len(words)
    assert all(1 <= len(p) <= MOST and all(0 <= k < len(NAMES) for k in p) for p in cut)
    assert cut == PIECES.cut(words)


def test_as_the_library_does() -> None:
    library = pytest.importorskip("tokenizers")
    normal = library.normalizers.BertNormalizer(lowercase=True)
    before = library.pre_tokenizers.BertPreTokenizer()
    model = library.models.WordPiece({name: k for k, name in enumerate(NAMES)}, unk_token="[UNK]")
    for text in ("The bombings", "JOSÉ-bomb.ing", "U.S.", "¿the?", "a\u0301a", "bomb’s", "the\u00ad", "日a", "…a"):
        wanted = []
        for part, _ in before.pre_tokenize_str(normal.normalize_str(text)):
            wanted += [t.value for t in model.tokenize(part)]
        assert [p for word in text.split() for p in pieces(word)] == (wanted or ["[UNK]"]), text
