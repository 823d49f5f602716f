from __future__ import annotations

import pytest

from .pages import attributions, page


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ines Okono said the mill had been shut for a year.", "person"),
        ("The defence ministry said the bridge had been mined.", "organisation"),
        ("Residents said they had heard two blasts in the night.", "collective"),
        ("State television reported that the bridge had been mined.", "media"),
        ("A police report said the fire began in the cellar.", "document"),
        ("Two officials who spoke on condition of anonymity said the bridge had been mined.", "anonymous"),
        ("A spokesman for the army said the bridge had been mined.", "anonymous"),
        ("A source said the bridge had been mined.", "anonymous"),
    ],
)
def test_kind_of_source(text: str, kind: str) -> None:
    rows = attributions(page(text))
    assert [a.source_kind for a in rows] == [kind]


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("“We are safe,” Ines Okono wrote on Twitter.", "post"),
        ("“We are safe,” Ines Okono said in a television interview.", "broadcast"),
        ("“We are safe,” Ines Okono told the court.", "court"),
        ("“We are safe,” Ines Okono said in a speech to bakers.", "speech"),
        ("“We are safe,” Ines Okono said.", None),
    ],
)
def test_medium(text: str, medium: str | None) -> None:
    assert [a.medium for a in attributions(page(text))] == [medium]
