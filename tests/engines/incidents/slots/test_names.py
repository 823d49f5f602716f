from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.engines.incidents.slots.names import place_names

from .stories import parsed

TEXT = "REBELS BURNED A TRUCK IN THE EL ROSAL NEIGHBORHOOD OF LIMA. THE CITY OF CUSCO, IN CUSCO DEPARTMENT, WAS CALM."


def test_names_keep_their_designator_apart() -> None:
    found = {(TEXT[slice(*n.span)], n.designator) for n in place_names(parsed(TEXT))}
    assert ("EL ROSAL", "neighbourhood") in found
    assert ("CUSCO", "city") in found
    assert ("CUSCO", "department") in found


@settings(deadline=None)
@given(st.text(alphabet="Lima city of the department, .'s-[]\n", max_size=60))
def test_spans_lie_in_their_sentence(text: str) -> None:
    sentences = parsed(text) if text.strip() else ()
    for name in place_names(sentences):
        sentence = sentences[name.sentence]
        assert 0 <= name.first <= name.last < len(sentence.tokens)
        assert name.span == (sentence.tokens[name.first].start, sentence.tokens[name.last].end)
