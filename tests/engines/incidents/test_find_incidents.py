from functools import cache

import numpy as np
import pytest

from dateline.engines.encoder import Reading
from dateline.engines.incidents import find_incidents
from dateline.engines.incidents.types import EFFECTS, KINDS, ROLES
from dateline.engines.syntax import load_syntax
from dateline.engines.syntax.types import Sentence

SHOOTING = (
    "Three gunmen shot and killed the writer Ines Okono in Lima on Monday, police said. "
    "Okono was getting out of her car when the gunmen opened fire with pistols. The gunmen fled."
)
FAIR = "The town council will open a new library on Monday. Readers may borrow ten books, the librarian said."


@cache
def parsed(text: str) -> list[Sentence]:
    return load_syntax().parse(text, [(0, len(text))])


def heard(text: str, told: dict[str, str], kind: str | None) -> Reading:
    """An encoder's reading in which the words of ``told`` surely begin or continue their roles."""
    tokens = [t for s in parsed(text) for t in s.tokens]
    logits = np.zeros((len(tokens), 30), np.float32)
    logits[:, 3:21:3] = 8.0
    for k, token in enumerate(tokens):
        role = told.get(token.text)
        if role is not None:
            at = 3 + 3 * ROLES.index(role)
            logits[k, at : at + 3] = [-4, 6, 6]
            logits[k, 21:27] = [6 if name == kind else -6 for name in KINDS]
    present = np.array([0.95 if name == kind else 0.02 for name in KINDS], np.float32)
    empty = np.zeros((0, 0), np.float32)
    return Reading((), empty, empty, logits, present, empty, empty)


def test_an_attack_has_its_participants_with_exact_places():
    told = {"gunmen": "perpetrator", "Ines": "victim", "Okono": "victim", "pistols": "weapon"}
    found = find_incidents(SHOOTING, parsed(SHOOTING), heard(SHOOTING, told, "attack"))
    assert [i.kind for i in found] == ["attack"]
    by_role = {p.role: p for p in found[0].participants}
    assert {"perpetrator", "victim"} <= by_role.keys()
    assert SHOOTING[slice(*by_role["victim"].best.span)] == "Ines Okono"
    assert set(by_role["victim"].effects) == set(EFFECTS)
    for one in found[0].participants:
        for place in one.places:
            tokens = parsed(SHOOTING)[place.sentence].tokens
            assert place.span == (tokens[place.first].start, tokens[place.last].end)
            assert place.sentence in found[0].sentences


@pytest.mark.parametrize("text", [FAIR, "Books.", ""])
def test_a_page_without_an_incident_has_none(text):
    assert find_incidents(text, parsed(text) if text else [], heard(text, {}, None) if text else _nothing()) == ()


def test_capitals_hardly_matter():
    text = SHOOTING.upper()
    told = {"GUNMEN": "perpetrator", "INES": "victim", "OKONO": "victim", "PISTOLS": "weapon"}
    found = find_incidents(text, parsed(text), heard(text, told, "attack"))
    assert [i.kind for i in found] == ["attack"]
    assert any(text[slice(*p.best.span)].endswith("OKONO") for p in found[0].of("victim"))


def _nothing() -> Reading:
    empty = np.zeros((0, 0), np.float32)
    return Reading((), empty, empty, np.zeros((0, 30), np.float32), np.zeros(6, np.float32), empty, empty)
