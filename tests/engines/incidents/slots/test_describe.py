from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.engines.incidents.slots import Atlas, Description, describe
from dateline.engines.incidents.slots.types import PlaceName
from dateline.engines.incidents.types import Incident, Participant
from dateline.engines.incidents.types import Place as Mention
from dateline.model import Place

from .stories import incident, parsed

KNOWN = {
    "lima": Place(name="Lima", geonames=1, country="PE", precision="city"),
    "peru": Place(name="Peru", geonames=2, country="PE", precision="country"),
}
NATIONS = {"peru": "PE", "peruvian": "PE", "spanish": "ES"}
STORY = (
    "Peruvian police said rebels shot dead a Spanish priest and wounded two soldiers in Lima on Tuesday. "
    "The guerrillas also destroyed a bank with dynamite in the city of Lima, Peru."
)


def locate(text: str, names: Sequence[PlaceName]) -> list[Place]:
    words = [text[slice(*n.span)] for n in names]
    return [KNOWN.get(w.lower(), Place(name=w)) for w in words]


ATLAS = Atlas(locate, lambda word: NATIONS.get(word.lower()))


def told(text: str) -> Description:
    case = str.upper if text.isupper() else str
    one = incident(
        text,
        "attack",
        perpetrator=case("rebels"),
        described=(case("Spanish priest"), case("soldiers")),
        target=case("bank"),
        weapon=case("dynamite"),
    )
    return describe(text, parsed(text), [one], ATLAS)[0]


@pytest.mark.parametrize("text", [STORY, STORY.upper()])
def test_one_incident_is_described_whatever_the_case(text: str) -> None:
    found = told(text)
    priest, soldiers = found.people
    assert priest.effect.value == "death"
    assert priest.nation is not None and priest.nation.value == "ES"
    assert text[slice(*priest.nation.evidence[0])].lower() == "spanish"
    assert soldiers.number.low == soldiers.number.high == 2
    assert soldiers.kind.value == "active military"
    assert found.things[0].kind.value == "financial"
    assert found.weapons[0].fact.value == "dynamite"
    assert found.outcome.value == "accomplished"
    assert found.where.country == "PE"
    assert [text[slice(*p.span)].lower() for p in found.where.parts] == ["lima"]


def test_evidence_lies_in_the_text() -> None:
    found = told(STORY)
    facts = [found.outcome, found.force, *(f for p in (*found.people, *found.things) for f in (p.kind, p.effect))]
    for fact in facts:
        assert fact.evidence
        assert all(0 <= start < end <= len(STORY) for start, end in fact.evidence)
        assert 0 <= fact.confidence <= 1


def test_no_incident_no_description() -> None:
    assert describe(STORY, parsed(STORY), [], ATLAS) == []


@settings(deadline=None, max_examples=30)
@given(st.text(alphabet="Lima killed 7 guards, the. -–'\n\u0130", max_size=80))
def test_any_text_is_described_within_its_bounds(text: str) -> None:
    sentences = parsed(text) if text.strip() else ()
    places = [Mention((t.start, t.end), n, t.i, t.i) for n, s in enumerate(sentences) for t in s.tokens]
    people = tuple(Participant("described", (p,)) for p in places[:4])
    for found in describe(text, sentences, [Incident("attack", people, tuple(range(len(sentences))))], ATLAS):
        spans = [p.number.span for p in found.people] + [e for p in found.people for e in p.kind.evidence]
        assert all(0 <= start < end <= len(text) for start, end in spans)
