from __future__ import annotations

from dateline.engines.hybrid import HybridEngine
from dateline.read.article import read_article

STORY = (
    "Rebels attack depot\n\n"
    "Rebels attacked a fuel depot in Mosul on Tuesday, killing two guards, the governor said. "
    "Speaking to reporters at the scene, the governor, Ines Okono, warned that “they will come again.”\n\n"
    "A spokesman for the rebels denied that the group was behind the raid."
)


def test_who_says_what() -> None:
    document = read_article(STORY, title="Rebels attack depot", published="2026-03-04T10:00:00Z")
    marked = HybridEngine().annotate(document)
    said = {document.text[slice(*a.cue)]: a for a in marked.attributions if a.cue}
    assert {"said", "warned", "denied"} <= set(said)
    warned = said["warned"]
    assert warned.source and "governor" in document.text[slice(*warned.source)]
    assert any("they will come again" in document.text[slice(*c)] for c in warned.content)
    assert [m.type for m in marked.mentions].count("ASSAULT") >= 1


def test_the_same_page_gives_the_same_marks() -> None:
    document = read_article(STORY, title="Rebels attack depot")
    assert HybridEngine().annotate(document) == HybridEngine().annotate(document)
