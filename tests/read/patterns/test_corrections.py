"""Notes that correct a page: what they are, what they withdraw, what they say now."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.patterns.corrections import correction_of, is_developing, is_update_time, read_note


def parts(text: str) -> tuple[str, list[str], list[str]]:
    note = correction_of(text)
    assert note is not None, text
    return note.kind, [text[a:b] for a, b in note.withdrawn], [text[a:b] for a, b in note.right]


@pytest.mark.parametrize(
    ("text", "withdrawn", "right"),
    [
        (
            "Correction: An earlier version of this article said twelve people were killed. Ten people were killed.",
            ["twelve people were killed"],
            ["Ten people were killed"],
        ),
        (
            "This story has been corrected to say that ten people were hurt, not twelve.",
            ["twelve"],
            ["ten people were hurt"],
        ),
        (
            "This article was amended on 4 May 2023. An earlier version said the bus crashed in Ardvale, when in fact "
            "it was in Norsby.",
            ["the bus crashed in Ardvale"],
            ["it was in Norsby"],
        ),
        (
            "(This April 3 story corrects paragraph 2 to say the fire killed nine people, not eleven)",
            ["eleven"],
            ["the fire killed nine people"],
        ),
        ("(Corrects number of dead to 10, not 12, in paragraph 3)", ["12"], ["10"]),
        ("CORRECTS age of victim to 34, instead of 43.", ["43"], ["34"]),
        (
            "In einer früheren Version dieses Artikels hieß es, zwölf Menschen seien getötet worden. Tatsächlich waren "
            "es zehn. Wir haben den Fehler korrigiert.",
            ["zwölf Menschen seien getötet worden"],
            ["waren es zehn"],
        ),
        (
            "Fe de erratas: En una versión anterior de esta nota se decía que murieron doce personas. En realidad "
            "murieron diez.",
            ["murieron doce personas"],
            ["murieron diez"],
        ),
        (
            "Rectificatif : une version précédente de cet article indiquait que douze personnes étaient mortes, et non "
            "dix.",
            ["douze personnes étaient mortes"],
            ["dix"],
        ),
        (
            "Rättelse: I en tidigare version av artikeln stod det att tolv personer dött. Det rätta är tio.",
            ["tolv personer dött"],
            ["tio"],
        ),
    ],
)
def test_withdrawn_and_right(text: str, withdrawn: list[str], right: list[str]) -> None:
    assert parts(text) == ("correction", withdrawn, right)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("This story has been updated.", "update"),
        ("Update, 3 p.m.: Police in Norsby said two more people had died.", "update"),
        ("Editor's note: This story was updated at 5:45 p.m. ET to include details.", "update"),
        ("Editor’s note: This story has been corrected to say that the mill is in Norsby.", "correction"),
        ("Editor’s note: The author lives in Ardvale.", "editors_note"),
        ("Eds: UPDATES: With photos from the scene.", "update"),
        ("(Adds comment from the mayor)", "update"),
        ("Clarification: The council was asked before the vote, not after.", "clarification"),
        ("This story has been withdrawn. Its author could not show that the interview took place.", "retraction"),
        ("(EDITORS: Story has been withdrawn. No replacement story.)", "retraction"),
        ("Aggiornamento: il bilancio è salito a dieci morti.", "update"),
        ("Anmerkung der Redaktion: Der Name wurde geändert.", "editors_note"),
        ("訂正：死者は１２人ではなく１０人でした。", "correction"),
        ("Sprostowanie: rannych było siedem osób.", "correction"),
        ("Исправление: погибли десять человек.", "correction"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert parts(text)[0] == kind


@pytest.mark.parametrize(
    "text",
    [
        "Updated at 5:03 p.m.",
        "Updated: February 29, 2024",
        "(Updated 4:30 am)",
        "(Updated 3:25 p.m.) NORSBY >> A boy was hurt on Saturday morning in the 800 block of Mill Road.",
        "[Corrects himself] We now say what we meant.",
        "Aktualisiert am 07.01.2026 - 18:50 Uhr Lesedauer: 4 Min.",
        "This is a developing story and will be updated.",
        "Update your phone: the new version fixes bugs.",
        "Updates on the storm will follow.",
        "An earlier report by the ministry said twelve people died.",
        "An earlier version of the bill said that shops could open.",
        "The report was withdrawn by the ministry on Monday.",
        "Corrections officers in Ardvale went on strike.",
        "In einer ersten Reaktion sagte der Minister, es gehe ihm gut.",
        "“Correction is a virtue,” he said.",
        "",
        "— — —",
    ],
)
def test_no_notes(text: str) -> None:
    assert correction_of(text) is None


def test_label_alone() -> None:
    for text in ("Correction", "Correction: February 29, 2024", "*CORRECTIONS*"):
        note = correction_of(text)
        assert note is not None and note.bare and note.start == len(text)


def test_stories_in_the_making_and_times_of_update() -> None:
    for text in ("This is a developing story and will be updated.", "Noticia en desarrollo", "(More to follow)"):
        assert is_developing(text)
    assert not is_developing("This is a developing country that has no such law.")
    assert not is_developing("This story will be updated. " + "But more was known by then. " * 20)
    for text in ("Updated at 5:03 p.m.", "(Updated 4:30 am)", "Aktualisiert um 14:30 Uhr"):
        assert is_update_time(text)
    for text in ("Update, 3 p.m.: Police said two more people had died.", "Updates follow.", "A 2 p.m. update came."):
        assert not is_update_time(text)


def test_time_stated() -> None:
    for text, value in (
        ("Correction (April 3, 2024, 5 p.m. EST): It was Ida Holm, not Eva Holm.", "2024-04-03T17:00-05:00"),
        ("Editor's note: This story was updated on March 3, 2024, to include details.", "2024-03-03"),
    ):
        note = correction_of(text)
        assert note is not None and note.stated is not None and note.stated.value == value
    # The day of the story that is corrected is not the day of the correction.
    note = correction_of("(This April 3 story corrects paragraph 2 to say nine people died)", year=2024)
    assert note is not None and note.stated is None


def test_note_known_by_its_place() -> None:
    text = "The clinic was said to have closed in error. It opened in 2019, not 2021."
    note = read_note(text, "correction")
    assert [text[a:b] for a, b in note.right] == ["It opened in 2019"]


@given(
    st.sampled_from(["", "Correction: ", "(Corrects ", "An earlier version of this story said ", "更正："]), st.text()
)
def test_spans_lie_in_the_text(head: str, tail: str) -> None:
    text = head + tail
    note = correction_of(text)
    if note is not None:
        assert 0 <= note.start <= len(text)
        for start, end in (*note.withdrawn, *note.right):
            assert 0 <= start < end <= len(text)


def test_hostile_text_takes_linear_time() -> None:
    began = time.process_time()
    for text in (
        "Correction: " + "not, not instead of " * 20_000,
        "Correction" + " " * 200_000,
        "Corrects " + "to say " * 50_000,
        "(" * 100_000 + "Correction",
        "Update: " * 20_000,
    ):
        correction_of(text)
    assert time.process_time() - began < 2
