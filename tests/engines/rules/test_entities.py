from __future__ import annotations

from dateline.engines.rules.entities import Entities, office
from dateline.model import Document

from .attribution.pages import page, parse


def names(document: Document, kind: str) -> list[str]:
    return [document.text[e.name[0] : e.name[1]] for e in Entities(document, parse(document)).all if e.kind == kind]


def test_a_person_counts_once_under_the_fullest_name() -> None:
    document = page("Mayor Ines Okono met reporters.", "Okono left early.", "Ines M. Okono is a baker.")
    assert names(document, "person") == ["Ines M. Okono"]


def test_persons_of_one_surname_are_two() -> None:
    document = page("Maria Okono met Peter Okono at the mill.")
    assert sorted(names(document, "person")) == ["Maria Okono", "Peter Okono"]


def test_names_with_another_surname_stay_apart() -> None:
    document = page("Erik Hansen met Erik Hanson at the mill.")
    assert len(names(document, "person")) == 2


def test_offices_are_one_under_their_short_and_gendered_forms() -> None:
    assert office(["spokeswoman"]) == office(["spokesman"]) == office(["army", "spokesperson"])
    assert office(["gov"]) == "governor"
    assert office(["prime", "minister"]) == office(["premier"]) == "prime minister"
    assert office(["foreign", "minister"]) != office(["prime", "minister"])


def test_a_page_with_thousands_of_names() -> None:
    given = ["Ines", "Peter", "Maria", "Hassan", "Olga"]
    text = " ".join(f"{given[i % 5]} Ok{chr(97 + i % 26)}n{chr(97 + i // 26 % 26)}o said he left." for i in range(2000))
    document = page(text)
    assert len(Entities(document, parse(document)).all) > 500
