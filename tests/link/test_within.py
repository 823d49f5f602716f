"""Links within a page: joined on what, when, where and who together, never on type alone."""

from __future__ import annotations

from typing import Any

from dateline.link.within import ENOUGH, Profile, grouped, judge, link_within
from dateline.model import Claim, Evidence, Link, MadeBy, Mention, Place
from tests.helpers.records import at, document

MADE_BY = MadeBy(stage="test", name="test", version="1")
KIRKUK = Place(name="Kirkuk", geonames=1, lat=35.5, lon=44.4, country="IQ", precision="city")


def _mention(words: str, nth: int = 0, kind: Any = "ASSAULT") -> Mention:
    page = document()
    return Mention(document_id=page.id, type=kind, trigger=page.evidence(*at(words, nth=nth)), made_by=MADE_BY)


def _claim(mention: Mention, field: Any, value: Any) -> Claim:
    return Claim(
        mention_id=mention.id,
        field=field,
        value=value,
        raw="x",
        evidence=(mention.trigger,),
        confidence=0.5,
        made_by=MADE_BY,
    )


def _day(day: str) -> dict[str, str]:
    return {"edtf": day, "start": day, "end": day, "precision": "day"}


def test_same_day_and_target_join() -> None:
    a, b = _mention("attack"), _mention("attacked")
    claims = [
        *(_claim(m, "time", _day("2026-03-02")) for m in (a, b)),
        *(_claim(m, "target", {"name": n}) for m, n in ((a, "the mill"), (b, "a mill"))),
    ]
    links = list(link_within([a, b], claims, []))
    assert [(link.left, link.right) for link in links] == [(a.id, b.id)]
    assert "one target" in links[0].reasons


def test_days_that_exclude_each_other_keep_events_apart() -> None:
    a, b = _mention("attack"), _mention("robbed")
    claims = [_claim(a, "time", _day("2026-03-02")), _claim(b, "time", _day("2025-03-02"))]
    claims += [_claim(m, "target", {"name": "the mill"}) for m in (a, b)]
    assert list(link_within([a, b], claims, [])) == []


def test_type_and_day_alone_are_not_enough() -> None:
    one, other = (Profile(types={"ASSAULT"}, day=("2026-03-02", "2026-03-02"), told_day="2026-03-02") for _ in range(2))
    score, _ = judge(one, other)
    assert score < ENOUGH


def _far(evidence: Evidence) -> Evidence:
    """The same words far behind everything else."""
    return evidence.model_copy(update={"start": evidence.start + 9000, "end": evidence.end + 9000})


def test_a_day_and_place_told_elsewhere_on_the_page_join_nothing() -> None:
    a, b = _mention("attack"), _mention("robbed")
    claims = [_claim(m, "time", _day("2026-03-02")) for m in (a, b)]
    claims += [_claim(m, "place", KIRKUK) for m in (a, b)]
    lent = [c.model_copy(update={"id": "", "evidence": (_far(c.evidence[0]),)}) for c in claims]
    assert [link.judgement for link in link_within([a, b], claims, [])] == ["positive"]
    assert list(link_within([a, b], lent, [])) == []


def test_another_country_keeps_events_apart() -> None:
    a, b = Profile(types={"ASSAULT"}, countries={"IQ"}), Profile(types={"ASSAULT"}, countries={"SY"})
    a.names["target"] = b.names["target"] = {"the mill"}
    assert judge(a, b)[0] == 0


def test_groups_are_connected_components_in_order() -> None:
    made = [
        Link(link="same_event", left=x, right=y, judgement=j, score=1, made_by=MADE_BY)  # type: ignore[arg-type]
        for x, y, j in (("a", "c", "positive"), ("c", "d", "positive"), ("b", "d", "negative"))
    ]
    assert grouped(["a", "b", "c", "d"], made) == [["a", "c", "d"], ["b"]]


def _joined(*mentions: Mention) -> list[Link]:
    return [
        Link(link="same_event", left=mentions[0].id, right=m.id, judgement="positive", score=0.9, made_by=MADE_BY)
        for m in mentions[1:]
    ]


def _groups(mentions: list[Mention], claims: list[Claim], links: list[Link]) -> list[set[str]]:
    made = [*links, *link_within(mentions, claims, links)]
    words = {m.id: m.trigger.exact for m in mentions}
    return [{words[i] for i in g} for g in grouped([m.id for m in mentions], made)]


def test_the_calendar_parts_what_the_engine_joined() -> None:
    mentions = [_mention("attack"), _mention("attacked"), _mention("injured"), _mention("robbed")]
    claims = [_sure(mentions[1], "2026-03-02"), _sure(mentions[3], "2025-03-02")]
    assert _groups(mentions, claims, _joined(*mentions)) == [{"attack", "attacked", "injured"}, {"robbed"}]


def test_when_the_first_mention_leaves_the_others_stay_together() -> None:
    mentions = [_mention("attack"), _mention("attacked"), _mention("injured"), _mention("robbed")]
    claims = [_sure(mentions[0], "2020-01-01"), *(_sure(m, "2026-03-02") for m in mentions[1:])]
    assert _groups(mentions, claims, _joined(*mentions)) == [{"attack"}, {"attacked", "injured", "robbed"}]


def test_those_that_leave_for_one_day_stay_together() -> None:
    mentions = [_mention("attack"), _mention("attacked"), _mention("injured"), _mention("robbed")]
    claims = [_sure(m, "2026-03-02") for m in mentions[:2]] + [_sure(m, "2025-03-02") for m in mentions[2:]]
    assert _groups(mentions, claims, _joined(*mentions)) == [{"attack", "attacked"}, {"injured", "robbed"}]


def test_a_lent_or_inferred_day_parts_nothing() -> None:
    mentions = [_mention("attack"), _mention("robbed")]
    lent = _claim(mentions[1], "time", _day("2025-03-02"))
    inferred = _sure(mentions[1], "2024-01-01", inferred=True)
    assert len(_groups(mentions, [_sure(mentions[0], "2026-03-02"), lent, inferred], _joined(*mentions))) == 1


def _sure(mention: Mention, day: str, **more: bool) -> Claim:
    made = _claim(mention, "time", {**_day(day), **more})
    return Claim.model_validate({**made.model_dump(exclude={"id"}), "confidence": 0.85})
