"""Whole small pages: who is who. The names are invented; the places are not."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.engines.rules.who import entity_spans, name_entities
from dateline.engines.syntax.types import Sentence, Token
from dateline.model import Document
from dateline.model.vocab import EntityKind

from ..attribution.pages import nonsense, page, parse


def who(document: Document, kind: EntityKind) -> list[list[str]]:
    """The entities of a kind, each as its names in order of the text."""
    found = name_entities(document, parse(document))
    return [[document.text[n.start : n.end] for n in e.names] for e in found if e.kind == kind]


def fullest(document: Document, kind: EntityKind) -> list[str]:
    found = name_entities(document, parse(document))
    return [document.text[e.fullest.start : e.fullest.end] for e in found if e.kind == kind]


def test_one_person_across_spellings() -> None:
    document = page("Prime Minister Hassan al-Tadhimi visited the mill.", "Al-Thadimi left early.", "Tadhimi said no.")
    assert who(document, "person") == [["Hassan al-Tadhimi", "Al-Thadimi", "Tadhimi"]]


def test_transliterations_of_one_name() -> None:
    document = page(
        "President Oleksandr Orelskyy spoke in Kyiv.", "Orelsky left early, aides said.", "Mr. Orelskiy said no."
    )
    assert who(document, "person") == [["Oleksandr Orelskyy", "Orelsky", "Orelskiy"]]


def test_two_persons_of_one_family_name_keep_it_apart() -> None:
    document = page("Maria Okono met Peter Okono at the mill.", "Okono said the roof was safe.")
    assert who(document, "person") == [["Maria Okono"], ["Peter Okono"], ["Okono"]]


def test_a_title_tells_which_of_two() -> None:
    document = page("Maria Okono and Peter Okono run the mill.", "Mr. Okono said the roof was safe.")
    assert who(document, "person") == [["Maria Okono"], ["Peter Okono", "Okono"]]


def test_father_and_son_stay_two() -> None:
    document = page("Joe Marlow Jr. met his father, Joe Marlow Sr., in Lund.", "Marlow said no.")
    assert who(document, "person") == [["Joe Marlow Jr."], ["Joe Marlow Sr."], ["Marlow"]]


def test_the_family_name_may_come_first() -> None:
    document = page("President Xu Jingwei met Li Ketang and Li Weimin.", "Xu said Li would leave.")
    persons = who(document, "person")
    assert ["Xu Jingwei", "Xu"] in persons
    assert ["Li Ketang"] in persons
    assert ["Li Weimin"] in persons


def test_double_family_names() -> None:
    document = page("Andrés Manuel Lundez Obrero spoke.", "Mr. Lundez Obrero left.")
    assert who(document, "person") == [["Andrés Manuel Lundez Obrero", "Lundez Obrero"]]


def test_particles_belong_to_the_name() -> None:
    document = page(
        "Ursula van der Borg spoke.", "Van der Borg said yes.", "Mohammed bin Tareq left.", "Bin Tareq said no."
    )
    assert who(document, "person") == [["Ursula van der Borg", "Van der Borg"], ["Mohammed bin Tareq", "Bin Tareq"]]


def test_nicknames_and_initials() -> None:
    document = page('Robert "Bob" Marlow met J. R. R. Vossen.', "Bob Marlow left.", "Vossen said no.")
    assert who(document, "person") == [['Robert "Bob" Marlow', "Bob Marlow"], ["J. R. R. Vossen", "Vossen"]]


def test_places_as_names_of_persons() -> None:
    document = page("Paris Bennett and Chelsea Marlow flew to Paris on Monday.", "Bennett said Marlow was tired.")
    assert who(document, "person") == [["Paris Bennett", "Bennett"], ["Chelsea Marlow", "Marlow"]]
    assert ["Paris"] in who(document, "place")


def test_a_company_named_after_a_person() -> None:
    document = page(
        "Tom Orem founded Tom Orem International in 2005.", "Orem said shares of Tom Orem International rose."
    )
    assert who(document, "person") == [["Tom Orem", "Orem"]]
    assert who(document, "organisation") == [["Tom Orem International"] * 2]


def test_an_abbreviation_that_the_page_explains() -> None:
    document = page(
        "The Orem River Safety Council (ORSC) closed the bridge.", "The ORSC gave no reason.", "ORSC staff left."
    )
    assert who(document, "organisation") == [["Orem River Safety Council", "ORSC", "ORSC", "ORSC"]]


def test_a_long_form_that_its_abbreviation_puts_together() -> None:
    document = page("Water, Roads and Bridges Norland (WRBN) closed the bridge.", "WRBN gave no reason.")
    assert ["Water, Roads and Bridges Norland", "WRBN", "WRBN"] in who(document, "organisation")


def test_listed_names_of_one_body() -> None:
    document = page("The Pentagon said no.", "The Defense Department agreed with the White House.")
    assert ["Pentagon", "Defense Department"] in who(document, "organisation")


def test_headlines_in_capitals_name_whom_the_story_names() -> None:
    document = page("Maria Okono left the mill. Okono said no.", headline="WILL OKONO PLAY A PART")
    assert who(document, "person") == [["OKONO", "Maria Okono", "Okono"]]


def test_adjectives_of_nationality_name_nobody() -> None:
    document = page("Iraqi troops met Turkish officers.", "The Iraqi army said the Turkish side left.")
    assert who(document, "group") == []


def test_possessives_are_no_part_of_a_name() -> None:
    document = page("Maria Okono's mill burned.", "Okono’s brother left.")
    assert who(document, "person") == [["Maria Okono", "Okono"]]


def test_a_name_broken_over_two_lines() -> None:
    document = page("Maria Okono runs the mill.", "The bridge is run by Maria\nOkono of Lund.")
    assert who(document, "person") == [["Maria Okono", "Maria", "Okono"]]


def test_a_page_all_in_capitals_is_read_as_any_other() -> None:
    document = page("MARIA OKONO LEFT THE MILL ON MONDAY.", headline="MILL CLOSES IN LONDON")
    assert all(n for e in who(document, "person") for n in e)


def test_fullest_name() -> None:
    document = page("Okono left early.", "Maria Okono is a baker.", "Maria P. Okono said no.")
    assert fullest(document, "person") == ["Maria Okono"] or fullest(document, "person") == ["Maria P. Okono"]


def test_ten_thousand_names() -> None:
    first = ["Ines", "Peter", "Maria", "Hassan", "Olga"]
    names = [
        f"{first[k % 5]} Ok{chr(97 + k % 26)}n{chr(97 + k // 26 % 26)}{chr(97 + k // 676)}o" for k in range(10_000)
    ]
    document = page(*names)
    sentences = []
    for number, block in enumerate(document.blocks[1:], 1):
        given, family = document.text[block.start : block.end].split()
        cut = block.start + len(given)
        tokens = (
            Token(0, block.start, cut, given, given, "PROPN", "NNP", 1, "compound", "B-PERSON"),
            Token(1, cut + 1, block.end, family, family, "PROPN", "NNP", 1, "ROOT", "I-PERSON"),
        )
        sentences.append(Sentence(block.start, block.end, tokens, number))
    assert len(name_entities(document, sentences)) > 5000


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.text(alphabet=" abOkXé.,’'\"()-\n“”", min_size=1, max_size=60), min_size=1, max_size=4),
    st.integers(0, 1000),
)
def test_any_parse_gives_spans_inside_the_text(paragraphs: list[str], seed: int) -> None:
    document = page(*paragraphs)
    sentences = nonsense(document, seed)
    for entity in entity_spans(sentences, name_entities(document, sentences)):
        assert entity.name in entity.names
        for start, end in (*entity.names, *entity.roles):
            assert 0 <= start < end <= len(document.text)
            assert document.text[start:end].strip()
