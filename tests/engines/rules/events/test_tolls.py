from __future__ import annotations

import pytest

from .reading import only


@pytest.mark.parametrize(
    ("title", "body", "killed", "injured"),
    [
        ("Three shot at Karsk club, one dead", "Three people were shot at a club in Karsk on Friday. One died.", 1, 2),
        (
            "Four people shot in Karsk",
            "Two men were wounded in Karsk on Friday. Two others were wounded nearby.",
            None,
            4,
        ),
        ("Man shot dead in Karsk", "A man was shot on Friday in Karsk. He died at the hospital.", 1, None),
    ],
)
def test_totals_of_a_page(title: str, body: str, killed: int | None, injured: int | None) -> None:
    event = only(body, "ASSAULT", title)
    best = {f: max(event.arguments(f), key=lambda a: a.confidence, default=None) for f in ("killed", "injured")}
    assert (best["killed"].value.low if best["killed"] else None) == killed
    assert (best["injured"].value.low if best["injured"] else None) == injured


def test_the_story_sharpens_what_the_headline_rounds() -> None:
    body = "At least 106 miners were killed in the blast near Karsk on Monday, officials said."
    event = only(body, "DISASTER", "More than 100 miners killed in blast")
    assert event.ranges("killed") == {(106, None)}
