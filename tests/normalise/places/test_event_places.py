"""The places of events: names weighed against each other, and the country where no name stands out."""

from __future__ import annotations

import pytest

from dateline.engines.base import Annotations, ArgumentSpan, MentionSpans
from dateline.extract import extract
from dateline.model import Claim, Document, MadeBy, Participant, Place
from dateline.normalise.gazetteer import Gazetteer
from dateline.normalise.places import choice
from dateline.normalise.places.choice import WhereModelError, load_weights, together
from dateline.normalise.places.claims import place_claims, weighed
from tests.helpers.records import at, document

MADE_BY = MadeBy(stage="normalise", name="test", version="1", run="")


class Marked:
    name, version = "marked", "1"

    def __init__(self, *arguments: ArgumentSpan, kind: str = "ASSAULT") -> None:
        self.arguments, self.kind = arguments, kind

    def annotate(self, page: Document) -> Annotations:
        trigger = at("did", page.text)
        return Annotations(mentions=(MentionSpans(trigger, self.kind, 0, arguments=self.arguments),))  # type: ignore[arg-type]


def place(page: Document, name: str, score: float) -> ArgumentSpan:
    return ArgumentSpan("place", Place(name=name), at(name, page.text), confidence=score)


def party(page: Document, field: str, name: str) -> ArgumentSpan:
    return ArgumentSpan(field, Participant(name=name), at(name, page.text), confidence=0.8)  # type: ignore[arg-type]


def derived(page: Document, *arguments: ArgumentSpan, kind: str = "ASSAULT") -> list[Claim]:
    found = extract(page, Marked(*arguments, kind=kind))
    return list(place_claims(page, found.mentions, found.claims, (), found.links, MADE_BY))


def surest(claims: list[Claim]) -> Place:
    value = max(claims, key=lambda c: c.confidence).value
    assert isinstance(value, Place)
    return value


def test_the_likelier_name_is_the_surer_claim() -> None:
    page = document("They did it in Lisbon, said a man of Madrid.")
    claims = derived(page, place(page, "Lisbon", 0.9), place(page, "Madrid", 0.35))
    assert surest(claims).name == "Lisbon"
    assert all(0 <= c.confidence <= 1 for c in claims)


def test_without_a_place_the_country_is_that_of_the_sides_and_said_to_be_inferred() -> None:
    page = document("Kenyan police did it to Kenyan protesters.")
    actor, target = party(page, "actor", "Kenyan police"), party(page, "target", "Kenyan protesters")
    (claim,) = derived(page, actor, target, kind="COERCE")
    value = claim.value
    assert isinstance(value, Place)
    assert (value.country, value.precision, value.inferred) == ("KE", "country", True)
    assert claim.raw == "Kenyan police"
    assert claim.derived_from


def test_a_name_that_nobody_knows_is_hardly_a_place() -> None:
    page = document("They did it in Qwyzzabend.")
    (claim,) = (c for c in derived(page, place(page, "Qwyzzabend", 0.9)) if c.raw == "Qwyzzabend")
    assert isinstance(claim.value, Place)
    assert claim.value.lat is None
    assert claim.confidence < 0.3


def test_likelihoods_of_an_event_sum_to_one() -> None:
    page = document("They did it in Georgia, near Tbilisi and not in Paris.")
    found = extract(page, Marked(*(place(page, n, 0.6) for n in ("Georgia", "Tbilisi", "Paris"))))
    ((_, candidates),) = weighed(page, found.mentions, found.claims, (), found.links, Gazetteer.open())
    assert sum(c.likelihood for c in candidates) == pytest.approx(1.0)
    assert len({id(c) for c in candidates}) > 3


def test_a_country_holds_its_towns_and_no_other() -> None:
    land = Place(name="Portugal", country="PT", precision="country", lat=39.6, lon=-8.0)
    town = Place(name="Lisbon", country="PT", admin1="Lisbon", precision="city", lat=38.7, lon=-9.1)
    assert together(land, town)
    assert not together(town, land)
    assert not together(town, town.model_copy(update={"name": "Porto", "lat": 41.15, "lon": -8.6, "admin1": "Porto"}))


def test_a_damaged_model_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    load_weights.cache_clear()
    monkeypatch.setattr(choice, "FILE", "gazetteer/none.json")
    with pytest.raises(WhereModelError, match=r"none\.json"):
        load_weights()
    load_weights.cache_clear()
