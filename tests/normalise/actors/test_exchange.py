"""Codes in the forms of PLOVER and CAMEO."""

from __future__ import annotations

from typing import get_args

import pytest

from dateline.model.vocab import Sector
from dateline.normalise.actors import ActorCode, cameo_code, code_actor, plover_code
from dateline.normalise.actors.dictionary import rows
from dateline.normalise.actors.exchange import alpha3


@pytest.mark.parametrize(
    ("name", "cameo", "plover"),
    [
        ("the Iraqi government", "IRQGOV", ("IRQ", "GOV")),
        ("Syrian rebels", "SYRREB", ("SYR", "REB")),
        ("the United Nations", "IGOUNO", ("IGO", "")),
        ("the African Union", "IGOOAU", ("IGO", "")),
        ("NATO troops", "IGOWSTNATMIL", ("IGO", "MIL")),
        ("al-Qaeda", "IMG", ("IMG", "REB")),
        ("Amnesty International", "NGO", ("NGO", "")),
        ("Ukraine", "UKR", ("UKR", "")),
        ("gunmen", "UAF", ("", "UAF")),
        ("Kenyan journalists", "KENMED", ("KEN", "JRN")),
        ("Peruvian doctors", "PERHLH", ("PER", "MED")),
        ("Jane Roe", "", ("", "")),
    ],
)
def test_a_code_is_written_as_cameo_and_plover_write_it(name: str, cameo: str, plover: tuple[str, str]) -> None:
    code = code_actor(name)
    assert cameo_code(code) == cameo
    assert plover_code(code) == plover


def test_every_sector_has_a_cameo_role_of_three_letters() -> None:
    table = {sector: role for sector, role, _ in rows("cameo_sectors.tsv")}
    assert set(table) == set(get_args(Sector))
    assert all(len(role) == 3 and role.isupper() for role in table.values())


def test_every_country_has_one_alpha_3_code() -> None:
    assert len(set(alpha3().values())) == len(alpha3()) > 240
    assert alpha3()["IQ"] == "IRQ"


def test_organisations_with_a_code_are_in_the_dictionary() -> None:
    named = {name for name, _, sector, *_ in rows("organisations.tsv") if sector == "IGO"}
    assert {name for name, _ in rows("cameo_organisations.tsv")} <= named


def test_nothing_known_is_an_empty_code() -> None:
    assert cameo_code(ActorCode()) == ""
