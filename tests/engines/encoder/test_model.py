"""The shipped encoder: what it says stands in the text, depends on nothing else, and nothing makes it fail."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.engines.encoder import KINDS, ROLES, EncoderModelError, OnnxEncoder, Reading, load_encoder
from dateline.engines.encoder.model import buckets
from dateline.engines.syntax.segment import segment

NEWS = (
    "The interior minister said on Friday that three soldiers had been killed near Orlin. "
    "“We heard two blasts,” Ana Morn told reporters."
)


def read(text: str) -> Reading:
    made = list(segment(text, [(0, len(text))]))
    return load_encoder().read(text, [s.tokens for s in made], [s.block for s in made])


def words(reading: Reading, text: str) -> list[str]:
    return [text[a:b] for a, b in reading.spans]


def test_cues_of_reported_speech_stand_out() -> None:
    reading = read(NEWS)
    likely = {w for w, p in zip(words(reading, NEWS), reading.cue[:, 1], strict=True) if p > 0.5}
    assert likely == {"said", "told"}


def test_scores_are_probabilities_over_the_words() -> None:
    reading = read(NEWS)
    n = len(reading.spans)
    assert reading.cue.shape == (n, 3) and reading.roles.shape == (n, len(ROLES), 3)
    assert reading.kinds.shape == (n, len(KINDS)) and reading.effect.shape == (n, 3)
    for part in (reading.cue, reading.roles, reading.effect):
        assert np.allclose(part.sum(-1), 1, atol=1e-5)
    assert ((reading.kinds >= 0) & (reading.kinds <= 1)).all() and reading.present.shape == (len(KINDS),)


def test_a_long_document_is_read_to_its_end() -> None:
    text = " ".join([NEWS] * 60)
    reading = read(text)
    said = [k for k, w in enumerate(words(reading, text)) if w == "said"]
    assert len(said) == 60
    assert all(reading.cue[k, 1] > 0.5 for k in said)


def test_frames_reach_no_further_than_the_document() -> None:
    reading = read(NEWS)
    for first, logits in load_encoder().frames(reading, [(0, 1), (len(reading.spans) - 1, len(reading.spans))]):
        assert first >= 0 and first + len(logits) <= len(reading.spans)


def test_nothing_to_read() -> None:
    reading = load_encoder().read("", [], [])
    assert reading.spans == () and reading.cue.shape == (0, 3)
    assert load_encoder().frames(reading, []) == []


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_the_same_way_twice(text: str) -> None:
    one, two = read(text), read(text)
    assert one.spans == two.spans and np.array_equal(one.logits, two.logits)
    assert np.isfinite(one.logits).all()


def test_distances_have_buckets_on_both_sides() -> None:
    near = buckets(np.arange(-8, 9))
    assert len(set(near.tolist())) == 17 and near[8] * 2 == near[0] + near[16]
    far = buckets(np.array([-500, -12, 12, 500]))
    assert far[0] < far[1] < near[0] and near[16] < far[2] < far[3]


def test_a_missing_file_is_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(EncoderModelError, match=r"encoder\.onnx.*cannot be read.*Reinstall"):
        OnnxEncoder(tmp_path)


def test_a_damaged_file_is_named_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "encoder.onnx").write_bytes(b"no network")
    with pytest.raises(EncoderModelError, match=r"encoder\.onnx.*damaged.*Reinstall"):
        OnnxEncoder(tmp_path)
