from __future__ import annotations

from dateline.engines.rules.events import read_groups
from dateline.engines.rules.events.victims import gather, main_group
from dateline.engines.rules.events.victims.candidates import supports
from dateline.engines.rules.events.victims.supports import HarmField, Support
from tests.engines.rules.events.reading import page, parse


def _supports(body: str, name: HarmField, title: str = "") -> tuple[str, dict[int, list[Support]]]:
    document = page(body, title)
    readings, groups = read_groups(document, parse(document))
    group = main_group(groups)
    assert group is not None
    return document.text, supports(gather(group, groups, readings, document.text), name)


def _kinds(found: dict[int, list[Support]], number: int) -> set[str]:
    return {s.kind for s in found.get(number, ())}


def test_a_written_number_is_told() -> None:
    text, found = _supports("Three people were killed in a shooting in Karsk on Friday.", "killed")
    told = [s for s in found[3] if s.kind == "told"]
    assert [text[slice(*s.span)] for s in told] == ["Three"]


def test_what_a_total_leaves() -> None:
    text, found = _supports("Five people were shot in Karsk on Friday. Two were killed.", "injured")
    (rest,) = [s for s in found[3] if s.kind == "rest"]
    assert {text[slice(*s)] for s in (rest.span, *rest.others)} == {"Five", "Two"}


def test_others_come_on_top_of_those_before() -> None:
    _, found = _supports("Two men were wounded in a shooting in Karsk. Two others were wounded nearby.", "injured")
    assert "sum" in _kinds(found, 4)


def test_a_sum_of_people_carries_the_words_for_each() -> None:
    text, found = _supports("Ana Moreno was killed in a shooting in Karsk. Pavel Orlov was killed as well.", "killed")
    (both,) = [s for s in found[2] if s.kind == "people"]
    assert [text[slice(*s)] for s in (both.span, *both.others)] == ["Ana Moreno", "Pavel Orlov"]


def test_a_word_that_holds_a_number() -> None:
    body = "A gunman opened fire at a market in Karsk on Friday, police said. They spoke of a triple shooting."
    text, found = _supports(body, "injured")
    assert text[slice(*found[3][0].span)] == "triple"


def test_no_number_without_words() -> None:
    _, found = _supports("A man was shot in Karsk on Friday.", "killed")
    assert set(found) <= {1}
    assert all(s.span[0] < s.span[1] for support in found.values() for s in support)


def test_the_attacker_is_one_more() -> None:
    body = "A gunman shot four people dead in Karsk on Friday. Four people were killed. Then the gunman killed himself."
    text, found = _supports(body, "killed")
    assert "attacker" in _kinds(found, 5)
    assert all(text[slice(*s)] for support in found[5] for s in (support.span, *support.others))


def test_counts_of_two_sentences_add_up() -> None:
    body = "A gunman shot people in Karsk on Friday. Ten were wounded, police said. Later six more were wounded there."
    _, found = _supports(body, "injured")
    assert "spread" in _kinds(found, 16)


def test_names_in_a_list_are_counted() -> None:
    body = (
        "A gunman shot at a bar in Karsk on Friday. Ana Moreno, 24, Ines Okono, 31, and Pavel Orlov, 19, were wounded."
    )
    _, found = _supports(body, "injured")
    assert "names" in _kinds(found, 3)


def test_an_ordinal_counts_the_victims_so_far() -> None:
    _, found = _supports("Three men were shot in Karsk on Friday. A fourth man was wounded by glass.", "injured")
    assert "ordinal" in _kinds(found, 4)


def test_a_charge_for_each_victim() -> None:
    body = "A man shot at a crowd in Karsk in May. He faces 17 counts of attempted murder and two counts of murder."
    assert "charge" in _kinds(_supports(body, "injured")[1], 17)
    assert "charge" in _kinds(_supports(body, "killed")[1], 2)
