import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.read.flat.features import NAMES, OWN, features_of
from dateline.read.flat.glance import glance, second_names
from dateline.read.flat.lines import lines_of
from dateline.read.flat.prose import content_words, line_key, page_view

from .pages import STORY

ROLES = ("headline", "standfirst", "subhead", "byline", "date", "caption", "credit", "body", "boilerplate")
LINES = lines_of(STORY)


def _column(name: str) -> list[float]:
    return [float(value) for value in features_of(LINES)[:, NAMES.index(name)]]


def _line(opening: str) -> int:
    return next(i for i, line in enumerate(LINES) if line.text.startswith(opening))


def test_standard_forms_are_told() -> None:
    assert _column("date line")[_line("Nov 6, 2023")] == 1
    assert _column("credit")[_line("(AP Photo")] == 1
    assert _column("dateline")[_line("PORT EXAMPLE (AP)")] == 1
    assert _column("bullet")[_line("* Home")] > 0
    assert _column("caption label")[_line("FILE - Cars")] == 1


def test_the_main_run_is_the_story() -> None:
    start, end = page_view(LINES).run
    assert start <= _line("PORT EXAMPLE (AP)") < _line("The crane belongs") < end
    inside = _column("in run")
    assert inside[_line("PORT EXAMPLE (AP)")] == 1
    assert inside[_line("* Home")] == 0


def test_a_neighbours_numbers_are_the_neighbours_own() -> None:
    words, ahead = _column("words"), _column("words at +1")
    assert ahead[:-1] == words[1:]
    assert np.isnan(ahead[-1])


def test_a_line_that_was_cut_off_begins_as_another() -> None:
    assert _column("shares beginning")[_line("FILE - Cars")] == 1


def test_a_second_look_reads_each_line_against_the_likely_headline_and_body() -> None:
    guess = np.full((len(LINES), len(ROLES)), 0.01, np.float32)
    head, story = _line("Harbour bridge closed"), page_view(LINES).run
    guess[:, ROLES.index("boilerplate")] = 0.9
    guess[head, ROLES.index("headline")] = 0.95
    guess[story[0] : story[1], ROLES.index("body")] = 0.95
    names = second_names(ROLES)
    table = glance(LINES, guess, ROLES)
    assert table.shape == (len(LINES), len(names))
    assert table[head, names.index("headline here")] == 1
    assert table[head, names.index("headline words")] == 1
    inside = table[story[0] + 2, names.index("article topic")]
    assert inside > table[_line("We want to hear"), names.index("article topic")]
    assert table[head, names.index("lines to article")] == story[0] - head


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(STORY.split("\n")), st.text(max_size=40)), max_size=20))
def test_any_lines_have_features(parts: list[str]) -> None:
    lines = lines_of("\n".join(parts))
    if not lines:
        return
    table = features_of(lines)
    assert table.shape == (len(lines), len(NAMES))
    assert np.isfinite(table[:, : len(OWN)]).all()
    guess = np.full((len(lines), len(ROLES)), 1 / len(ROLES), np.float32)
    assert glance(lines, guess, ROLES).shape == (len(lines), len(second_names(ROLES)))


def test_words_are_compared_without_case_and_ending() -> None:
    assert content_words("The Fireworks exploded") == content_words("firewor explode")
    assert line_key(lines_of("* Harbour, Bridge!")[0]) == "harbour bridge"
