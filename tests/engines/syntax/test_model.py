"""The shipped model: it parses plain news rightly, and nothing makes it fail."""

from __future__ import annotations

import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.engines.syntax import SyntaxModelError, load_syntax
from dateline.engines.syntax.segment import TOKEN_LIMIT, segment
from dateline.engines.syntax.types import Sentence, Token

NEWS = (
    "Three soldiers were killed on Friday when a roadside bomb hit their truck near Orlin, the army said. "
    "“We heard two blasts,” Ana Morn told Reuters. Police in Baghdad arrested a 34-year-old man. "
    "Colonel Brandt didn’t say who had planned the attack. The ministry blamed rebels for the raid."
)


def parse(text: str) -> list[Sentence]:
    return load_syntax().parse(text, [(0, len(text))])


def word(sentences: list[Sentence], text: str) -> tuple[Sentence, Token]:
    return next((s, t) for s in sentences for t in s.tokens if t.text == text)


def test_passive_subject_agentless() -> None:
    sentence, killed = word(parse(NEWS), "killed")
    assert (killed.tag, killed.pos, killed.lemma) == ("VBN", "VERB", "kill")
    assert [t.text for t in sentence.children(killed, "nsubjpass")] == ["soldiers"]


def test_reported_speech_hangs_on_its_verb() -> None:
    sentences = parse(NEWS)
    sentence, said = word(sentences, "said")
    assert [t.text for t in sentence.children(said, "nsubj")] == ["army"]
    assert sentence.head(said) is None and said.dep == "ROOT"
    assert [t.lemma for t in sentence.children(said, "ccomp")] == ["kill"]
    sentence, told = word(sentences, "told")
    assert [t.text for t in sentence.children(told, "nsubj")] == ["Morn"]


def test_active_subject_and_object() -> None:
    sentence, arrested = word(parse(NEWS), "arrested")
    assert [t.text for t in sentence.children(arrested, "nsubj")] == ["Police"]
    assert [t.text for t in sentence.children(arrested, "dobj")] == ["man"]
    sentence, blamed = word(parse(NEWS), "blamed")
    assert [t.text for t in sentence.children(blamed, "dobj")] == ["rebels"]


def test_negation_and_clitics() -> None:
    _, not_ = word(parse(NEWS), "n’t")
    assert (not_.dep, not_.lemma) == ("neg", "not")


def test_entities() -> None:
    found = {(" ".join(t.text for t in s.tokens[a:b]), label) for s in parse(NEWS) for a, b, label in s.entities()}
    assert {
        ("Ana Morn", "PERSON"),
        ("Baghdad", "GPE"),
        ("Friday", "DATE"),
        ("Reuters", "ORG"),
        ("Three", "CARDINAL"),
    } <= found


def test_capitals_and_headlines_parse() -> None:
    sentence, killed = word(parse("THREE SOLDIERS WERE KILLED ON FRIDAY NEAR BAGHDAD."), "KILLED")
    assert [t.text for t in sentence.children(killed, "nsubjpass")] == ["SOLDIERS"]
    sentence, kills = word(parse("Car Bomb Kills Three Soldiers in Baghdad"), "Kills")
    assert kills.dep == "ROOT"
    assert [t.text for t in sentence.children(kills, "dobj")] == ["Soldiers"]


def test_offsets_are_exact_and_tokens_cover_the_text() -> None:
    sentences = parse(NEWS)
    tokens = [t for s in sentences for t in s.tokens]
    assert all(NEWS[t.start : t.end] == t.text for t in tokens)
    assert "".join(t.text for t in tokens) == "".join(NEWS.split())
    assert all((s.start, s.end) == (s.tokens[0].start, s.tokens[-1].end) for s in sentences)


def test_a_sentence_alone_or_in_any_company_has_one_analysis() -> None:
    long = " ".join(["A man said that"] * 30) + " it ended."
    short = "He left."
    pieces = [NEWS, long, short, "Two died", short, NEWS + " " + long]
    syntax = load_syntax()
    text, spans = "", []
    for piece in pieces:
        spans.append((len(text) + 2, len(text) + 2 + len(piece)))
        text += "\n\n" + piece
    together = syntax.parse(text, spans)
    for block, (piece, (start, _)) in enumerate(zip(pieces, spans, strict=True)):
        alone = [(t.start + start, t.tag, t.pos, t.head, t.dep, t.ent) for s in parse(piece) for t in s.tokens]
        inside = [(t.start, t.tag, t.pos, t.head, t.dep, t.ent) for s in together if s.block == block for t in s.tokens]
        assert alone == inside
    assert together == syntax.parse(text, spans)


def assert_sound(text: str, sentences: list[Sentence]) -> None:
    for s in sentences:
        assert sum(t.head == t.i for t in s.tokens) == 1
        assert all((t.dep == "ROOT") == (t.head == t.i) for t in s.tokens)
        assert all(text[t.start : t.end] == t.text for t in s.tokens)
        root = next(t for t in s.tokens if t.head == t.i)
        assert len(s.subtree(root)) == len(s.tokens)
        ents = ["", *(t.ent for t in s.tokens)]
        assert all(not b.startswith("I-") or a[2:] == b[2:] for a, b in pairwise(ents))


@settings(max_examples=40, deadline=None)
@given(
    st.text(alphabet=st.characters(), max_size=60) | st.text(alphabet="aZ .,’“\u202e\u200b\x00\ud800🙂\n", max_size=60)
)
def test_any_text_gives_sound_trees(text: str) -> None:
    assert_sound(text, parse(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "\x00" * 50,
        "\u202eesrever\u202c",
        "\u200b",
        "\ud800",
        "!!!",
        "'",
        "a" * 5000,
        "word " * 2000,
        "( " * 900,
    ],
)
def test_hostile_text(text: str) -> None:
    sentences = parse(text)
    assert_sound(text, sentences)
    assert all(len(s.tokens) <= TOKEN_LIMIT for s in sentences)
    assert bool(sentences) == bool(text.strip())


def test_blocks_are_named_and_empty_spans_are_nothing() -> None:
    text = "One man died. Two fled."
    found = load_syntax().parse(text, [(0, 0), (0, 13), (13, 14), (14, 23)])
    assert [(s.block, text[s.start : s.end]) for s in found] == [(1, "One man died."), (3, "Two fled.")]
    assert load_syntax().parse(text, []) == []


def test_segments_are_what_is_parsed() -> None:
    expected = [s.tokens for s in segment(NEWS, [(0, len(NEWS))])]
    assert [tuple((t.start, t.end) for t in s.tokens) for s in parse(NEWS)] == expected


def test_a_missing_or_damaged_model_says_which_file_and_what_to_do(tmp_path: Path) -> None:
    from dateline.engines.syntax.model import OnnxSyntax

    missing = tmp_path / "none.onnx"
    with pytest.raises(SyntaxModelError, match=r"none\.onnx.*Reinstall"):
        OnnxSyntax(missing)
    damaged = tmp_path / "half.onnx"
    damaged.write_bytes(b"\x08\x08not a model")
    with pytest.raises(SyntaxModelError, match=r"half\.onnx.*Reinstall"):
        OnnxSyntax(damaged)


def test_heavy_libraries_load_with_the_parser_only() -> None:
    code = "import sys, dateline.engines.syntax as s; assert not {'numpy', 'onnxruntime'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.slow
def test_time_is_linear_in_a_line_without_an_end() -> None:
    def seconds(n: int) -> float:
        began = time.process_time()
        parse("the men said " * n)
        return time.process_time() - began

    seconds(100)
    small, large = seconds(2_000), seconds(8_000)
    assert large < 10 * small
