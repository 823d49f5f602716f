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
        ("The launch is scheduled for Sunday.", "future"),
        ("The trial opens Sunday in the capital.", "future"),
        ("The panel hears nobody; she testifies before it on Sunday.", "future"),
        ("The union sued the mill on Sunday, seeking damages.", "past"),
        ("He, who badly needs a win, received the backing of Gov. Jane Testwright on Sunday.", "past"),
        ("The mayor, who would not resign, on Sunday fired her deputy.", "past"),
        ("The union agreed to a truce that was planned for Sunday.", "future"),
        ("A truce had been signed by Sunday.", "past"),
        ("Forms were due by Sunday.", "future"),
    ],
)
def test_tense(text: str, tense: str | None) -> None:
    found = find_times(text)[-1]
    assert tense_around(text, found.start, found.end) == tense
