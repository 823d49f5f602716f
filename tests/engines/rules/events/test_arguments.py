from __future__ import annotations

import pytest

from dateline.engines.rules.events.arguments import find_arguments
from dateline.engines.rules.events.names import name_filler
from dateline.engines.rules.events.triggers import find_candidates
from dateline.engines.rules.events.weapons import weapon_phrase

from .reading import view


def roles(sentence: str, kind: str) -> dict[str, set[str]]:
    """Names by role for the first trigger of a type; instruments included."""
    found = view(sentence)
    candidate = next(c for c in find_candidates(found) if c.trigger.type == kind)
    arguments = find_arguments(candidate)
    named: dict[str, set[str]] = {"actor": set(), "target": set(), "instrument": set()}
    for filler in arguments.fillers:
        for name in name_filler(found, filler, None):
            named[name.role].add(sentence[slice(*name.span)])
    for weapon in arguments.weapons:
        named["instrument"].add(sentence[slice(*found.span(*weapon_phrase(found, weapon)))])
    return named


@pytest.mark.parametrize(
    ("sentence", "kind", "actor", "target"),
    [
        ("Gunmen attacked a police station in Karsk.", "ASSAULT", {"Gunmen"}, {"police station"}),
        ("A police station was attacked by gunmen in Karsk.", "ASSAULT", {"gunmen"}, {"police station"}),
        ("Police arrested two students and a teacher on Friday.", "COERCE", {"Police"}, {"two students", "teacher"}),
        ("The mayor survived an assassination attempt on Friday.", "ASSAULT", set(), {"mayor"}),
        ("Militants carried out an attack on the embassy.", "ASSAULT", {"Militants"}, {"embassy"}),
        ("Soldiers clashed with rebels near the border.", "ASSAULT", {"Soldiers", "rebels"}, set()),
        ("The rebels freed three hostages on Monday.", "YIELD", {"rebels"}, {"three hostages"}),
        ("Prosecutors charged Orrin Vale with fraud.", "ACCUSE", {"Prosecutors"}, {"Orrin Vale"}),
        ("Orrin Vale faces 18 charges from prosecutors.", "ACCUSE", {"prosecutors"}, {"Orrin Vale"}),
        ("The council rejected the mayor's plan on Monday.", "REJECT", {"council"}, {"mayor"}),
        ("Prosecutors dropped an investigation into a claim against the banker.", "YIELD", {"Prosecutors"}, {"banker"}),
        ("The senator refused to endorse Orrin Vale.", "REJECT", {"senator"}, {"Orrin Vale"}),
        ("Orrin Vale used his office to threaten the editor.", "THREATEN", {"Orrin Vale"}, {"editor"}),
    ],
)
def test_syntax_fills_the_roles(sentence: str, kind: str, actor: set[str], target: set[str]) -> None:
    found = roles(sentence, kind)
    assert (found["actor"], found["target"]) == (actor, target)


@pytest.mark.parametrize(
    ("sentence", "instrument"),
    [
        ("A man stabbed a guard with a kitchen knife on Sunday.", {"kitchen knife"}),
        ("Rebels attacked the base with mortars and rockets.", {"mortars", "rockets"}),
        ("A car bomb exploded near the market.", {"car bomb"}),
        ("A man shot a guard with a 9mm pistol on Sunday.", {"9mm pistol"}),
        ("A man shot a guard with a high-powered rifle on Sunday.", {"high-powered rifle"}),
        ("A man was shot in a night club on Sunday.", set()),
        ("A man was shot in Baton Rouge on Sunday.", set()),
        ("A man shot the singer of a rock group on Sunday.", set()),
        ("A man was shot, and police found a shell casing.", set()),
        ("A man was shot after what sounded like fireworks.", set()),
    ],
)
def test_weapons_are_instruments(sentence: str, instrument: set[str]) -> None:
    assert roles(sentence, "ASSAULT")["instrument"] == instrument


def test_people_named_behind_a_number_are_the_party() -> None:
    sentence = "Two men, Orrin Vale and Tobin Marsh, were charged with murder on Friday."
    assert roles(sentence, "ACCUSE")["target"] == {"Orrin Vale", "Tobin Marsh"}
