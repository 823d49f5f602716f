"""Pages that correct themselves, read whole: what they take back must not stand as what they say."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from dateline.model import Count, Document, Event, Record
from dateline.pipeline import read_record
from dateline.read import read_article
from dateline.read.patterns.corrections import correction_of
from dateline.resolve.accounts import CORRECTED, WITHDRAWN

STORY = (
    "Bomb kills {killed} at market in Karsk\n"
    "KARSK (EWS) — A bomb exploded at a crowded market in Karsk on Sunday, killing {killed} people and wounding 20 "
    "others, police said.\n"
    "The blast destroyed several stalls. Hospital officials said the wounded were being treated in Karsk.\n"
)


@cache
def record(note: str, killed: str, story: str = STORY) -> Record:
    """The story with a note at its end, as the readers hand it on."""
    text = story.format(killed=killed) + note
    page = read_article(text, title=text.split("\n")[0], published="2024-05-06T10:00:00+00:00")
    blocks = [
        b.model_copy(update={"role": "correction"}) if correction_of(text[b.start : b.end]) else b for b in page.blocks
    ]
    return read_record(Document(**{**page.model_dump(exclude={"id"}), "blocks": tuple(blocks)}))


def event(found: Record) -> Event:
    assert len(found.events) == 1
    return found.events[0]


def killed(found: Record) -> list[tuple[Any, tuple[str, ...]]]:
    """Each account of those killed, the chosen one first, with the reasons for its place."""
    return [(a.value.low, a.reasons) for a in event(found).fields["killed"] if isinstance(a.value, Count)]


def denied(found: Record) -> set[tuple[str, str]]:
    """Field and words of the claims that the page denies."""
    return {(c.field, c.raw) for c in found.claims if c.factuality.polarity == "-"}


BOTH = "Correction: An earlier version of this article said twelve people were killed. Ten people were killed."


def test_the_corrected_value_is_chosen_where_the_story_still_has_the_old_one() -> None:
    found = record(BOTH, "twelve")
    assert killed(found) == [(10, (CORRECTED,)), (12, (WITHDRAWN,))]
    assert ("killed", "twelve") in denied(found)
    assert "10 killed" in event(found).title


def test_a_story_that_was_put_right_does_not_say_what_it_took_back() -> None:
    found = record(BOTH, "ten")
    assert killed(found) == [(10, (CORRECTED,))]
    assert ("killed", "twelve") in denied(found)


@pytest.mark.parametrize(
    "note",
    [
        "This story has been corrected to say that ten people were killed, not twelve.",
        "(Corrects number of dead to 10, not 12, in paragraph 1)",
        "An earlier version of this story misstated the number of dead. It was 10, not 12.",
        "(This May 5 story corrects paragraph 1 to say the bomb killed ten people, not twelve)",
    ],
)
def test_wordings(note: str) -> None:
    assert killed(record(note, "twelve")) == [(10, (CORRECTED,)), (12, (WITHDRAWN,))]


def test_a_place_and_a_day_that_were_wrong() -> None:
    note = (
        "Correction: An earlier version of this story said the bomb exploded in Ardvale, when in fact it was in Karsk."
    )
    found = record(note, "ten")
    assert ("place", "Ardvale") in denied(found)
    assert [a.value.name for a in event(found).fields["place"]] == ["Karsk"]  # type: ignore[union-attr]
    note = "Correction: This article originally said that the attack took place on Saturday. It took place on Sunday."
    found = record(note, "ten")
    assert [a.value.edtf for a in event(found).fields["time"]] == ["2024-05-05"]  # type: ignore[union-attr]


RAID = (
    "Gunmen kill ten at market in Karsk\n"
    "KARSK (EWS) — Gunmen of the {who} attacked a market in Karsk on Sunday, killing ten people, police said.\n"
    "The {who} attacked the market with grenades, Colonel Ida Mock said.\n"
)


def test_a_party_that_was_wrong() -> None:
    note = "This story has been corrected to say that the Blue Guard, not the Red Front, attacked the market."
    found = record(note, "", RAID.format(who="Red Front"))
    actors = {a.value.name.removeprefix("the "): a.reasons for a in event(found).fields["actor"]}  # type: ignore[union-attr]
    assert actors["Blue Guard"] == (CORRECTED,) and actors["Red Front"] == (WITHDRAWN,)


def test_a_name_that_is_no_part_of_the_event_changes_nothing() -> None:
    note = "Correction: An earlier version of this story misspelled the colonel's name. She is Ida Mock, not Ida Mok."
    assert not denied(record(note, "", RAID.format(who="Red Front")))


def test_what_the_note_leaves_alone_stands_as_it_did() -> None:
    plain, noted = event(record("", "ten")), event(record(BOTH, "ten"))
    for field in ("injured", "place", "time", "outcome"):
        assert [a.value for a in plain.fields[field]] == [a.value for a in noted.fields[field]]
        assert not any(a.reasons for a in noted.fields[field])
    assert len(plain.mentions) == len(noted.mentions)


def test_an_update_is_a_part_of_the_story() -> None:
    note = "Update, 3 p.m.: Police said two more people had died of their wounds, bringing the death toll to 12."
    found = record(note, "ten")
    assert {low for low, _ in killed(found)} == {10, 12}
    assert not denied(found)


def test_a_note_without_a_statement_changes_nothing() -> None:
    found = record("This story has been updated to include a statement from the council.", "ten")
    assert killed(found) == killed(record("", "ten"))
    assert not denied(found)
