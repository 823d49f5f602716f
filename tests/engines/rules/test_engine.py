from __future__ import annotations

from dataclasses import dataclass, field

from dateline.engines.base import Engine
from dateline.engines.rules import RulesEngine
from dateline.engines.syntax.types import Sentence
from dateline.model import Block, Document

TEXT = "Gunmen kill two guards\nSubscribe now\nGunmen killed two guards in Lima on Monday, police said."


def document(*roles: str) -> Document:
    blocks, start = [], 0
    for number, (line, role) in enumerate(zip(TEXT.split("\n"), roles, strict=True)):
        blocks.append(
            Block.model_validate({"id": f"b{number}", "role": role, "start": start, "end": start + len(line)})
        )
        start += len(line) + 1
    return Document(sha256="0" * 64, media_type="text/plain", text=TEXT, blocks=tuple(blocks))


@dataclass
class Watched:
    """A parser that notes what it was asked to read."""

    name: str = "watched"
    version: str = "1"
    asked: list[tuple[int, int]] = field(default_factory=list)

    def parse(self, text: str, spans: list[tuple[int, int]]) -> list[Sentence]:
        self.asked += spans
        return []


def test_it_is_an_engine() -> None:
    engine: Engine = RulesEngine()
    found = engine.annotate(document("headline", "boilerplate", "body"))
    assert {m.type for m in found.mentions} == {"ASSAULT"}
    assert [TEXT[slice(*a.source)] for a in found.attributions if a.source] == ["police"]


def test_only_the_story_is_parsed() -> None:
    syntax = Watched()
    RulesEngine(syntax).annotate(document("headline", "boilerplate", "body"))
    assert [TEXT[slice(*s)] for s in syntax.asked] == [TEXT.split("\n")[0], TEXT.split("\n")[2]]


def test_sentences_know_their_block_of_the_document() -> None:
    sentences = RulesEngine().parse(document("headline", "boilerplate", "body"))
    assert [s.block for s in sentences] == [0, 2]


def test_an_empty_document_gives_nothing() -> None:
    empty = Document(sha256="0" * 64, media_type="text/plain", text="")
    found = RulesEngine().annotate(empty)
    assert (found.attributions, found.mentions) == ((), ())


def test_the_same_page_gives_the_same_spans() -> None:
    engine, page = RulesEngine(), document("headline", "boilerplate", "body")
    assert engine.annotate(page) == RulesEngine().annotate(page) == engine.annotate(page)
