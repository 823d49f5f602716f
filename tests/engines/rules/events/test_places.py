from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.engines.rules.events import read_groups, views_of
from dateline.engines.rules.events.circumstances import chooser
from dateline.engines.rules.events.circumstances.chooser import Scene, WhereModelError, load_chooser
from dateline.engines.rules.events.circumstances.names import dateline_spans, place_mentions
from dateline.model.document import Dateline

from .reading import only, page, parse


def found(body: str, title: str = "") -> dict[str, tuple[str, str, str]]:
    document = page(body, title)
    mentions = place_mentions(views_of(document, parse(document)), document)
    return {document.text[slice(*m.span)]: (m.label, m.preposition, m.seat) for m in mentions}


def likeliest(body: str, title: str) -> str:
    document = page(body, title)
    readings, groups = read_groups(document, parse(document))
    scene = Scene(readings, place_mentions([r.view for r in readings], document))
    group = next(g for g in groups if g.type == "ASSAULT")
    span = scene.choices(group, group.drafts)[0].mention.span
    return document.text[slice(*span)]


@pytest.mark.parametrize(
    ("sentence", "name", "expected"),
    [
        ("A man was stabbed in Lisbon on Friday.", "Lisbon", ("GPE", "in", "plain")),
        ("A man was shot in the city of Lisbon on Friday.", "Lisbon", ("NAME", "in", "plain")),
        ("Orrin Vale, 33, of Lisbon was stabbed on Friday.", "Lisbon", ("NAME", "of", "residence")),
        ("Gunmen attacked a bus at the French embassy.", "French", ("NORP", "at", "with building")),
    ],
)
def test_how_a_name_stands(sentence: str, name: str, expected: tuple[str, str, str]) -> None:
    assert found(sentence)[name] == expected


def test_a_road_leads_to_where_nothing_happened() -> None:
    assert "Abuja" not in found("Gunmen ambushed a bus on the road to Abuja on Friday.")


def test_the_dateline_names_places() -> None:
    body = page("LISBON/PORTO, Portugal (AP) — Two men were stabbed on Friday, police said.")
    line = Dateline(place="Lisbon/Porto, Portugal", agency="AP", start=0, end=29)
    document = body.model_copy(update={"dateline": line})
    assert [document.text[slice(*s)] for s in dateline_spans(document)] == ["LISBON", "PORTO"]
    labels = {m.label for m in place_mentions(views_of(document, parse(document)), document)}
    assert "DATELINE" in labels


def test_a_surname_of_somebody_named_in_full_is_no_town() -> None:
    assert "Vale" not in found("Orrin Vale was stabbed on Friday. The first blow hurt Vale badly, Vale family said.")


def test_the_place_of_the_deed_goes_before_a_home_town() -> None:
    body = "Orrin Vale, 33, of Madrid was stabbed in Lisbon on Friday, police said. Vale had moved to Lisbon in May."
    assert likeliest(body, "Man stabbed in Lisbon") == "Lisbon"


def test_a_town_that_only_its_police_name_is_found() -> None:
    event = only("Lisbon police said a man was stabbed at a home on Friday.", "ASSAULT", "Man stabbed")
    assert event.words("place") == {"Lisbon"}


def test_a_damaged_model_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    load_chooser.cache_clear()
    monkeypatch.setattr(chooser, "FILE", "lexicon/events/none.json")
    with pytest.raises(WhereModelError, match=r"none\.json"):
        load_chooser()
    load_chooser.cache_clear()


@given(
    st.lists(
        st.sampled_from("in of , Lisbon police The Paris man the shot French 33 's — . road to".split()), max_size=14
    )
)
def test_every_mention_is_words_of_the_text(words: list[str]) -> None:
    document = page(" ".join(words) or "x")
    for mention in place_mentions(views_of(document, parse(document)), document):
        assert 0 <= mention.span[0] < mention.span[1] <= len(document.text)
        assert document.text[slice(*mention.span)].strip() == document.text[slice(*mention.span)]
