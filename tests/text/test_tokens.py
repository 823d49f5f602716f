"""The tokeniser: offsets, coverage, and how English news is cut."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.text.tokens import tokenise

ODD = st.text(alphabet=st.sampled_from("ab AZé9.,'’\"“”-–—…()$%\n\t\u200b\u202e\u00ad\u00a0\x00🙂中\ud800ﬁ°/@:"))


def words(text: str) -> list[str]:
    return [text[lo:hi] for lo, hi in tokenise(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police didn't say.", "Police|did|n't|say|."),
        ("They can’t and won’t.", "They|ca|n’t|and|wo|n’t|."),
        ("It's the mayor's car; he'd sold it.", "It|'s|the|mayor|'s|car|;|he|'d|sold|it|."),
        ("the dogs' home", "the|dogs|'|home"),
        ("“Run!” she cried.", "“|Run|!|”|she|cried|."),
        ("Mr. Varga, of St. Orlin, left on Nov. 6.", "Mr.|Varga|,|of|St.|Orlin|,|left|on|Nov.|6|."),
        ("in the U.S. and at 3 a.m.", "in|the|U.S.|and|at|3|a.m."),
        ("The NATO. And J. B. Morn.", "The|NATO|.|And|J.|B.|Morn|."),
        ("It cost US$5.3m, or 10% of £40bn", "It|cost|US$|5.3|m|,|or|10|%|of|£|40|bn"),
        ("a 20-year-old well-known man", "a|20-year|-|old|well|-|known|man"),
        ("10–15 of 2,400 people in 2020-21", "10|–|15|of|2,400|people|in|2020|-|21"),
        ("two AK-47s and/or a C-4 charge", "two|AK-47s|and|/|or|a|C-4|charge"),
        ("at 9:30 or 10pm", "at|9:30|or|10|pm"),
        ("(two wounded)—both men", "(|two|wounded|)|—|both|men"),
        ("wait... what… -- no", "wait|...|what|…|--|no"),
        (
            "see https://example.org/a-b?c=d, or a.b@example.org.",
            "see|https://example.org/a-b?c=d|,|or|a.b@example.org|.",
        ),
        ("@handle #tag", "@handle|#|tag"),
        ("He was hurt.Police said", "He|was|hurt|.|Police|said"),
        ("We cannot stay", "We|can|not|stay"),
        ("", ""),
        (" \n\t ", ""),
    ],
)
def test_cuts(text: str, expected: str) -> None:
    assert "|".join(words(text)) == expected


@given(ODD | st.text())
def test_tokens_cover_all_that_is_not_space_once_and_in_order(text: str) -> None:
    spans = tokenise(text)
    covered = [i for lo, hi in spans for i in range(lo, hi)]
    assert covered == [i for i, c in enumerate(text) if not c.isspace()]
    assert all(lo < hi for lo, hi in spans)


@given(ODD, ODD, ODD)
def test_a_window_is_cut_as_if_it_stood_alone(before: str, inner: str, after: str) -> None:
    text = f"{before} {inner} {after}"
    lo = len(before) + 1
    found = tokenise(text, lo, lo + len(inner))
    assert [(a - lo, b - lo) for a, b in found] == tokenise(inner)


@pytest.mark.parametrize(
    "unit", ["'", ".", "-", "a", "a.", "A.", "(", "’s", "n't", "https://", "$", "a@", "x:", "\u200b"]
)
def test_time_is_linear_in_a_run_without_spaces(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    began = time.process_time()
    spans = tokenise(text)
    assert spans[0][0] == 0 and spans[-1][1] == len(text)
    # A quadratic cutter would need minutes.
    assert time.process_time() - began < 20
