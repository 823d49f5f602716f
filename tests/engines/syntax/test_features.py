"""Features: what makes two tokens the same to the model."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.engines.syntax.features import COLUMNS, PADDING, ROWS, UNKNOWN, FeatureTable, normal_form, shape


def test_form_folds_case_digits_quotes_and_invisible_marks() -> None:
    assert normal_form("N’T") == "n't"
    assert normal_form("12,400") == "00,000"
    assert normal_form("sol\u00addier\u200b") == "soldier"


def test_shape_keeps_case_and_kind() -> None:
    assert shape("Minister") == "Xxxx"
    assert shape("AK-47") == "XX-dd"
    assert shape("U.S.") == "X.X."


def test_vocabulary_words_have_their_own_row_others_share_one() -> None:
    table = FeatureTable({"attack": 2})
    assert table.ids("Attack")[0] == 2
    assert table.ids("zzyzx")[0] == UNKNOWN != PADDING


@given(st.text(alphabet=st.characters(), max_size=80))
def test_ids_fit_their_tables_whatever_the_text(text: str) -> None:
    ids = FeatureTable({}).ids(text)
    assert all(0 <= i < ROWS.get(c, 2) for c, i in zip(COLUMNS, ids, strict=True))
