from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.engines.rules.attribution import annotate_attributions
from dateline.model import Block, Document

from .pages import attributions, nonsense, page, parse, said, words


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("“We heard two blasts,” said Ines Okono, a baker, in a statement.", "Ines Okono", "“We heard two blasts,”"),
        ("“We heard two blasts,” Okono said.", "Okono", "“We heard two blasts,”"),
        ("Okono said, “We heard two blasts.”", "Okono", "“We heard two blasts.”"),
        ("Okono said the mill had been shut for a year.", "Okono", "the mill had been shut for a year"),
        ("The mill had been shut for a year, officials said.", "officials", "The mill had been shut for a year"),
        ("According to police, the mill burned down overnight.", "police", "the mill burned down overnight"),
        ("The mill burned down overnight, according to police.", "police", "The mill burned down overnight"),
        ("Police told reporters that four workers were hurt.", "Police", "that four workers were hurt"),
        ("The ministry denied that its soldiers had fired.", "The ministry", "that its soldiers had fired"),
    ],
)
def test_who_says_what(text: str, source: str, content: str) -> None:
    document = page(text)
    rows = [
        a for a in attributions(document) if content.strip("“”,.") in " ".join(document.text[s:e] for s, e in a.content)
    ]
    assert rows, said(document)
    assert (words(document, rows[0].source) or "").startswith(source)
    assert len(" ".join(document.text[s:e] for s, e in rows[0].content)) <= len(content) + 5


def test_a_quotation_in_two_pieces_has_one_speaker() -> None:
    document = page("“We heard two blasts,” Ines Okono said. “Then the lights went out.”")
    (row,) = attributions(document)
    assert [document.text[s:e] for s, e in row.content] == ["“We heard two blasts,”", "“Then the lights went out.”"]
    assert row.mode == "direct"


def test_paragraphs_of_one_quotation_stay_with_the_speaker() -> None:
    document = page(
        "Ines Okono, a baker, said: “We heard two blasts.",
        "“Then the lights went out.",
        "“Nobody came for an hour.”",
        "The mill is shut.",
    )
    (row,) = attributions(document)
    assert len(row.content) == 3
    assert (words(document, row.source) or "").startswith("Ines Okono")


def test_a_paragraph_that_is_all_quotation_goes_on() -> None:
    document = page(
        "Ines Okono said nobody had warned the bakers.", "“We learned of it from the radio in the morning.”"
    )
    assert any("radio" in text and who == "Ines Okono" for who, texts in said(document) for text in texts)


def test_partial_quotation_is_mixed() -> None:
    document = page("The governor said the fire was “a plain act of arson” and promised an inquiry.")
    assert any(a.mode == "mixed" for a in attributions(document))


def test_blame_is_an_attribution() -> None:
    document = page("Leaders of the union blamed the company for the deaths of three miners.")
    assert any((words(document, a.source) or "").startswith("Leaders") for a in attributions(document))


def test_attitude_is_below_the_record() -> None:
    document = page("Ines Okono supports the bill.")
    assert not attributions(document)


def test_media_through_which_words_come() -> None:
    document = page(
        "“We are safe,” the mayor tweeted on Sunday.",
        "In a statement, the ministry said the bridge had been mined.",
        "“We will rebuild it,” the mayor said at a news conference.",
    )
    assert [a.medium for a in attributions(document)] == ["post", "statement", "press_conference"]


def test_speech_inside_speech_came_through_the_outer_source() -> None:
    document = page("State television reported that the army said its troops had left the valley.")
    rows = attributions(document)
    inner = [a for a in rows if "army" in (words(document, a.source) or "")]
    assert inner and inner[0].via is not None
    assert "television" in (words(document, rows[inner[0].via].source) or "")


def test_whom_others_quote() -> None:
    document = page("State media quoted the minister as saying the bridge had been mined.")
    rows = attributions(document)
    inner = [a for a in rows if words(document, a.source) == "the minister"]
    assert [document.text[s:e] for a in inner for s, e in a.content] == ["the bridge had been mined"]
    assert inner[0].via is not None and words(document, rows[inner[0].via].source) == "State media"


def test_the_writer_is_no_source() -> None:
    assert not attributions(page("I think the bridge should have been closed.", "That said, it is a fine bridge."))


def test_deeds_are_no_words() -> None:
    document = page(
        "Police found the boy dead in a car.", "He was told to leave the mill.", "Officers fired two shots."
    )
    assert not attributions(document)


def test_furniture_says_nothing_and_copies_count_once() -> None:
    text = "Police said four workers were hurt in the blast."
    blocks = (
        Block(id="a", role="body", start=0, end=len(text)),
        Block(id="b", role="caption", start=len(text) + 1, end=2 * len(text) + 1),
        Block(id="c", role="boilerplate", kind="related", start=2 * len(text) + 2, end=3 * len(text) + 2),
    )
    document = Document(sha256="0" * 64, media_type="text/plain", text="\n".join([text] * 3), blocks=blocks)
    assert len(attributions(document)) == 1


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text("“”\"'‘’ abHe saidShe.,:-", min_size=1, max_size=80), min_size=1, max_size=4), st.integers(0, 9)
)
def test_no_parse_breaks_the_offsets(paragraphs: list[str], seed: int) -> None:
    document = page(*paragraphs)
    rows = annotate_attributions(document, nonsense(document, seed))
    for row in rows:
        spans = [*row.content, *(s for s in (row.source, row.cue, row.resolved) if s)]
        assert row.content
        assert all(0 <= start < end <= len(document.text) for start, end in spans)
        assert 0 <= row.confidence <= 1
        assert row.via is None or 0 <= row.via < len(rows)


def test_an_empty_page_says_nothing() -> None:
    document = Document(sha256="0" * 64, media_type="text/plain", text="")
    assert annotate_attributions(document, []) == ()


def test_the_same_page_gives_the_same_rows() -> None:
    document = page("Police said four workers were hurt.", "“It was loud,” a clerk said.")
    assert annotate_attributions(document, parse(document)) == annotate_attributions(document, parse(document))


def test_a_quotation_paragraph_behind_one_that_names_nobody() -> None:
    document = page(
        "“We breathe dust every day,” Ines Okono said.",
        "The field lies below the mill.",
        "“It was sold for next to nothing.”",
    )
    (row,) = attributions(document)
    assert len(row.content) == 2


def test_a_quotation_paragraph_behind_one_that_names_another_stays_open() -> None:
    document = page(
        "“We breathe dust every day,” Ines Okono said.",
        "Peter Marlow lives below the mill.",
        "“It was sold for next to nothing.”",
    )
    assert all(len(a.content) == 1 for a in attributions(document))
