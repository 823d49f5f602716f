from __future__ import annotations

import pytest

pytest.importorskip("lightgbm")
pytest.importorskip("sklearn")

from training.tolls.__main__ import accuracy
from training.tolls.data import Page
from training.tolls.fit import FEWEST_PAGES, fit_words, folds


def _page(incident: str, words: set[str], killed: int = 0) -> Page:
    return Page(None, (), frozenset(words), {"killed": killed, "injured": 0}, incident)


def test_pages_of_one_incident_share_a_fold() -> None:
    pages = [_page(str(k // 3), set()) for k in range(60)]
    found = folds(pages)
    assert all(len({int(f) for f in found[k : k + 3]}) == 1 for k in range(0, 60, 3))
    assert len({int(f) for f in found}) > 1


def test_words_learn_what_a_page_counts_and_rare_ones_are_left_out() -> None:
    pages = [_page(str(k), {"homicide"}, 1) for k in range(FEWEST_PAGES)]
    pages += [_page(str(k), {"recovering", f"rare{k}"}) for k in range(FEWEST_PAGES)]
    pages += [_page("two", {"double"}, 2)]
    model = fit_words(pages, "killed")
    assert set(model.vocabulary) == {"homicide", "recovering"}
    assert model.probabilities({"homicide"})[1] > 0.5 > model.probabilities({"recovering"})[1]


def test_a_page_without_an_event_counts_as_nobody_harmed() -> None:
    pages = [_page("1", set()), _page("2", set(), 1)]
    assert accuracy(pages, [{}, {0: 0.4, 1: 0.6}], [{}, {}]) == {"killed": 1.0, "injured": 1.0, "joint": 1.0}
    assert accuracy(pages, [{}, {}], [{}, {}])["killed"] == 0.5
