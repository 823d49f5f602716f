from __future__ import annotations

from dateline.engines.rules.events import read_groups, views_of
from dateline.engines.rules.events.facts import best_draft, group_facts, page_facts
from dateline.engines.rules.events.grouping import Group, group_readings
from dateline.engines.rules.events.lexicon import load_lexicon

from .reading import page, parse


def facts(body: str, kind: str, title: str = "") -> list[str]:
    document = page(body, title)
    sentences = parse(document)
    readings, _ = read_groups(document, sentences)
    groups = group_readings(readings, document.text)
    shared = page_facts(views_of(document, sentences), groups, None, load_lexicon())
    return group_facts(next(g for g in groups if g.type == kind), shared)


def group_of(body: str, kind: str) -> Group:
    document = page(body)
    readings, _ = read_groups(document, parse(document))
    return next(g for g in group_readings(readings, document.text) if g.type == kind)


def test_facts_name_type_parties_and_time() -> None:
    found = facts("On Tuesday Karin Brandt expelled two envoys from Oslo.", "SANCTION")
    assert {"type=SANCTION", "verb=True", "dated=True", "realis=actual", "actor=name"} <= set(found)


def test_facts_never_name_anybody() -> None:
    found = " ".join(facts("Minister Karin Wigström urged Norrvik Energi on Friday to pay.", "REQUEST")).lower()
    assert not any(name in found for name in ("karin", "wigstr", "norrvik"))


def test_the_headline_counts_as_the_first_place() -> None:
    body = "The town was quiet on Monday. Nobody saw the tram come."
    assert "where=3" in facts(body, "PROTEST", "Nurses protest in Lund")


def test_the_best_mention_asserts() -> None:
    group = group_of("Nurses may protest again. Nurses in Lund protested on Monday against longer shifts.", "PROTEST")
    assert best_draft(group).facts.realis == "actual"
