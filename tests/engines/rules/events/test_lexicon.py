from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from dateline.engines.rules.events.lexicon import load_lexicon, split_words
from dateline.model.vocab import EVENT_TYPES

PLOVER = files("dateline.data") / "plover"


def modes() -> dict[str, dict[str, object]]:
    return tomllib.loads((PLOVER / "modes.toml").read_text(encoding="utf-8"))


def test_every_type_has_words_and_a_description() -> None:
    lexicon = load_lexicon()
    triggers = {t.type for index in (lexicon.verbs, lexicon.nouns) for found in index.values() for t in found}
    described = tomllib.loads((PLOVER / "types.toml").read_text(encoding="utf-8"))
    assert triggers == set(EVENT_TYPES) == set(described)


def test_every_mode_of_a_trigger_is_a_mode_of_its_type() -> None:
    lexicon, known = load_lexicon(), modes()
    for index in (lexicon.verbs, lexicon.nouns):
        for trigger in (t for found in index.values() for t in found):
            assert trigger.mode is None or trigger.mode in known[trigger.type], trigger.words


@pytest.mark.parametrize("table", ["acled", "ged", "cameo", "muc4"])
def test_crosswalks_name_known_types_and_modes(table: str) -> None:
    head, *rows = (PLOVER / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    columns, known = head.split("\t"), modes()
    seen = set()
    for row in (dict(zip(columns, line.split("\t"), strict=True)) for line in rows):
        assert row["type"] in EVENT_TYPES
        assert not row["mode"] or row["mode"] in known[row["type"]], row
        assert row["match"] in ("exact", "broader", "narrower", "none")
        key = tuple(v for k, v in row.items() if k != "match")
        assert key not in seen, row
        seen.add(key)


def test_a_longer_phrase_comes_first() -> None:
    found = load_lexicon().nouns["attack"]
    assert [len(t.words) for t in found] == sorted((len(t.words) for t in found), reverse=True)


def test_hyphens_part_words() -> None:
    assert split_words("hit-and-run") == ("hit", "and", "run")
