from __future__ import annotations

from bench.certainty import predict

TEXT = "Mill to close in Karsk\nThe mill will close in October . Workers did not strike on Monday .\n"


def _event(word: str, number: int) -> dict[str, object]:
    start = TEXT.rindex(word)
    return {"id": f"a:{number}", "start": start, "end": start + len(word)}


def test_one_row_an_event_in_the_words_of_the_set() -> None:
    rows = predict({"id": "a", "text": TEXT, "events": [_event("close", 0), _event("did not strike", 1)]})
    assert [row["event"] for row in rows] == ["a:0", "a:1"]
    assert (rows[0]["certainty"], rows[0]["polarity"], rows[0]["time"]) == ("CERTAIN", "POS", "FUTURE")
    assert (rows[1]["polarity"], rows[1]["time"]) == ("NEG", "NON_FUTURE")


def test_an_event_outside_of_all_sentences_gets_the_usual_values() -> None:
    rows = predict({"id": "a", "text": TEXT, "events": [{"id": "a:0", "start": len(TEXT), "end": len(TEXT) + 1}]})
    assert rows == [{"event": "a:0", "certainty": "CERTAIN", "polarity": "POS", "time": "NON_FUTURE", "tense": "NONE"}]
