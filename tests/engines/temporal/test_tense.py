"""The tense around a time, guessed from the words beside it. Sentences are invented."""

from __future__ import annotations

import pytest

from dateline.engines.temporal import find_times, tense_around


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Gunmen stormed the depot on Sunday.", "past"),
        ("The council will meet on Sunday.", "future"),
        ("A June 3 hearing has been scheduled.", "future"),
        ("The mayor said a march would be held Sunday.", "future"),
        ("The depot is to be closed by June.", "future"),
        ("The depot should be finished in October.", "future"),
        ("They voted last year. On Sunday a depot", None),
        ("Elections are due in May, the mayor said.", "future"),
    ],
)
def test_tense(text: str, tense: str | None) -> None:
    found = find_times(text)[-1]
    assert tense_around(text, found.start, found.end) == tense
