"""The record at a terminal: readable, and inert whatever the page holds."""

from __future__ import annotations

import io

from rich.console import Console

from dateline.export.terminal import plain, print_record, value_text
from dateline.model import Count, Event, Place, Record, Time
from tests.export.test_contract import record
from tests.helpers.records import document


def _printed(made: Record, **options: bool) -> str:
    sink = io.StringIO()
    print_record(made, Console(file=sink, width=100, color_system=None), **options)
    return sink.getvalue()


def test_prints_each_account_with_who_says_so_and_the_sentence() -> None:
    page = _printed(record())
    assert "according to Police" in page
    assert "according to A union" in page
    assert "Gunmen attacked a mill near Orange Bend on Monday" in page


def test_without_quotes_there_are_no_sentences() -> None:
    assert "Gunmen attacked a mill near" not in _printed(record(), quotes=False, attributions=False)


def test_a_page_without_events_says_so() -> None:
    assert "No event is reported" in _printed(Record(document=document("Nothing happened.")))


def test_pictures_corrections_and_the_reasons_of_a_choice_are_shown() -> None:
    made = record()
    assert "1 picture" in _printed(made) and "correction" not in _printed(made)
    first = made.events[0]
    reason = "a correction of the page withdraws it"
    accounts = tuple(a.model_copy(update={"reasons": (reason,)}) for a in first.fields["injured"])
    marked = Event(**{**dict(first), "id": "", "fields": {**first.fields, "injured": accounts}})
    assert reason in _printed(made.model_copy(update={"events": (marked,)}))


def test_page_text_cannot_write_to_the_terminal() -> None:
    made = Record(document=document("x", title="\x1b]0;owned\x07[bold]Title\u202e end\r\nnext"))
    page = _printed(made)
    assert "\x1b" not in page
    assert "\x07" not in page
    assert "\u202e" not in page
    assert "[bold]Title" in page


def test_plain_keeps_words_apart() -> None:
    assert plain(" a\tb\n c\u00a0d ") == "a b c d"


def test_values_in_words() -> None:
    assert value_text(Count(low=24, high=99, who="guards")) == "24 to 99 guards"
    assert value_text(Count(low=12, high=None)) == "at least 12"
    assert value_text(Count(low=None, high=20)) == "at most 20"
    assert (
        value_text(Place(name="Green Square", within="Harbour City", country="XX")) == "Green Square (Harbour City, XX)"
    )
    assert value_text(Time(edtf="2026-03-02", part="EV")) == "2026-03-02 evening"


def test_who_is_who_with_roles() -> None:
    page = _printed(record())
    assert "Who is who (1)" in page
    assert "organisation" in page.partition("Who is who")[2]
    assert "Orange Bend" not in page.partition("Who is who")[2].partition("Who says what")[0]
