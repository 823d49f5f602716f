import pytest

from dateline.engines.syntax import load_syntax

pytest.importorskip("sklearn")
np = pytest.importorskip("numpy")

TEXT = "Gunmen of the Northern Front [NF] shot a guard. The Northern Front\nfled; the guard died."


def test_every_place_of_a_filler_is_found_whatever_marks_part_its_words():
    from training.incidents.gold import find

    sentences = load_syntax().parse(TEXT, [(0, len(TEXT))])
    found = find("northern front", sentences)
    assert [" ".join(TEXT[slice(*p.span)].split()) for p in found] == ["Northern Front", "Northern Front"]
    assert not find("southern front", sentences) and not find("", sentences)


def test_a_model_learns_which_features_tell_its_classes_apart():
    from dateline.engines.incidents.linear import hashed
    from training.incidents.linear import fit

    rows = [hashed(["a", "x"]), hashed(["b", "x"]), hashed(["c"])] * 5
    model = fit(rows, np.array([0, 1, 2] * 5), ("p", "q", "r"), strength=10.0, documents=range(15))
    assert model.scores([hashed(["a"]), hashed(["b"]), hashed(["c"])]).argmax(1).tolist() == [0, 1, 2]
    constant = fit(rows, np.zeros(15, np.int64), ("no", "yes"), strength=1.0)
    assert constant.scores(rows).max() < -10
