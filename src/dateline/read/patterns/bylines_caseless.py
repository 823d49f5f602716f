"""Names in bylines of scripts without capitals: "记者 王小明", "홍길동 기자", "بقلم أحمد علي"."""

from __future__ import annotations

import re
from functools import cache

from .lists import rows_of

_HAN = "\u3005\u4e00-\u9fff"
_KANA = "\u3041-\u30ff"
_HANGUL = "\uac00-\ud7a3"
_FAR_EAST = re.compile(rf"[{_HAN}]{{2,4}}|[{_HAN}{_KANA}]{{1,5}}[ ・·　][{_HAN}{_KANA}]{{1,6}}|[{_HANGUL}]{{2,4}}")
# Arabic, Hebrew, Indic, Thai, Georgian and Ethiopic: two to four words of letters, with the signs that belong to them.
_WORDS = re.compile(r"[\u0590-\u06ff\u0900-\u0dff\u0e00-\u0e7f\u10d0-\u10ff\u1200-\u137f.'’\u200c-]{2,20}")


@cache
def _signed() -> re.Pattern[str]:
    """A name with the word for its trade right before or after it, which needs no space in these scripts."""
    rows = {row["sense"]: row["words"] for row in rows_of("byline_words.tsv")}
    trade = "|".join(re.escape(word) for word in sorted(rows["trade"].split("|"), key=len, reverse=True))
    name = _FAR_EAST.pattern
    return re.compile(rf"(?:(?:{trade})[ 　:：／/]?(?P<after>{name})|(?P<before>{name})\s?(?:{trade}))[ 　]*")


def signed_caseless(line: str) -> str | None:
    """The name in a line that is nothing but a Chinese, Japanese or Korean name and its trade ("홍길동 기자")."""
    if line.isascii() or len(line) > 30:
        return None
    found = _signed().fullmatch(line)
    return (found["after"] or found["before"]) if found else None


def is_caseless_name(text: str) -> bool:
    """Whether ``text`` may be a person's name in a script that has no capitals to tell one by.

    It holds where a byline's opening word stood before it; elsewhere any two words look like this.
    """
    if text.isascii() or len(text) > 40:
        return False
    words = text.split()
    return bool(_FAR_EAST.fullmatch(text)) or (2 <= len(words) <= 4 and all(_WORDS.fullmatch(word) for word in words))
