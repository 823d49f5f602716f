"""Charset labels as browsers understand them (WHATWG Encoding Standard, section 4.2, "Names and labels").

A label names the encoding that pages with this label are really in: ``iso-8859-1`` is windows-1252, ``gb2312`` is GBK.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple


class Encoding(NamedTuple):
    """An encoding by its WHATWG name, and the Python codec that decodes it."""

    name: str
    codec: str
    multibyte: bool = False


# name, codec (the widest of Python's codecs that the name covers), other labels
_SINGLE_BYTE = (
    ("ibm866", "cp866", "866 cp866 csibm866"),
    (
        "iso-8859-2",
        "iso8859_2",
        "csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2",
    ),
    (
        "iso-8859-3",
        "iso8859_3",
        "csisolatin3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3",
    ),
    (
        "iso-8859-4",
        "iso8859_4",
        "csisolatin4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4",
    ),
    (
        "iso-8859-5",
        "iso8859_5",
        "csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988",
    ),
    (
        "iso-8859-6",
        "iso8859_6",
        "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6-e iso-8859-6-i iso-ir-127 "
        "iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987",
    ),
    (
        "iso-8859-7",
        "iso8859_7",
        "csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 "
        "sun_eu_greek",
    ),
    (
        "iso-8859-8",
        "iso8859_8",
        "csiso88598e csisolatinhebrew hebrew iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 "
        "iso_8859-8:1988 visual csiso88598i iso-8859-8-i logical",
    ),
    ("iso-8859-10", "iso8859_10", "csisolatin6 iso-ir-157 iso8859-10 iso885910 l6 latin6"),
    ("iso-8859-13", "iso8859_13", "iso8859-13 iso885913"),
    ("iso-8859-14", "iso8859_14", "iso8859-14 iso885914"),
    ("iso-8859-15", "iso8859_15", "csisolatin9 iso8859-15 iso885915 iso_8859-15 l9"),
    ("iso-8859-16", "iso8859_16", ""),
    ("koi8-r", "koi8_r", "cskoi8r koi koi8 koi8_r"),
    ("koi8-u", "koi8_u", "koi8-ru"),
    ("macintosh", "mac_roman", "csmacintosh mac x-mac-roman"),
    ("windows-874", "cp874", "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620"),
    ("windows-1250", "cp1250", "cp1250 x-cp1250"),
    ("windows-1251", "cp1251", "cp1251 x-cp1251"),
    (
        "windows-1252",
        "cp1252",
        "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 "
        "iso_8859-1:1987 l1 latin1 us-ascii x-cp1252 x-user-defined",
    ),
    ("windows-1253", "cp1253", "cp1253 x-cp1253"),
    (
        "windows-1254",
        "cp1254",
        "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 x-cp1254",
    ),
    ("windows-1255", "cp1255", "cp1255 x-cp1255"),
    ("windows-1256", "cp1256", "cp1256 x-cp1256"),
    ("windows-1257", "cp1257", "cp1257 x-cp1257"),
    ("windows-1258", "cp1258", "cp1258 x-cp1258"),
    ("x-mac-cyrillic", "mac_cyrillic", "x-mac-ukrainian"),
)
_MULTIBYTE = (
    ("utf-8", "utf-8", "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf8 x-unicode20utf8"),
    ("utf-16le", "utf-16-le", "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16"),
    ("utf-16be", "utf-16-be", "unicodefffe"),
    ("gbk", "gb18030", "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 iso-ir-58 x-gbk"),
    ("gb18030", "gb18030", ""),
    ("big5", "big5hkscs", "big5-hkscs cn-big5 csbig5 x-x-big5"),
    ("euc-jp", "euc_jp", "cseucpkdfmtjapanese x-euc-jp"),
    ("iso-2022-jp", "iso2022_jp", "csiso2022jp"),
    ("shift_jis", "cp932", "csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis"),
    (
        "euc-kr",
        "cp949",
        "cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949",
    ),
)

UTF_8 = Encoding("utf-8", "utf-8", True)
WINDOWS_1252 = Encoding("windows-1252", "cp1252")


@cache
def _by_label() -> dict[str, Encoding]:
    found: dict[str, Encoding] = {}
    for rows, multibyte in ((_SINGLE_BYTE, False), (_MULTIBYTE, True)):
        for name, codec, labels in rows:
            encoding = Encoding(name, codec, multibyte)
            found.update(dict.fromkeys((name, *labels.split()), encoding))
    return found


@cache
def _by_codec() -> dict[str, Encoding]:
    return {encoding.codec: encoding for encoding in reversed(_by_label().values())}


def encoding_of(label: str) -> Encoding | None:
    """The encoding that a charset label stands for, or None where no browser knows the label."""
    return _by_label().get(label.strip(" \t\n\f\r\"'").lower())


_USUAL = {
    "windows-1256": "ar fa",
    "windows-1251": "ba be bg kk ky mk ru sah sr tg tt uk",
    "windows-1250": "bs cs hr hu pl sk sl",
    "iso-8859-7": "el",
    "windows-1257": "et lt lv",
    "windows-1255": "he",
    "shift_jis": "ja",
    "euc-kr": "ko",
    "windows-1254": "az ku tr",
    "windows-874": "th",
    "windows-1258": "vi",
    "gbk": "zh",
    "windows-1252": "af ca da de en es eu fi fr ga gl id is it ms nb nl nn no pt sq sv sw",
}
"""Languages by encoding: the HTML standard's defaults (13.2.3.2), where they are those of news; the Polish, Slovene and
Croatian rows follow Windows, which wrote them, since their pages were seldom in ISO 8859-2."""


def usual_encoding(language: str, region: str = "") -> Encoding | None:
    """The encoding in which pages of a language (ISO 639) were written before UTF-8, or None where none is known."""
    if language.lower() == "zh" and region.lower().startswith(("-tw", "-hk", "-mo", "-hant")):
        return encoding_of("big5")
    return next((encoding_of(name) for name, known in _USUAL.items() if language.lower() in known.split()), None)


def codecs() -> dict[str, Encoding]:
    """The encodings by the Python codec that decodes them."""
    return dict(_by_codec())
