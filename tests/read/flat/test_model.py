from itertools import pairwise, product

import numpy as np

from dateline.model.vocab import BLOCK_ROLES
from dateline.read.flat.lines import lines_of
from dateline.read.flat.model import LineModel, columns, line_model

from .pages import STORY


def test_the_shipped_model_knows_the_roles_of_the_vocabulary() -> None:
    model = line_model()
    assert set(model.roles) <= set(BLOCK_ROLES)
    assert model.transitions.shape == (len(model.roles), len(model.roles))
    assert model.first.classes == model.second.classes == model.roles


def test_the_shipped_model_was_trained_on_the_features_that_are_read() -> None:
    model = line_model()
    assert (model.first.names, model.second.names) == columns(model.roles)


def test_scores_are_log_probabilities() -> None:
    lines = lines_of(STORY)
    scores = line_model().scores(lines)
    assert scores.shape == (len(lines), len(line_model().roles))
    np.testing.assert_allclose(np.exp(scores).sum(axis=1), 1.0, atol=1e-3)


def test_decoding_finds_the_best_path() -> None:
    shipped = line_model()
    transitions = np.array([[0.5, 1.0], [-2.0, 0.25]], np.float32)
    model = LineModel(("headline", "body"), shipped.first, shipped.second, transitions)
    scores = np.array([[1.0, 0.2], [0.1, 0.4], [2.0, -1.0], [0.0, 0.3]], np.float32)
    indices = {role: i for i, role in enumerate(model.roles)}

    def weight(path: tuple[int, ...]) -> float:
        steps = sum(float(transitions[a][b]) for a, b in pairwise(path))
        return steps + sum(float(row[role]) for row, role in zip(scores, path, strict=True))

    best = max(product(range(2), repeat=len(scores)), key=weight)
    assert tuple(indices[role] for role in model.decode(scores)) == best
    assert model.decode(np.empty((0, 2), np.float32)) == []
