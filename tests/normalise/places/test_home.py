"""Where a page speaks from, and whose the sides of an event are."""

from __future__ import annotations

import pytest

from dateline.model import Claim, Factuality, MadeBy, Participant
from dateline.normalise.gazetteer import Gazetteer
from dateline.normalise.places import PlaceContext
from dateline.normalise.places.home import Home, publisher_home, sides_of
from tests.helpers.records import document


@pytest.mark.parametrize(
    ("context", "expected"),
    [
        (PlaceContext("", hints=("Boston, Massachusetts",)), Home("US", "Massachusetts")),
        (PlaceContext("", home_country="GB"), Home("GB")),
        (PlaceContext("", language="en-AU"), Home("AU")),
        (PlaceContext("", language="en"), Home()),
    ],
)
def test_the_home_of_a_publisher(context: PlaceContext, expected: Home) -> None:
    assert publisher_home(context, Gazetteer.open()) == expected


def party(field: str, name: str) -> Claim:
    page = document(f"{name} did it")
    return Claim(
        mention_id="men-1",
        field=field,
        value=Participant(name=name),
        raw=name,
        evidence=(page.evidence(0, len(name)),),
        factuality=Factuality(polarity="+", certainty="certain", realis="actual"),
        confidence=0.8,
        made_by=MadeBy(stage="extract", name="test", version="1", run=""),
    )


def test_sides_say_whose_they_are_and_which_claim_tells_it() -> None:
    actor, target = party("actor", "Kenyan police"), party("target", "Kenyan protesters")
    sides = sides_of("COERCE", [actor, target], [], None, None)
    assert set(sides.actors) == set(sides.targets) == {"KE"}
    assert sides.deed is not None
    assert sides.deed[0] == "KE"
    assert sides.because["KE"] is actor
