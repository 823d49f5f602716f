"""Decoding: the charset a page is in, not only the one it declares."""

from __future__ import annotations

import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dateline.text.decode import decode
from dateline.text.encodings import encoding_of

ENGLISH = "The mayor said “we won’t wait” – the café’s owner, Zoë, agreed with her."
RUSSIAN = "Мэр заявил, что пожар уничтожил три дома. По словам свидетелей, утром был слышен громкий звук. "
CZECH = "Starosta řekl, že požár zničil tři domy. Podle svědků byl ve středu ráno slyšet hlasitý zvuk. "
GREEK = "Ο δήμαρχος είπε ότι η πυρκαγιά κατέστρεψε τρία σπίτια. Σύμφωνα με μάρτυρες, ακούστηκε θόρυβος. "
ARABIC = "قال رئيس البلدية إن الحريق دمر ثلاثة منازل. وقال شهود إنهم سمعوا صوتا عاليا صباح الأربعاء. "
JAPANESE = "市長は、火事で三軒の家が焼けたと述べた。目撃者によると、水曜日の朝に大きな音が聞こえたという。"


def storable(text: str) -> str:
    return text.replace("\0", "\ufffd")


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("latin1", "windows-1252"),
        (" ISO-8859-1 ", "windows-1252"),
        ("'utf8'", "utf-8"),
        ("gb2312", "gbk"),
        ("Shift-JIS", "shift_jis"),
        ("ks_c_5601-1987", "euc-kr"),
        ("iso-8859-9", "windows-1254"),
    ],
)
def test_a_label_names_what_browsers_take_it_for(label: str, name: str) -> None:
    found = encoding_of(label)
    assert found is not None
    assert found.name == name


def test_every_codec_exists() -> None:
    for label in ("ibm866", "koi8-u", "x-mac-cyrillic", "big5", "euc-jp", "iso-2022-jp", "utf-16be", "gb18030"):
        found = encoding_of(label)
        assert found is not None
        assert b"a".ljust(2, b"\0").decode(found.codec)
    assert encoding_of("no-such-charset") is None


@given(st.text())
def test_utf_8_comes_back(text: str) -> None:
    assume(not text.startswith("\ufeff"))
    assert decode(text.encode(), declared="utf-8").text == storable(text) or "\0" in text
    if "\0" not in text:
        assert decode(text.encode()).text == text


@given(st.text(min_size=1))
def test_utf_16_with_a_mark_comes_back(text: str) -> None:
    for codec, mark in (("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")):
        assume(not text.startswith("\0"))
        assert decode(mark + text.encode(codec), declared="windows-1252").text == storable(text)


@given(st.text(alphabet=st.characters(codec="cp1252"), max_size=80))
def test_windows_1252_comes_back(text: str) -> None:
    data = text.encode("cp1252")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        assume(data.isascii() and b"\0" not in data)
    assume(b"\0" not in data and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")))
    assert decode(data, declared="iso-8859-1").text == text


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "latin1", "utf-16", "gbk", "nonsense"]), st.booleans())
def test_any_bytes_give_text_that_can_be_stored(data: bytes, declared: str | None, html: bool) -> None:
    found = decode(data, declared=declared, html=html)
    assert "\0" not in found.text
    found.text.encode("utf-8")
    assert encoding_of(found.encoding) or found.encoding.startswith("utf-32")


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (ENGLISH, "cp1252", "windows-1252"),
        (CZECH, "cp1250", "windows-1250"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "koi8_r", "koi8-r"),
        (GREEK, "cp1253", "windows-1253"),
        (ARABIC, "cp1256", "windows-1256"),
        (JAPANESE, "cp932", "shift_jis"),
        (JAPANESE, "euc_jp", "euc-jp"),
    ],
)
def test_an_undeclared_legacy_charset_is_recognised(text: str, codec: str, name: str) -> None:
    found = decode((text * 3).encode(codec))
    assert (found.text, found.encoding) == (text * 3, name)
    assert found.warnings == (f"charset guessed from the bytes: {name}",)


def test_one_accented_letter_tells_nothing_of_the_charset() -> None:
    assert decode(b"The caf\xe9 stayed closed.").text == "The café stayed closed."


def test_utf_8_declared_as_latin_1_is_utf_8() -> None:
    found = decode(ENGLISH.encode(), declared="ISO-8859-1")
    assert (found.text, found.encoding) == (ENGLISH, "utf-8")
    assert found.warnings == ("the declared charset windows-1252 is wrong: the bytes are valid UTF-8",)


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1"])
def test_cyrillic_under_a_server_s_default_charset_is_read(declared: str) -> None:
    found = decode((RUSSIAN * 2).encode("cp1251"), declared=declared)
    assert (found.text, found.encoding) == (RUSSIAN * 2, "windows-1251")
    assert "is wrong" in found.warnings[0]


def test_a_wrong_transport_charset_gives_way_to_the_page_s_own() -> None:
    data = b'<meta charset="koi8-r"><p>' + (RUSSIAN * 2).encode("koi8_r")
    found = decode(data, declared="utf-8", html=True)
    assert found.encoding == "koi8-r"
    assert found.text.endswith(RUSSIAN)


def test_a_declared_multibyte_charset_that_fits_stays_even_where_utf_8_would_fit() -> None:
    # these four bytes are two Chinese characters in GBK and two Latin letters in UTF-8
    data = "联通".encode("gbk")
    assert decode(data, declared="gbk").text == "联通"
    assert decode((JAPANESE * 2).encode(), declared="gbk").text == JAPANESE * 2


def test_utf_16_needs_no_mark() -> None:
    for codec in ("utf-16-le", "utf-16-be"):
        found = decode(ENGLISH.encode(codec))
        assert (found.text, found.encoding) == (ENGLISH, codec.replace("16-", "16"))
    wrong = decode(ENGLISH.encode("utf-16-le"), declared="utf-8")
    assert wrong.text == ENGLISH
    assert wrong.warnings == ("the declared charset utf-8 is wrong: the bytes are utf-16le",)


def test_a_utf_8_mark_is_dropped_and_line_ends_stay() -> None:
    assert decode(b"\xef\xbb\xbfone\r\ntwo\rthree\n").text == "one\r\ntwo\rthree\n"


def test_a_few_spoilt_bytes_do_not_cost_utf_8() -> None:
    data = (ENGLISH * 5).encode() + b"\x93 \xe2\x80"
    found = decode(data)
    assert found.text == ENGLISH * 5 + "\ufffd \ufffd"
    assert found.warnings == ("undecodable as utf-8 and replaced by U+FFFD: 2",)


def test_a_surrogate_does_not_cost_utf_8() -> None:
    decoded = decode("Zoë \ud800 said".encode("utf-8", "surrogatepass"))
    assert (decoded.text, decoded.encoding) == ("Zoë \ufffd\ufffd\ufffd said", "utf-8")
    assert decoded.warnings == ("undecodable as utf-8 and replaced by U+FFFD: 3",)


def test_replacement_characters_that_the_page_holds_are_not_counted() -> None:
    found = decode((ENGLISH + "\ufffd").encode() * 5 + b"\xff")
    assert found.warnings == ("undecodable as utf-8 and replaced by U+FFFD: 1",)


def test_nuls_and_surrogates_are_replaced_one_for_one() -> None:
    found = decode((ENGLISH * 2).encode() + b"a\0b\0")
    assert found.text == ENGLISH * 2 + "a\ufffdb\ufffd"
    assert found.warnings == ("NUL characters replaced by U+FFFD: 2",)
    lone = decode(b"\xff\xfea\0\x00\xd8b\0")
    assert lone.text == "a\ufffdb"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("<meta charset=windows-1251>", "windows-1251"),
        ("<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=windows-1251'>", "windows-1251"),
        ('<meta content="text/html; charset = windows-1251" http-equiv=content-type>', "windows-1251"),
        ('<?xml version="1.0" encoding="windows-1251"?><html>', "windows-1251"),
        ("<!-- <meta charset=koi8-r> --><meta charset='windows-1251'/>", "windows-1251"),
        ('<a title="<meta charset=koi8-r>"></a><meta charset=windows-1251>', "windows-1251"),
        ("<script>" + "x" * 3000 + "</script><meta charset=windows-1251>", "windows-1251"),
        ("<meta name=description content='charset=koi8-r'><meta charset=windows-1251>", "windows-1251"),
    ],
)
def test_the_page_s_own_declaration_is_found(head: str, name: str) -> None:
    found = decode((head + RUSSIAN).encode("cp1251"), html=True)
    assert (found.encoding, found.warnings) == (name, ())
    assert found.text.endswith(RUSSIAN)


def test_utf_16_in_a_declaration_means_utf_8() -> None:
    assert decode(f"<meta charset=utf-16>{ENGLISH}".encode(), html=True).encoding == "utf-8"


@pytest.mark.parametrize(
    "piece",
    [b"<meta ", b'<a x="', b"<!--", b"<a    ", b"<meta x=", b"\xe9", b"a\xe9 ", b"\xff\xfe", b"\0", b"=", b"a"],
)
def test_time_is_linear_in_hostile_bytes(piece: bytes) -> None:
    def seconds(size: int) -> float:
        started = time.process_time()
        decode(piece * (size // len(piece)), html=True)
        return time.process_time() - started

    seconds(10_000)
    assert seconds(4_000_000) < 30 * max(seconds(400_000), 0.01)


@pytest.mark.slow
@pytest.mark.parametrize("data", [b"a" * 50_000_000 + b"\xe9", b"a\xe9 " * 16_000_000, "é".encode() * 25_000_000])
def test_one_line_of_fifty_megabytes(data: bytes) -> None:
    started = time.process_time()
    assert len(decode(data, html=True).text) > 20_000_000
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    ("language", "text", "name", "codec"),
    [
        ("fr", "L’été, à Évreux, la préfète a dit « non » à l’élève.", "windows-1252", "cp1252"),
        ("pl", "Strażacy z Łodzi ugasili pożar, a mieszkańcy wrócili.", "windows-1250", "cp1250"),
        ("ru-RU", "Пожар на складе потушили утром", "windows-1251", "cp1251"),
        ("zh-TW", "消防員撲滅倉庫火警", "big5", "big5hkscs"),
        ("zh", "消防员扑灭仓库火警", "gbk", "gb18030"),
    ],
)
def test_without_a_charset_the_language_tells_the_usual_one(language: str, text: str, name: str, codec: str) -> None:
    html = f'<!doctype html><html class="a" lang="{language}"><p>{text}</p>'
    found = decode(html.encode(codec), html=True)
    assert (found.text, found.encoding) == (html, name)
    assert any("guessed" in warning for warning in found.warnings)


def test_bytes_that_the_usual_charset_lacks_are_not_read_by_it() -> None:
    html = '<html lang="el"><p>Пожар на складе потушили утром, сообщили спасатели в понедельник</p>'
    assert decode(html.encode("koi8-r"), html=True).text == html
