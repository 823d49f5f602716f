import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.patterns.credits import is_copyright_notice, is_credit, is_labelled_caption, split_credit


@pytest.mark.parametrize(
    ("text", "caption", "credits"),
    [
        ("A man waits. (AP Photo/Ida Mock, File)", "A man waits.", ["AP Photo/Ida Mock, File"]),
        ("Das Haus brennt. © Ida Mock/PA Wire/dpa", "Das Haus brennt.", ["© Ida Mock/PA Wire/dpa"]),
        ("Der Park im Herbst. Foto: Ida Mock/dpa", "Der Park im Herbst.", ["Foto: Ida Mock/dpa"]),
        ("A crowd in the square. HANDOUT / AFP", "A crowd in the square.", ["HANDOUT / AFP"]),
        (
            "The harbour(Image: Bloomberg via Getty Images)",
            "The harbour",
            ["Image: Bloomberg via Getty Images"],
        ),
        ("She spoke of it. (Ida Mock for The Example Times)", "She spoke of it.", ["Ida Mock for The Example Times"]),
        ("A view of the sea, Jan. 5, 2022. REUTERS/Ida Mock", "A view of the sea, Jan. 5, 2022.", ["REUTERS/Ida Mock"]),
        ("The minister (right) spoke.", "The minister (right) spoke.", []),
        ("He met the party's leader (Labour)", "He met the party's leader (Labour)", []),
        ("The law on copyright was passed.", "The law on copyright was passed.", []),
        ("A photo by the sea shows a boat", "A photo by the sea shows a boat", []),
        ("(AP Photo/Ida Mock, File)", "", ["AP Photo/Ida Mock, File"]),
        ("Getty Images", "", ["Getty Images"]),
    ],
)
def test_captions_and_credits_are_parted(text: str, caption: str, credits: list[str]) -> None:
    split = split_credit(text)
    assert text[slice(*split.caption)] == caption
    assert [text[a:b] for a, b in split.credits] == credits
    assert is_credit(text) == (caption == "")


@pytest.mark.parametrize(
    ("text", "caption", "credits"),
    [
        (
            "The camp on the 11th of October. Ida Mock (REUTERS)",
            "The camp on the 11th of October.",
            ["Ida Mock (REUTERS)"],
        ),
        ("Der Park im Herbst. © IMAGO/Beispiel/ R.Muster", "Der Park im Herbst.", ["© IMAGO/Beispiel/ R.Muster"]),
        ("Bác sĩ nội soi cho bệnh nhân. Ảnh: Bệnh viện", "Bác sĩ nội soi cho bệnh nhân.", ["Ảnh: Bệnh viện"]),
        ("会合で話す市長＝１３日（代表撮影）", "会合で話す市長＝１３日", ["（代表撮影）"]),
        (
            "Ein Mann geht. (Archivbild) (Quelle: IMAGO/Ida Mock)",
            "Ein Mann geht. (Archivbild)",
            ["Quelle: IMAGO/Ida Mock"],
        ),
        ("Philipp von Mock/dpa", "", ["Philipp von Mock/dpa"]),
        ("picture alliance/dpa | Ida Mock", "", ["picture alliance/dpa | Ida Mock"]),
    ],
)
def test_credits_in_other_forms(text: str, caption: str, credits: list[str]) -> None:
    split = split_credit(text)
    assert text[slice(*split.caption)] == caption
    assert [text[a:b] for a, b in split.credits] == credits


def test_a_name_behind_a_bar_or_slash_is_a_credit_where_a_caption_is_known() -> None:
    text = "Police at the first of two raids in La Soledat / Ida Mock"
    assert split_credit(text).credits == ()
    split = split_credit(text, pictured=True)
    assert [text[a:b] for a, b in split.credits] == ["Ida Mock"]


def test_notices_are_no_credits() -> None:
    assert is_copyright_notice("© 2024 The Example. All rights reserved")
    assert not is_credit("© 2024 The Example. All rights reserved")


def test_labelled_captions() -> None:
    assert is_labelled_caption("Image caption The bridge after the storm")
    assert is_labelled_caption("FILE - A minister speaks at a meeting")
    assert not is_labelled_caption("The file was closed.")


@given(st.text(max_size=300))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    split = split_credit(text)
    last = split.caption[1]
    assert 0 <= split.caption[0] <= split.caption[1] <= len(text)
    for start, end in split.credits:
        assert last <= start <= end <= len(text)
        last = end
