import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dateline.engines.encoder.decode import softmax
from dateline.engines.incidents.linear import Linear, hashed, sigmoid

FEATURES = hashed(["a", "b", "c"])
MODEL = Linear(("x", "y"), FEATURES, np.array([[1, 0], [0, 2], [4, 4]], np.float32), np.array([0.5, 0], np.float32))


def weight(name: str) -> np.ndarray:
    return MODEL.weights[int(np.searchsorted(FEATURES, hashed([name])[0]))]


def test_scores_add_the_weights_of_known_features_once():
    scores = MODEL.scores([hashed(["a", "a", "unknown"]), hashed(["b", "c"]), hashed([])])
    expected = [weight("a") + MODEL.bias, weight("b") + weight("c") + MODEL.bias, MODEL.bias]
    assert np.allclose(scores, expected)


def test_damping_counts_unknown_features_too():
    damped = MODEL.scores([hashed(["a", "u", "v", "w"])], damped=True)
    assert np.allclose(damped, weight("a") / 2 + MODEL.bias)


def test_a_model_without_features_gives_its_bias():
    empty = Linear(("x",), np.zeros(0, np.uint32), np.zeros((0, 1), np.float32), np.array([-3], np.float32))
    assert np.allclose(empty.scores([hashed(["a"]), hashed([])]), -3)


@given(st.lists(st.text(max_size=5), max_size=8))
def test_hashes_are_sorted_and_distinct(names):
    made = hashed(names)
    assert (np.diff(made.astype(np.int64)) > 0).all() and len(made) == len(set(names))


def test_probabilities_of_extreme_scores():
    assert np.allclose(softmax(np.array([[1000.0, 0.0]], np.float32)), [[1, 0]])
    assert np.isfinite(sigmoid(np.array([-1e9, 1e9], np.float32))).all()
