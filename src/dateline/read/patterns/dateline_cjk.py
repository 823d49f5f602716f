"""Datelines of Chinese, Japanese and Korean stories: "新华社北京3月4日电", "【東京時事】", "(서울=연합뉴스)"."""

from __future__ import annotations

import re

from .agencies import agency_named

_HAN = "\u3005\u4e00-\u9fff"
_KANA = "\u3041-\u30ff"
_HANGUL = "\uac00-\ud7a3"
# "新华社北京3月4日电（记者…）": agency, place, day, "telegraphs".
_CHINESE = re.compile(
    rf"(?P<agency>[{_HAN}]{{2,5}}?(?:社|网))(?P<place>[{_HAN}]{{2,10}}?)(?P<date>(?:\d{{1,2}}月)?\d{{1,2}}日)[电電]"
    r"(?:\s?[（(][^（）()\n]{2,40}[）)])?\s{0,3}"
)
# "【東京時事】", "【北京=山田太郎】", "（ロンドン＝共同）".
_JAPANESE = re.compile(
    rf"[【（(［](?P<inside>[{_HAN}{_KANA}]{{2,16}}(?:[＝=][{_HAN}{_KANA}A-Za-z]{{2,12}})?)[】）)］]\s{{0,3}}"
)
# "［ロンドン　４日　ロイター］ － ".
_JAPANESE_SPACED = re.compile(
    rf"[［\[](?P<place>[{_HAN}{_KANA}]{{2,16}})\s(?P<date>(?:\d{{1,2}}月)?\d{{1,2}}日)\s"
    rf"(?P<agency>[{_HAN}{_KANA}A-Za-z]{{2,12}})[］\]]"
    r"\s{0,3}(?:[-－―—]\s{0,3})?"
)
# "(서울=연합뉴스) 홍길동 기자 = ": place, agency, reporters.
_KOREAN = re.compile(
    rf"[(\[](?P<place>[{_HANGUL}·]{{2,12}}(?: [{_HANGUL}]{{2,6}})?)=(?P<agency>[{_HANGUL}A-Za-z0-9]{{2,12}})[)\]]"
    rf"\s{{0,3}}(?:[{_HANGUL}· ]{{2,40}}\s?=\s{{0,3}})?"
)


def find_cjk_dateline(head: str, start: int) -> tuple[str | None, str | None, str | None, int] | None:
    """The dateline at ``start`` of ``head`` as place, agency, date as printed and end, or None.

    A place counts beside an agency or a sign of the form (the day of the telegram, an equals sign) only.
    """
    if match := _CHINESE.match(head, start):
        if agency := agency_named(match["agency"].replace("网", "社")):
            return match["place"], agency, match["date"], match.end()
        return None
    if match := _JAPANESE_SPACED.match(head, start):
        agency = agency_named(match["agency"])
        return (match["place"], agency, match["date"], match.end()) if agency else None
    if match := _KOREAN.match(head, start):
        return match["place"], agency_named(match["agency"]) or match["agency"], None, match.end()
    if match := _JAPANESE.match(head, start):
        return _japanese(match["inside"], match.end())
    return None


def _japanese(inside: str, end: int) -> tuple[str | None, str | None, str | None, int] | None:
    place, sign, source = inside.replace("＝", "=").partition("=")
    if sign:
        return place, agency_named(source), None, end
    for length in range(min(len(inside) - 1, 5), 1, -1):
        if agency := agency_named(inside[-length:]):
            return inside[:-length], agency, None, end
    return (None, agency, None, end) if (agency := agency_named(inside)) else None
