from __future__ import annotations

import pytest

from dateline.engines.rules.who import entity_spans, name_entities

from ..attribution.pages import page, parse


def roles(text: str) -> dict[str, list[str]]:
    document = page(text)
    sentences = parse(document)
    found = entity_spans(sentences, name_entities(document, sentences))
    return {document.text[slice(*e.name)]: [document.text[slice(*r)] for r in e.roles] for e in found}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Mayor Maria Okono left the mill.", "Mayor"),
        ("Maria Okono, the mayor of Lund, left the mill.", "mayor of Lund"),
        ("The prime minister, Maria Okono, left the mill.", "prime minister"),
        ("Maria Okono is a professor of law and left.", "professor of law"),
        ("Police spokeswoman Maria Okono said no.", "Police spokeswoman"),
    ],
)
def test_what_a_page_says_somebody_is(text: str, role: str) -> None:
    assert role in roles(text)["Maria Okono"]


def test_a_role_of_one_is_not_the_other_ones() -> None:
    found = roles("Mayor Maria Okono met Peter Marlow, the sheriff, on Monday.")
    assert found["Maria Okono"] == ["Mayor"]
    assert found["Peter Marlow"] == ["sheriff"]
