"""Actors and targets become entities of the page. Names are invented."""

from __future__ import annotations

from dateline.model import Claim, Document, Entity, MadeBy, Mention, Participant, Source
from dateline.normalise.participants import coded, participant_claims
from dateline.resolve.accounts import accounts_of
from tests.helpers.records import at, document

TEXT = "Prime Minister Hassan al-Tadhimi visited Lund. Gunmen fired at Al-Thadimi. Supporters of Tadhimi marched."
MADE_BY = MadeBy(stage="test", name="test", version="1")


def _claim(page: Document, mention: Mention, words: str, name: str | None = None) -> Claim:
    return Claim(
        mention_id=mention.id,
        field="target",
        value=Participant(name=name or words),
        raw=words,
        evidence=(page.evidence(*at(words, TEXT)),),
        confidence=0.8,
        made_by=MADE_BY,
    )


def _page() -> tuple[Document, Mention, Entity]:
    page = document(TEXT)
    mention = Mention(document_id=page.id, type="ASSAULT", trigger=page.evidence(*at("fired", TEXT)), made_by=MADE_BY)
    entity = Entity(
        document_id=page.id,
        type="person",
        name="Hassan al-Tadhimi",
        names=tuple(
            page.evidence(*span)
            for span in (at("Hassan al-Tadhimi", TEXT), at("Al-Thadimi", TEXT), at("Tadhimi", TEXT, 1))
        ),
        roles=(page.evidence(*at("Prime Minister", TEXT)),),
        made_by=MADE_BY,
    )
    return page, mention, entity


def derived(words: str, name: str | None = None) -> list[Claim]:
    page, mention, entity = _page()
    claims = [_claim(page, mention, words, name)]
    return list(participant_claims(claims, [entity], {}, None, None, MADE_BY))


def test_another_spelling_gets_the_fullest_name_and_the_entity() -> None:
    (claim,) = derived("Al-Thadimi")
    assert isinstance(claim.value, Participant)
    _, _, entity = _page()
    assert (claim.value.name, claim.value.entity) == ("Hassan al-Tadhimi", entity.id)
    assert claim.value.role == "Prime Minister"
    assert [e.exact for e in claim.evidence] == ["Al-Thadimi", "Hassan al-Tadhimi", "Prime Minister"]


def test_a_title_before_the_name_is_no_other_one() -> None:
    (claim,) = derived("Prime Minister Hassan al-Tadhimi")
    assert isinstance(claim.value, Participant)
    assert claim.value.name == "Hassan al-Tadhimi"


def test_those_of_somebody_are_not_somebody() -> None:
    assert not [c for c in derived("Supporters of Tadhimi") if isinstance(c.value, Participant) and c.value.entity]


def test_two_spellings_are_one_account() -> None:
    claims = [*derived("Al-Thadimi"), *derived("Prime Minister Hassan al-Tadhimi")]
    (account,) = accounts_of("target", claims, {}, Source(name="the page", kind="document"))
    assert set(account.claims) == {c.id for c in claims}


def test_two_persons_of_one_name_are_two_accounts() -> None:
    page, mention, entity = _page()
    other = entity.model_copy(update={"id": "ent-other"})
    one, two = (
        _claim(page, mention, "Al-Thadimi").model_copy(
            update={"id": f"clm-{n}", "value": Participant(name="Tadhimi", kind="person", entity=e.id)}
        )
        for n, e in enumerate((entity, other))
    )
    assert len(accounts_of("target", [one, two], {}, Source(name="the page", kind="document"))) == 2


def test_what_nothing_is_known_of_yields_nothing() -> None:
    assert derived("Gunmen", "the qwyzz") == []


def test_entities_get_whose_and_what_they_are() -> None:
    _, _, entity = _page()
    (told,) = coded([entity], "IQ", None)
    assert told.sector == "GOV"
    assert told.names == entity.names
    assert coded([told], "IQ", None) == (told,)
