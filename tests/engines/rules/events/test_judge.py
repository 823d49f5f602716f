from __future__ import annotations

from importlib import resources
from typing import Any

import pytest

from dateline.engines.rules.events import read_groups, views_of
from dateline.engines.rules.events.gate import page_kind
from dateline.engines.rules.events.grouping import Group, group_readings
from dateline.engines.rules.events.judge import JudgeModelError, load_judge, probabilities
from dateline.engines.rules.events.lexicon import load_lexicon

from .reading import events, page, parse

COURT = (
    "A court in Lund on Tuesday sentenced Erik Brantevik, the former mayor, to four years in prison.\n"
    "Prosecutors charged Brantevik in March with taking bribes from Norrvik Energi.\n"
    "The opposition party Samling urged the council on Wednesday to reject the contract with Norrvik Energi."
)
RECIPE = (
    "You can beat the eggs until they are firm, then fold in the sugar.\n"
    "If you want a lighter cake, you could cut the butter by half and agree to disagree with your oven.\n"
    "Your guests will support you in eating it all."
)


def chances(body: str, title: str) -> list[tuple[Group, float]]:
    document = page(body, title)
    readings, _ = read_groups(document, parse(document))
    views = views_of(document, parse(document))
    groups = group_readings(readings, document.text)
    return list(zip(groups, probabilities(groups, views, page_kind(views, load_lexicon())), strict=True))


def test_deeds_of_courts_and_parties_enter_the_record() -> None:
    found = {e.type for e in events(COURT, "Former mayor of Lund sentenced to four years")}
    assert {"COERCE", "ACCUSE", "REQUEST"} <= found


def test_a_page_of_advice_reports_no_event() -> None:
    assert events(RECIPE, "How to bake a sponge cake") == []


def test_a_probability_for_every_group() -> None:
    found = chances(COURT, "Former mayor of Lund sentenced to four years")
    assert found
    assert all(0.0 <= chance <= 1.0 for _, chance in found)


def test_what_is_told_as_done_is_likelier_than_what_might_be() -> None:
    done = chances("On Tuesday Norway expelled two Ruritanian envoys in Oslo.", "Norway expels two envoys")
    open_ = chances("If that is so, somebody could expel some envoys one day.", "A long winter in the north")
    assert max(c for _, c in done) > max((c for _, c in open_), default=0.0)


def test_no_groups_no_probabilities() -> None:
    assert probabilities([], [], None) == []


def test_a_damaged_file_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    class Damaged:
        def __truediv__(self, name: str) -> Damaged:
            return self

        def read_text(self, encoding: str) -> str:
            return '{"facts": []}'

    def damaged(_: Any) -> Damaged:
        return Damaged()

    monkeypatch.setattr(resources, "files", damaged)
    load_judge.cache_clear()
    with pytest.raises(JudgeModelError, match="reinstall"):
        load_judge()
    load_judge.cache_clear()
