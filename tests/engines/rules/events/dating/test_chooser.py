"""Which time expression of a page dates an event."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.engines.rules.events import read_groups
from dateline.engines.rules.events.dating.candidates import PageTimes, page_times, time_candidates
from dateline.engines.rules.events.dating.chooser import WhenModelError, datings, load_weights
from dateline.engines.rules.events.grouping import Group
from dateline.engines.rules.reference import References
from dateline.model import Document

from ..reading import events, page, parse


def read(body: str, title: str = "") -> tuple[Document, list[Group], PageTimes]:
    document = page(body, title)
    sentences = parse(document)
    readings, groups = read_groups(document, sentences, References(document, sentences).resolve)
    return document, groups, page_times(readings, groups, document.published)


def order(body: str, title: str, kind: str) -> list[str]:
    """The words of the candidates of the first event of a type, the likeliest first."""
    document, groups, times = read(body, title)
    number = next(k for k, g in enumerate(groups) if g.type == kind)
    return [document.text[slice(*d.candidate.stated.span)] for d in datings(groups[number], number, times)]


def test_the_day_of_the_deed_goes_before_that_of_the_report() -> None:
    body = "Two guards were shot dead at a mill near Karsk on Monday, police said on Wednesday."
    assert order(body, "Two guards shot dead at mill", "ASSAULT") == ["Monday", "Wednesday"]


def test_the_day_of_an_arrest_is_not_that_of_the_shooting() -> None:
    body = "A man was shot dead in Karsk on Sunday night.\nOrrin Vale was arrested on Tuesday and charged."
    assert order(body, "Man shot dead in Karsk", "ASSAULT")[0] == "Sunday night"


def test_an_earlier_event_of_the_page_does_not_lend_its_year() -> None:
    body = "Gunmen attacked a mill near Karsk on Monday, killing two guards.\nA similar attack in 2018 killed nine."
    assert order(body, "Gunmen attack mill near Karsk", "ASSAULT")[0] == "Monday"


def test_now_recently_and_the_year_of_a_copyright_line_are_no_candidates() -> None:
    document, groups, times = read(
        "Two guards were shot dead in Karsk. Police are now looking for a man.\nCopyright 2023 The Karsk Courier.",
        "Two guards shot dead",
    )
    assert groups
    assert [c for k, g in enumerate(groups) for c in time_candidates(g, k, times)] == []
    assert document.published is not None


def test_a_day_inside_a_longer_time_that_is_told_stands_with_it() -> None:
    body = (
        "Gunmen attacked a mill near Karsk last month, killing two guards.\n"
        "Police say a black car drove up on April 8 and stopped at the gate."
    )
    (event,) = [e for e in events(body, "Police seek gunmen who killed two guards at mill") if e.type == "ASSAULT"]
    assert event.words("time") >= {"last month"}


def test_an_hour_without_a_day_leaves_the_day_inferred() -> None:
    body = "Two guards were shot dead in Karsk at about 5 p.m., police said."
    (event,) = [e for e in events(body, "Two guards shot dead in Karsk") if e.type == "ASSAULT"]
    assert [a.value.inferred for a in event.arguments("time")].count(True) == 1


@given(st.text(alphabet="shot killed on Monday May 3 2019 \n.", max_size=120))
def test_candidates_lie_in_the_text_and_have_probabilities(body: str) -> None:
    document, groups, times = read(f"Two men were shot dead in Karsk.\n{body}")
    for number, group in enumerate(groups):
        for dating in datings(group, number, times):
            start, end = dating.candidate.stated.span
            assert 0 <= start < end <= len(document.text)
            assert 0.0 < dating.probability < 1.0
            assert dating.candidate.draft in group.drafts


@pytest.mark.parametrize("content", [None, "", "[]", '{"bias": 1}', '{"bias": 0, "facts": {"a": "much"}}'])
def test_a_damaged_model_is_named_with_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str | None
) -> None:
    (tmp_path / "models").mkdir()
    if content is not None:
        (tmp_path / "models" / "when.json").write_text(content, encoding="utf-8")
    monkeypatch.setattr(resources, "files", lambda _: tmp_path)
    load_weights.cache_clear()
    try:
        with pytest.raises(WhenModelError, match=r"when\.json .*reinstall"):
            load_weights()
    finally:
        load_weights.cache_clear()


def test_the_shipped_weights_are_sorted_and_finite() -> None:
    raw = json.loads((resources.files("dateline.data") / "models/when.json").read_text("utf-8"))
    model = SimpleNamespace(**raw)
    assert list(model.facts) == sorted(model.facts)
    assert all(abs(w) < 10 for w in model.facts.values())
