"""Events: one fact counted once, accounts that differ side by side with their sources."""

from __future__ import annotations

from dateline.extract import extract
from dateline.model import Event
from dateline.resolve import resolve
from tests.helpers.records import FixedEngine, document


def _events() -> tuple[Event, ...]:
    page = document(publisher="Mill Town Radio")
    found = extract(page, FixedEngine())
    return resolve(page, found.attributions, found.mentions, found.claims, found.links)


def test_headline_lead_and_later_sentence_are_one_event() -> None:
    attack, robbery = _events()
    assert len(attack.mentions) == 3
    assert len(robbery.mentions) == 1


def test_one_actor_told_twice_is_one_account() -> None:
    attack, _ = _events()
    (actor,) = attack.fields["actor"]
    assert len(actor.claims) == 2
    assert [s.name for s in actor.sources] == ["Mill Town Radio"]
    assert actor.independent_sources == 1


def test_accounts_that_differ_stand_side_by_side() -> None:
    attack, _ = _events()
    by_source = {a.sources[0].name: a.value.low for a in attack.fields["injured"]}
    assert by_source == {"Police": 3, "A union": 5}


def test_title_says_what_happened() -> None:
    attack, _ = _events()
    assert attack.title == "Attack (firearms) by Gunmen on a mill, Orange Bend, 2 killed"


def test_events_come_in_the_order_of_the_text_and_are_the_same_again() -> None:
    assert _events() == _events()
    first, second = (e.mentions for e in _events())
    assert first != second


def test_a_time_that_could_not_be_anchored_is_no_account() -> None:
    assert all("time" not in e.fields for e in _events())
