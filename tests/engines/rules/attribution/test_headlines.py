from __future__ import annotations

import pytest

from dateline.engines.rules.attribution import annotate_attributions

from .pages import page, parse, words


def sources(headline: str, *body: str) -> list[tuple[str | None, str]]:
    document = page(*(body or ("The day was quiet.",)), headline=headline)
    rows = [a for a in annotate_attributions(document, parse(document)) if a.content[0][0] < len(headline)]
    return [(words(document, a.source), document.text[slice(*a.content[0])]) for a in rows]


@pytest.mark.parametrize(
    "headline",
    [
        "Police: Four workers hurt in mill blast",
        "Four workers hurt in mill blast: police",
        "Four workers hurt in mill blast – police",
        "Four workers hurt in mill blast, police say",
    ],
)
def test_a_source_before_or_behind(headline: str) -> None:
    ((who, what),) = sources(headline)
    assert (who or "").lower() == "police"
    assert what == "Four workers hurt in mill blast"


@pytest.mark.parametrize(
    "headline", ["Orange Bend: Four workers hurt in mill blast", "Video: Smoke rises over the burning mill"]
)
def test_places_and_labels_are_no_sources(headline: str) -> None:
    assert sources(headline) == []


def test_a_short_name_that_the_body_gives_in_full() -> None:
    found = sources("Okono: Nobody warned us of the blast", "Mayor Ines Okono spoke on Monday.")
    assert ("Okono", "Nobody warned us of the blast") in found
