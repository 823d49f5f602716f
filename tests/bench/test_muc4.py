from bench.muc4 import spellings, template, unwrapped
from dateline.engines.incidents import Incident, Participant, Place

TEXT = "Three   gunmen set fire to a bus. The gunmen fled."


def place(words: str) -> Place:
    at = TEXT.index(words)
    return Place((at, at + len(words)), 0, 0, 0)


def test_only_folded_lines_are_joined():
    text = "   SOUTH PORT, 3 MAY -- A BUS\nBURNT.\n\n   TWO MEN\nFLED.\n"
    assert unwrapped(text) == "   SOUTH PORT, 3 MAY -- A BUS BURNT.\n\n   TWO MEN FLED.\n"


def test_a_template_holds_type_and_spellings_by_slot():
    gunmen = Participant("perpetrator", (place("Three   gunmen"), place("gunmen"), place("gunmen")))
    incident = Incident("arson", (gunmen, Participant("target", (place("bus"),))), (0,))
    assert template(TEXT, incident) == {
        "incident_type": ["ARSON"],
        "perp_individual_id": [["Three gunmen", "gunmen"]],
        "phys_tgt_id": [["bus"]],
    }
    assert spellings(TEXT, gunmen) == ["Three gunmen", "gunmen"]
    assert template(TEXT, Incident("stoppage", (), ()))["incident_type"] == ["FORCED WORK STOPPAGE"]
