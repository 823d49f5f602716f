from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dateline.engines.rules.events.victims import words
from dateline.engines.rules.events.victims.words import TollModelError, WordModel, load_words, save_words, word_features
from tests.engines.rules.events.reading import view


def test_names_and_large_figures_are_one_word() -> None:
    found = word_features([view("Ana Moreno counted 4128 shells and two casings.")])
    assert "moreno" not in found
    assert {"<figure>_shells", "and_2", "l:shells"} <= found


def test_probabilities_add_up_and_follow_the_words() -> None:
    killed = load_words()["killed"]
    dead = killed.probabilities({"homicide", "died", "h:dead", "fatally"})
    hurt = killed.probabilities({"non-life-threatening", "injured", "wounded"})
    assert sum(dead) == pytest.approx(1)
    assert dead[0] < hurt[0]


def test_the_file_keeps_the_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = WordModel({"a": 0, "b": 1}, np.array([[1.0, -1.0], [0.5, 0.25]], np.float32), np.zeros(2, np.float32))
    save_words(tmp_path / "words.npz", {"killed": model, "injured": model})
    monkeypatch.setattr(words, "files", lambda _: tmp_path.parent)
    monkeypatch.setattr(words, "FILE", f"../{tmp_path.name}/words.npz")
    (tmp_path.parent / "data").mkdir(exist_ok=True)
    load_words.cache_clear()
    try:
        assert load_words()["killed"].probabilities({"a", "c"}) == model.probabilities({"a"})
    finally:
        load_words.cache_clear()


def test_a_missing_file_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "FILE", "models/tolls/none.npz")
    load_words.cache_clear()
    try:
        with pytest.raises(TollModelError, match=r"models/tolls/none\.npz.*reinstall"):
            load_words()
    finally:
        load_words.cache_clear()
