from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("scipy")

from training.factuality import fit


def test_a_document_is_held_out_whole_and_once() -> None:
    documents = np.repeat(np.arange(12), 3)
    masks = list(fit.folds(documents, 0))
    assert (np.sum(masks, axis=0) == 1).all()
    assert all(len(set(documents[m]) & set(documents[~m])) == 0 for m in masks)


def test_the_lexicon_decides_where_there_are_no_examples() -> None:
    facts = [["form=past"]] * 30 + [["form=modal"]] * 2
    labels = np.array([0] * 32)
    model = fit.Model(facts, labels, "time", ["non_future", "future"], pull=10.0, prior=8.0)
    assert model.scores([["form=past"]]).argmax() == 0
    said = [[*row, "says=time|future"] for row in facts[:4]]
    model = fit.Model([*facts, *said], np.array([0] * 32 + [1] * 4), "time", ["non_future", "future"], 10.0, 8.0)
    assert model.scores([["form=past", "says=time|future"]]).argmax() == 1


def test_thresholds_find_a_rare_class() -> None:
    scores = np.array([[2.0, 0.0]] * 20 + [[2.0, 1.5]] * 2)
    labels = np.array([0] * 20 + [1] * 2)
    shift = fit.thresholds(scores, labels)
    assert fit.macro(labels, (scores + shift).argmax(1)) == 1.0 > fit.macro(labels, scores.argmax(1))


def test_calibration_follows_what_was_right() -> None:
    lead = np.tile([0.5, 4.0], 100)
    right = np.tile([True, True, False, True], 50)
    a, b = fit.calibrate(lead, right)
    said = 1 / (1 + np.exp(-(a + b * lead)))
    assert said[0] == pytest.approx(0.5, abs=0.05) and said[1] > 0.9
    assert fit.calibration_error(said, right) < 0.05
