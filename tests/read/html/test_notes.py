"""Corrections among and beside the story's paragraphs."""

from __future__ import annotations

import pytest

from dateline.read.notes import WITHDRAWN_STORY, notes_of

from .pages import BODY, kinds, page, read, texts

NOTE = "Correction: An earlier version of this article said that two cranes had fallen. One crane fell."


@pytest.mark.parametrize(
    "note",
    [
        NOTE,
        "This article was amended on 8 May 2024 to say that the crane fell in the morning.",
        "(Corrects name of harbour office in second paragraph)",
        "Rectificatif : une version précédente de cet article indiquait que deux grues étaient tombées.",
    ],
)
def test_a_note_is_a_correction_at_the_head_inside_and_at_the_end(note: str) -> None:
    middle = BODY.index("</p>") + 4
    for html in (
        f"<p>{note}</p>{BODY}",
        f"{BODY[:middle]}<p>{note}</p>{BODY[middle:]}",
        f"{BODY}<p><em>{note}</em></p>",
    ):
        found = read(page(html))
        assert texts(found, "correction") == [note]
        assert note not in texts(found, "body")


def test_a_container_that_is_called_a_correction_is_one() -> None:
    html = f'{BODY}<div class="article-correction"><p>The harbour office has 40 staff, not 400.</p></div>'
    found = read(page(html))
    assert texts(found, "correction") == ["The harbour office has 40 staff, not 400."]
    (note,) = notes_of(found)
    assert [found.text[a:b] for a, b in note.withdrawn] == ["400"]


def test_a_label_alone_names_the_paragraph_that_follows() -> None:
    html = f"{BODY}<p><strong>Correction: May 8, 2024</strong></p><p>The harbour office has 40 staff, not 400.</p>"
    found = read(page(html))
    assert texts(found, "correction")[-1] == "The harbour office has 40 staff, not 400."
    (note,) = notes_of(found)
    assert note.kind == "correction" and len(note.withdrawn) == 1
    assert found.modified is not None and found.modified.startswith("2024-05-08")


def test_a_story_in_the_making_and_a_time_of_update_correct_nothing() -> None:
    html = f"<p>Updated at 5:03 p.m.</p>{BODY}<p>This is a developing story and will be updated.</p>"
    found = read(page(html))
    assert texts(found, "correction") == []
    assert "Updated at 5:03 p.m." in texts(found, "date")
    assert kinds(found)["This is a developing story and will be updated."] == "other"


def test_many_updates_are_a_live_blog() -> None:
    updates = "".join(
        f"<p>Update, {n} p.m.: The harbour office said that berth {n} was open again.</p>" for n in range(1, 7)
    )
    assert texts(read(page(BODY + updates)), "correction") == []


def test_a_story_taken_back_leaves_a_warning() -> None:
    html = f"<p>This story has been withdrawn. The harbour office had no such crane.</p>{BODY}"
    found = read(page(html))
    assert WITHDRAWN_STORY in found.warnings
    assert WITHDRAWN_STORY not in read(page(BODY)).warnings
