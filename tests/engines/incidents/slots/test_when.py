from __future__ import annotations

from dateline.engines.incidents.slots.links import links_of
from dateline.engines.incidents.slots.when import is_today, time_candidates, when_of

from .stories import incident, page

TEXT = "The army said today that rebels killed a teacher in Lima on Tuesday. A strike ended last year."


def test_the_day_of_the_deed_is_chosen_and_not_that_of_the_report() -> None:
    story, one = page(TEXT), incident(TEXT, "attack", perpetrator="rebels", described="teacher")
    found = when_of(story, one, links_of(story, one)).expression
    assert found is not None
    assert TEXT[found.start : found.end] == "Tuesday"


def test_without_another_day_none_is_made_up() -> None:
    text = "Rebels killed a teacher."
    story, one = page(text), incident(text, "attack", described="teacher")
    assert when_of(story, one, links_of(story, one)).expression is None


def test_a_printed_dateline_is_no_time_of_an_incident() -> None:
    text = "LIMA, 4 MAY (AGENCY) -- REBELS KILLED A TEACHER YESTERDAY."
    story, one = page(text), incident(text, "attack", described="TEACHER")
    found = [c.expression for c in time_candidates(story, one, links_of(story, one))]
    assert [text[e.start : e.end] for e in found] == ["YESTERDAY"]
    assert not is_today(found[0])
