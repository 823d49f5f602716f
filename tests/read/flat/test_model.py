from itertools import pairwise, product

from dateline.model.vocab import BLOCK_ROLES
from dateline.read.flat.features import features_of
from dateline.read.flat.lines import lines_of
from dateline.read.flat.model import LineModel, line_model

from .pages import STORY


def test_the_shipped_model_knows_the_roles_of_the_vocabulary() -> None:
    model = line_model()
    size = len(model.roles)
    assert set(model.roles) <= set(BLOCK_ROLES)
    assert len(model.first) == len(model.transitions) == size
    assert all(len(row) == size for row in (*model.transitions, *model.emissions.values()))


def test_the_model_and_the_features_speak_of_the_same_names() -> None:
    names = {name for line in features_of(lines_of(STORY)) for name in line}
    known = names & line_model().emissions.keys()
    assert len(known) > 0.8 * len(names)


def test_decoding_finds_the_best_path() -> None:
    model = LineModel(("headline", "body"), {}, ((0.5, 1.0), (-2.0, 0.25)), (0.0, 0.5))
    scores = [[1.0, 0.2], [0.1, 0.4], [2.0, -1.0], [0.0, 0.3]]
    indices = {role: i for i, role in enumerate(model.roles)}

    def weight(path: tuple[int, ...]) -> float:
        steps = sum(model.transitions[a][b] for a, b in pairwise(path))
        return model.first[path[0]] + steps + sum(row[role] for row, role in zip(scores, path, strict=True))

    best = max(product(range(2), repeat=len(scores)), key=weight)
    assert tuple(indices[role] for role in model.decode(scores)) == best
    assert model.decode([]) == []
