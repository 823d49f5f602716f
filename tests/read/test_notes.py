"""What notes tell of the document itself."""

from __future__ import annotations

import pytest

from dateline.read.metadata import Metadata
from dateline.read.notes import WITHDRAWN_STORY, heed_notes, notes_of
from tests.helpers.records import document


def heeded(*notes: str, published: str | None = None, modified: str | None = None) -> tuple[str | None, list[str]]:
    meta = Metadata(published=published, modified=modified)
    warnings = heed_notes(meta, [(note, 100 * k) for k, note in enumerate(notes)])
    for origin in meta.origins:
        k, at = divmod(origin.start or 0, 100)
        assert notes[k][at : (origin.end or 0) - 100 * k] == origin.raw
    return meta.modified, warnings


FIRST = "Correction, April 3, 2024: It was Ida Holm, not Eva Holm."
SECOND = "This story was updated on April 5, 2024, to include the answer of the council."


def test_the_last_time_that_a_note_states_is_that_of_the_last_change() -> None:
    assert heeded(FIRST, SECOND) == ("2024-04-05", [])
    assert heeded(SECOND, FIRST) == ("2024-04-05", [])


def test_a_better_source_stands() -> None:
    assert heeded(FIRST, modified="2024-04-03T09:00Z")[0] == "2024-04-03T09:00Z"


def test_a_note_from_before_publication_is_about_something_else() -> None:
    assert heeded(FIRST, published="2024-06-01")[0] is None


def test_a_day_without_a_year_is_of_the_year_of_publication() -> None:
    assert heeded("Correction, April 3: It was Ida Holm.", published="2024-04-01T08:00Z")[0] == "2024-04-03"


@pytest.mark.parametrize("note", ["This story has been retracted.", "(EDITORS: Story has been withdrawn.)"])
def test_a_story_taken_back_is_warned_of_once(note: str) -> None:
    assert heeded(note, note) == (None, [WITHDRAWN_STORY])


def test_notes_are_those_of_correction_blocks_in_the_offsets_of_the_text() -> None:
    text = "A headline\nCorrection\nIt was Ida Holm, not Eva Holm.\nA crane fell.\nThe clinic has 40 beds, not 400."
    made = document(text)
    roles = ["headline", "correction", "correction", "body", "correction"]
    blocks = tuple(b.model_copy(update={"role": r}) for b, r in zip(made.blocks, roles, strict=True))
    notes = notes_of(type(made)(**{**made.model_dump(exclude={"id"}), "blocks": blocks}))
    assert [(n.block, n.kind, [text[a:b] for a, b in n.right]) for n in notes] == [
        (2, "correction", ["It was Ida Holm"]),
        (4, "correction", ["The clinic has 40 beds"]),
    ]
