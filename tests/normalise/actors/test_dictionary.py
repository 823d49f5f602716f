"""The tables of the dictionary, and how names are found in them."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from dateline.model.vocab import Sector
from dateline.normalise.actors.dictionary import FILES, dictionary, key_of, modifiers, plural, rows
from dateline.normalise.actors.exchange import alpha3
from dateline.normalise.actors.words import words_of

FLAGS = {"state", "carrier", "weak", "adjective", "abroad", "rank", "surname", "forename", "noplural", "one", "other"}
FLAGS |= {"division", "lower", "modifier", "open", "paper", "last", "voice", "team"}
DATE = re.compile(r"(\d{4}(-\d\d-\d\d)?)?")


@pytest.mark.parametrize("file", FILES)
def test_every_line_has_a_known_country_sector_and_term(file: str) -> None:
    for line in rows(file):
        name, country, sector, since, until, _ = line
        assert name.strip() == name != ""
        assert not country or country in alpha3(), line
        assert sector in get_args(Sector), line
        assert DATE.fullmatch(since) and DATE.fullmatch(until), line
        assert not since or not until or since <= until, line


def test_every_role_has_a_known_sector_and_known_flags() -> None:
    for forms, sector, flags in rows("roles.tsv"):
        assert not sector or sector in get_args(Sector), forms
        for flag in flags.split():
            kind, _, country = flag.partition(":")
            assert flag in FLAGS or (kind in ("not", "only") and country in alpha3()), (forms, flag)


def test_names_are_keyed_as_the_words_of_a_text_are() -> None:
    known = dictionary()
    for file in FILES:
        for name, *_, names in rows(file):
            for alias in (name, *filter(None, names.split("|"))):
                written = alias.lstrip("?")
                if "(" not in written:
                    key = " ".join(w.key for w in words_of(written.replace("/", " ").replace("&", " ")))
                    assert known.find(key_of(written))
                    assert known.find(key), written


@pytest.mark.parametrize(
    ("noun", "more"), [("rebel", "rebels"), ("militia", "militias"), ("party", "parties"), ("church", "churches")]
)
def test_nouns_take_their_regular_plural(noun: str, more: str) -> None:
    assert plural(noun) == more


def test_modifiers_do_what_the_reader_of_phrases_knows() -> None:
    known = {"former", "against", "for", "by", "led", "based", "run", "of", "in", "stop", "and", "skip"}
    assert set(modifiers().values()) == known
