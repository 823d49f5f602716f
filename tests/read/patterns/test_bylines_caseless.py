import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.patterns.bylines import is_byline, read_byline
from dateline.read.patterns.bylines_caseless import is_caseless_name, signed_caseless


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("记者 王小明", "王小明"),
        ("记者王小明", "王小明"),
        ("文・山田太郎", "山田太郎"),
        ("文／山田太郎", "山田太郎"),
        ("홍길동 기자", "홍길동"),
        ("بقلم أحمد علي", "أحمد علي"),
        ("نویسنده: علی رضایی", "علی رضایی"),
        ("מאת דני כהן", "דני כהן"),
        ("लेखक: रवि शर्मा", "रवि शर्मा"),
        ("โดย สมชาย ใจดี", "สมชาย ใจดี"),
        ("ავტორი: გიორგი ბერიძე", "გიორგი ბერიძე"),
        ("Հեղինակ՝ Արամ Սարգսյան", "Արամ Սարգսյան"),
        ("Γράφει ο Γιώργος Παπαδόπουλος", "Γιώργος Παπαδόπουλος"),
        ("Аутор: Петар Петровић", "Петар Петровић"),
        ("Szerző: Kovács Anna", "Kovács Anna"),
        ("Haber: Ali Yılmaz", "Ali Yılmaz"),
        ("Piše: Ana Horvat", "Ana Horvat"),
    ],
)
def test_the_name_stands_without_the_word_that_signs_it(line: str, name: str) -> None:
    assert read_byline(line).people == (name,)
    assert is_byline(line)


@pytest.mark.parametrize(
    "line", ["大桥周一关闭", "أحمد علي", "다리가 폐쇄됐다", "橋は月曜日に閉鎖された。", "记者会", "기자"]
)
def test_words_without_a_sign_are_no_byline(line: str) -> None:
    assert not is_byline(line)
    assert read_byline(line).people == ()


@given(st.text(max_size=60))
def test_any_text_is_read(line: str) -> None:
    is_caseless_name(line)
    signed = signed_caseless(line)
    assert signed is None or signed in line
