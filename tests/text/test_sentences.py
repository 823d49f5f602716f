"""The sentence splitter: offsets, coverage, and golden cuts."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.text.sentences import split_sentences

ODD = st.text(alphabet=st.sampled_from("ab AZ9.!?…,'’\"“”)( \n\r\u2028\u200b\u202e\u00a0\x00🙂中。।»\ud800"))


def sentences(text: str) -> list[str]:
    return [text[lo:hi] for lo, hi in split_sentences(text)]


@pytest.mark.parametrize(
    "marked",
    [
        "Two men were held.| Nobody was hurt.",
        "Mr. Varga met Gen. Okoro and Lt. Col. Brandt.| They spoke for an hour.",
        "She was born in St. Louis.| Her son lives on Mill St. in Dover.",
        "He lives in the U.S. now.| The U.S. Army denied it.| It left the U.S.| The base is shut.",
        "It happened at 3 a.m. Friday.| Police came at 4 a.m.| Neighbours had fled.",
        "The trial is due on Nov. 6 or in Dec. 2031.| It may last.",
        "The bill rose 3.5 percent to $1.2 million.| That is a record.",
        "John F. Tarn and J. R. Oduya signed.| Both left.",
        "“We will stay.”| The minister then left.",
        "“We will stay,” he said.| “We must.”",
        "(The mayor could not be reached.)| The council met.",
        "“Who fired?” Jane Oduya asked.| Nobody knew.",
        "“Stop!” he shouted.| Then he ran.",
        "“Is it over?”| The crowd did not think so.",
        "« La route est coupée. »| Le maire l'a dit.| « Pourquoi ? »| Personne ne sait.",
        "»Das ist gut.| »Nein«, sagte er.",
        "Die Brücke ist seit dem 3. März gesperrt, z. B. für Laster.| Niemand ist verletzt.",
        "大桥关闭。|没有人受伤。",
        "पुल बंद कर दिया गया।| कोई घायल नहीं हुआ।",
        "پل بند کر دیا گیا۔| کوئی زخمی نہیں ہوا۔",
        "ድልድዩ ተዘጋ።| ማንም አልተጎዳም።",
        "Կամուրջը փակվել է։| Ոչ ոք չի տուժել։",
        "တံတား ပိတ်ခဲ့သည်။| မည်သူမျှ ဒဏ်ရာမရပါ။",
        "We waited... and waited.| Then it came…| Nobody moved.",
        "It was . . . a long night.| It ended.",
        "Acme Inc. said it had paid Borel & Co. in full.| It gave no sum.",
        "See No. 5 on the list.| No.| That is wrong.",
        "The firm, e.g. its owners, i.e. the family, etc. were told.| They agreed.",
        "Nine died in Tampa, Fla.| Officials gave no names.",
        "He was hurt.|Police said so.",
        "Read more at example.com.| The site is slow.",
        "They ran Node.js there.| It broke.",
        "1. The first point.| 2. The second.",
        "GEN. OKORO SPOKE IN THE U.S. SENATE.| HE LEFT.",
        "Is it true?!| Yes!!| Fine.",
        "一名男子被捕。|他已获释。",
    ],
)
def test_golden_cuts(marked: str) -> None:
    parts = marked.split("|")
    assert sentences("".join(parts)) == [p.strip() for p in parts]


def test_a_line_break_ends_a_sentence_without_a_stop() -> None:
    assert sentences("Blast kills nine\nBy Ana Morn\n\nA bomb went off.") == [
        "Blast kills nine",
        "By Ana Morn",
        "A bomb went off.",
    ]


def test_hard_wrapped_lines_are_one_sentence() -> None:
    text = (
        "The governor of the northern province told reporters on Monday that\n"
        "Colonel Brandt and four of his men had been killed when their lorry\n"
        "Drove over a mine near the border."
    )
    assert len(sentences(text)) == 1


def test_a_line_that_goes_on_in_lower_case_is_joined_but_no_menu() -> None:
    assert len(sentences("The two men were held by the police\nuntil Monday, and then freed.")) == 1
    assert len(sentences("The two men were held by the police\no Sport\no Weather")) == 3
    assert len(sentences("Society\nmore")) == 2


def test_a_blank_line_ends_a_sentence_even_before_a_lower_case_word() -> None:
    assert sentences("The men\n \nand women") == ["The men", "and women"]


@given(ODD | st.text())
def test_sentences_cover_all_that_is_not_space_once_and_in_order(text: str) -> None:
    spans = split_sentences(text)
    covered = {i for lo, hi in spans for i in range(lo, hi)}
    assert covered >= {i for i, c in enumerate(text) if not c.isspace()}
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(lo < hi and not text[lo].isspace() and not text[hi - 1].isspace() for lo, hi in spans)


@given(ODD, ODD, ODD)
def test_a_window_is_cut_as_if_it_stood_alone(before: str, inner: str, after: str) -> None:
    text = f"{before} {inner} {after}"
    lo = len(before) + 1
    assert [(a - lo, b - lo) for a, b in split_sentences(text, lo, lo + len(inner))] == split_sentences(inner)


@pytest.mark.parametrize(
    "unit", [".", ". ", "a. ", "A.", '?"', "\n", " \n", "a\n", ". . ", "“", "a.A", "Mr. ", "! A b c "]
)
def test_time_is_linear_on_hostile_runs(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    began = time.process_time()
    split_sentences(text)
    assert time.process_time() - began < 20
