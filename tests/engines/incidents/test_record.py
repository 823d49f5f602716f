from dataclasses import replace

from dateline.engines.base import MentionSpans
from dateline.engines.incidents.record import with_incidents
from dateline.engines.incidents.types import Incident, Participant, Place
from dateline.engines.syntax.types import Sentence

TEXT = "Gunmen shot the mayor. A rifle was found. The council met."
SENTENCES = [Sentence(0, 22, ()), Sentence(23, 41, ()), Sentence(42, 58, ())]


def part(role, words, sentence, confidence=0.9):
    at = TEXT.index(words)
    return Participant(role, (Place((at, at + len(words)), sentence, 0, 0),), confidence=confidence)


SHOOTING = MentionSpans(trigger=(7, 11), type="ASSAULT", group=3)
ATTACK = Incident("attack", (part("perpetrator", "Gunmen", 0), part("weapon", "rifle", 1)), (0, 1), confidence=0.9)


def fields(mentions):
    return [(m.group, a.field, TEXT[slice(*a.span)]) for m in mentions for a in m.arguments]


def test_an_event_gets_the_parties_and_weapons_that_it_lacks():
    made = with_incidents(TEXT, SENTENCES, [SHOOTING], [ATTACK])
    assert fields(made) == [(3, "actor", "Gunmen"), (3, "instrument", "rifle")]
    assert [a.value.name for a in made[0].arguments] == ["Gunmen", "rifle"]


def test_what_the_rules_found_is_kept():
    first = with_incidents(TEXT, SENTENCES, [SHOOTING], [ATTACK])
    again = with_incidents(
        TEXT, SENTENCES, first, [replace(ATTACK, participants=(part("organisation", "council", 2),))]
    )
    assert again == first


def test_unsure_incidents_and_participants_add_nothing():
    assert not fields(with_incidents(TEXT, SENTENCES, [SHOOTING], [replace(ATTACK, confidence=0.4)]))
    faint = replace(ATTACK, participants=(part("victim", "mayor", 0, confidence=0.3),))
    assert not fields(with_incidents(TEXT, SENTENCES, [SHOOTING], [faint]))


def test_an_event_of_another_type_or_place_gets_nothing():
    talks = replace(SHOOTING, type="CONSULT")
    elsewhere = replace(SHOOTING, trigger=(54, 57))
    assert not fields(with_incidents(TEXT, SENTENCES, [talks, elsewhere], [ATTACK]))
