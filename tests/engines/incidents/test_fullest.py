import pytest

from dateline.engines.incidents.fullest import fullest
from dateline.engines.incidents.types import Place
from dateline.engines.syntax import load_syntax

TEXT = "Gunmen shot Colonel Okono on Monday. Ines Okono Arango died. Peter Moreno was unhurt."


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Okono", "Ines Okono Arango"), ("Ines Okono", "Ines Okono Arango"), ("Peter Moreno", "Peter Moreno")],
)
def test_the_longest_mention_of_a_name_stands_for_it(words, expected):
    sentences = load_syntax().parse(TEXT, [(0, len(TEXT))])
    number, tokens = next((k, s.tokens) for k, s in enumerate(sentences) if words in TEXT[s.start : s.end])
    span = (TEXT.index(words), TEXT.index(words) + len(words))
    first, last = (next(t.i for t in tokens if bound in (t.start, t.end)) for bound in span)
    found = fullest(sentences, Place(span, number, first, last, 0.5))
    assert TEXT[slice(*found.span)] == expected
    assert found.score == 0.5
    held = sentences[found.sentence].tokens
    assert found.span == (held[found.first].start, held[found.last].end)


def test_a_title_is_no_part_of_a_name():
    text = "Gunmen shot Colonel Moreno."
    sentences = load_syntax().parse(text, [(0, len(text))])
    found = fullest(sentences, Place((12, 26), 0, 2, 3))
    assert text[slice(*found.span)] == "Moreno"
