"""Picture credits: "(AP Photo/A. Name, File)", "Photo by A. Name", "A. Name/Reuters", "© Agency"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from .agencies import agency_named
from .lists import rows_of

_LONGEST = 160
"""Code points of the longest credit."""
_BRACKET = re.compile(
    r"[(\[（]([^()\[\]（）\n]{2,160}(?:\([^()\n]{1,60}\)[^()\[\]\n]{0,60})?)[)\]）]\s{0,3}[.;。]?\s{0,3}$"
)
_SIGN = re.compile(r"(?:[|–—\-/,;]\s?)?(?:©|\([cC]\)\s|（[CcＣ]）|\b(?:Copyright|COPYRIGHT)\b(?!\s+[a-z]))")
_WORD = re.compile(r"[^\W_]+")
_INITIAL = re.compile(r"(?<![^\W\d_])[^\W\d_]\.")
_TAKEN_BY = re.compile(r"[^\s、。]{0,20}(?:撮影|提供|写す|摄|攝)$")
"""How Japanese and Chinese captions name who took or gave a picture ("代表撮影")."""
_PARTED = re.compile(r"\s[/|]\s{0,2}")
_SIGNED = re.compile(r"(?<=[.!?…。”\"»])\s{1,2}((?:[^\W\d_][\w.'’-]{0,30}\s?){2,5})$")
_SMALL = frozenset(
    "for of the via and und für et de del la y by in von van da dos do di le el al der den ten ter e i para per "
    "bin".split()
)
_YEAR_NOTICE = re.compile(r"©|copyright", re.IGNORECASE)
_RIGHTS = (
    "all rights reserved",
    "alle rechte vorbehalten",
    "todos los derechos",
    "tous droits",
    "tutti i diritti",
    "todos os direitos",
    "tüm hakları",
)
_SENTENCE_END = re.compile(r"[.!?…»”\"“。]\s{1,3}")
_SLASH_NAME = re.compile(r"[^\n/|]{2,60}?\s?[/|]\s?[^\n]{2,80}$")
_NAME_WORD = re.compile(r"[A-ZÀ-ÖØ-ÞА-Я@][\w.'’\-]*$")
_MARKS = " \t\u00a0()[]|–—-•*,;:."


@dataclass(frozen=True, slots=True)
class CaptionSplit:
    """A caption parted from its credits: spans (code points into the given text), trimmed of marks between them."""

    caption: tuple[int, int]
    credits: tuple[tuple[int, int], ...]


@cache
def _words(sense: str) -> tuple[str, ...]:
    rows = {row["sense"]: row["words"] for row in rows_of("credit_words.tsv")}
    return tuple(sorted(rows[sense].split("|"), key=len, reverse=True))


@cache
def _label(sense: str, loose: bool) -> re.Pattern[str]:
    # A loose label may stand before a bare name ("Photo by A. Name"); others need their colon.
    words = [w for w in _words(sense) if loose or not w.endswith((" by", " of"))]
    names = "|".join(re.escape(word) for word in words)
    return re.compile(rf"(?<![^\W_])(?:{names})(?![^\W_])", re.IGNORECASE)


@cache
def _agencies() -> frozenset[str]:
    return frozenset(_words("agency"))


def _is_source(text: str) -> bool:
    """Whether ``text`` as a whole names who pictures come from."""
    bare = text.strip(_MARKS)
    return bare.casefold() in _agencies() or agency_named(bare) is not None


def _ends_in_source(text: str) -> bool:
    parts = [p.strip(_MARKS) for p in re.split(r"[/|,]|\s[-–—]\s|\bvia\b|\(", text) if p.strip(_MARKS)]
    return any(_is_source(part) for part in parts[-3:])


def _is_core(inside: str) -> bool:
    """Whether the words inside a bracket are a credit."""
    text = inside.strip()
    if len(text) > _LONGEST or not text:
        return False
    if not text.isascii() and _TAKEN_BY.match(text):
        return True
    if _opens_with_label(text) or _is_source(text):
        return True
    words = text.split()
    if len(words) > 14 or text[0].islower():
        return False
    return (_ends_in_source(text) and _has_names(words)) or (
        len(words) <= 9
        and "/" in text
        and all(part.strip()[:1].isupper() for part in text.split("/"))
        and not any(ch.isdigit() for ch in text)
    )


def _opens_with_label(text: str) -> bool:
    # Most texts open with no word of any label, which is quicker to see than that they open with no label.
    word = _WORD.match(text)
    if word is not None and word[0].isascii() and word[0].casefold() not in _label_openings():
        return False
    label = _label("label", True).match(text)
    if label is None:
        return False
    rest = text[label.end() :].lstrip()
    named = label.group().casefold()
    if not rest:
        return named.endswith("photo") or named in _agencies() or _YEAR_NOTICE.search(named) is not None
    if rest[0] in ":：/":
        return len(rest) > 1
    loose = named.endswith(
        (" by", " of", " von", " de", " credit", " source", " copyright", " photo", "courtesy", " av")
    )
    if named.endswith("courtesy of"):
        return True
    if named.endswith(" by") and label.group()[0].isupper() and len(rest.split()) <= 6 and rest[-1] not in ".!?":
        return True  # user names of picture sites are in small letters
    return (loose or named == "copyright") and (rest[0].isupper() or rest[0] in "@(,©—–-")


def _has_names(words: list[str]) -> bool:
    capitals = sum(bool(_NAME_WORD.match(word.strip("(),;"))) or not word.isascii() for word in words)
    return capitals * 2 >= len([w for w in words if len(w) > 2])


def is_credit(text: str) -> bool:
    """Whether the whole of ``text`` is a picture credit (not a page's copyright notice)."""
    bare = text.strip().lstrip("•*+ ")
    return 2 <= len(bare) <= _LONGEST and _is_credit(bare)


@lru_cache(maxsize=2048)
def _is_credit(bare: str) -> bool:
    """As :func:`is_credit`, for a trimmed line; kept, for the lines about a picture are asked of time and again."""
    if is_copyright_notice(bare):
        return False
    if bare[0] in "([" and bare[-1] in ")]":
        return _is_core(bare[1:-1])
    if bare[0] == "©":
        return len(bare) > 2 and len(bare) < 100
    if _opens_with_label(bare):
        return len(bare) < 120 and not _reads_on(bare)
    words = bare.split()
    if bare.casefold().strip(_MARKS) in _agencies() and agency_named(bare) is None:
        return " " in bare or bare.casefold() in {"istock", "shutterstock", "alamy", "imago", "gettyimages", "epa"}
    slash = "/" in bare or " via " in bare or " | " in bare
    if slash and (led := _led_by_source(bare)):
        words = bare[led:].split()
    if not slash or len(words) > 10 or bare[-1] in "?!" or re.search(r"[^\W\d_]{3}[.!?]\s", bare):
        return False
    return _ends_in_source(bare) and all(word.lower() in _SMALL or not word[:1].islower() for word in words)


def _led_by_source(text: str) -> int:
    """Length of the source in small letters that ``text`` opens with ("picture alliance / A. Name"), 0 without one."""
    head = re.match(r"[^/|,]{2,40}(?=\s?[/|,])", text)
    return head.end() if head and head[0].strip().casefold() in _agencies() else 0


def is_copyright_notice(text: str) -> bool:
    """Whether ``text`` is a page's own notice ("© 2024 The Example", "All rights reserved")."""
    low = text.casefold()
    for words in _RIGHTS:
        if words in low:
            return True
    if "©" not in low and "copyright" not in low:
        return False
    sign = _YEAR_NOTICE.search(text)
    return sign is not None and sign.start() < 20 and re.search(r"(?:19|20)\d\d", text) is not None


def _reads_on(text: str) -> bool:
    """Whether a line that opens like a credit goes on as a sentence."""
    return len(text.split()) > 14 or bool(re.search(r"[.!?]\s+[A-Z][a-z]+\s[a-z]+\s[a-z]+", text))


def split_credit(text: str, *, pictured: bool = False) -> CaptionSplit:
    """Part a caption from the credits that end it.

    "A crowd in the square. (AP Photo/A. Name)" gives the sentence and the bracket's inside. A text without a credit
    gives itself and no credit, a text that is nothing but a credit gives an empty caption at its start.

    Args:
        text: a caption, or what may be one.
        pictured: whether it is known for a caption, so that a name behind a bar or slash is a credit too.
    """
    start, end = _trim(text, 0, len(text))
    credits: list[tuple[int, int]] = []
    for _ in range(3):
        cut = _last_credit(text[start:end], pictured)
        if cut is None:
            break
        credits.append(_trim_marks(text, start + cut, end))
        start, end = _trim(text, start, start + cut)
        end = start + len(text[start:end].rstrip(" \u00a0|–—-/•,(["))
        if end <= start:
            return CaptionSplit((start, start), tuple(reversed(credits)))
    if is_credit(text[start:end]):
        return CaptionSplit((start, start), (_trim_marks(text, start, end), *reversed(credits)))
    return CaptionSplit((start, end), tuple(reversed(credits)))


def _last_credit(text: str, pictured: bool) -> int | None:
    """Where the last credit of ``text`` starts, or None."""
    floor = max(0, len(text) - _LONGEST - 2)
    if (bracket := _BRACKET.search(text, floor)) and (
        _is_core(bracket.group(1)) or _is_short_source(text[: bracket.start()], bracket.group(1))
    ):
        return _with_name_before(text, bracket)
    for sign in _SIGN.finditer(text, floor) if _has_sign(text[floor:]) else ():
        rest = text[sign.end() :].strip(" :")
        plain = _INITIAL.sub("", rest[:-4]).replace(" .", "")
        if sign.start() and 2 <= len(rest) <= 100 and "." not in plain and rest[0] not in ",.)":
            return sign.start()
    for label in _labels(text, floor):
        rest = text[label.start() :]
        opened = label.start() == 0 or text[label.start() - 1] in ' \u00a0.([|-–—/"”'
        if opened and label.group()[0].isupper() and _opens_with_label(rest):
            return None if _reads_on(rest) else label.start()
    for stop in reversed(list(_SENTENCE_END.finditer(text, floor))):
        tail = text[stop.end() :].strip()
        if len(tail) > 1 and len(tail.split()) <= 9 and (_is_source(tail) or _is_slashed(tail)):
            return stop.end()
    for mark in reversed(list(_PARTED.finditer(text, floor)) if pictured else []):
        tail = text[mark.end() :].strip(" .")
        if mark.start() > 20 and _is_named(tail):
            return mark.start()
    return None


def _with_name_before(text: str, bracket: re.Match[str]) -> int:
    """Where a credit starts whose bracket holds the source alone: at the name before it ("A. Name (EFE)")."""
    name = _SIGNED.search(text[: bracket.start()].rstrip())
    if name is None or not _is_source(bracket.group(1)) or not _is_named(name.group(1)):
        return bracket.start()
    return name.start(1)


def _is_named(tail: str) -> bool:
    """Whether the words behind a bar or slash name a person, an office or an agency, and tell nothing."""
    words = tail.split()
    if 1 < len(words) <= 9 and _ends_in_source(tail):
        return True
    if not 1 <= len(words) <= 6 or any(ch.isdigit() for ch in tail) or tail[-1:] in "!?":
        return False
    named = sum(word[:1].isupper() for word in words)
    if len(words) == 1 and "/" not in tail and not _is_source(tail):
        return False
    return named * 2 > len(words) and all(word[:1].isupper() or word.lower() in _SMALL for word in words)


def _has_sign(tail: str) -> bool:
    return "©" in tail or "c)" in (low := tail.lower()) or "copyright" in low or "（" in tail


def _labels(text: str, floor: int) -> Iterator[re.Match[str]]:
    """The labels of credits in ``text`` from ``floor`` on; only words that begin one are looked at closer."""
    firsts, label = _label_openings(), _label("label", True)
    for word in _WORD.finditer(text, floor):
        if word[0].casefold() in firsts and (found := label.match(text, word.start())):
            yield found


@cache
def _label_openings() -> frozenset[str]:
    return frozenset(first[0].casefold() for words in _words("label") if (first := _WORD.search(words)))


def _is_slashed(tail: str) -> bool:
    return bool(_SLASH_NAME.match(tail)) and _ends_in_source(tail) and _has_names(tail.split())


def _is_short_source(before: str, inside: str) -> bool:
    """A bracket of a few capitalised words behind a finished sentence: "(Nine)", "(A. Name for The Example)"."""
    words = inside.split()
    if before.rstrip()[-1:] not in set('.!?”"…。') or len(words) > 8 or any(c.isdigit() for c in inside):
        return False
    if len(words) == 1 and words[0].casefold().endswith(("bild", "foto", "photo", "image")):
        return False  # "(Archivbild)" says when, and not by whom
    return all(w[:1].isupper() or (i and w in _SMALL) for i, w in enumerate(words))


def is_labelled_caption(text: str) -> bool:
    """Whether ``text`` opens with a caption's label ("Image caption …", "FILE - …")."""
    bare = text.lstrip(" *•+")
    label = _label("caption", False).match(bare)
    return (label is not None and len(bare) > label.end() + 3) or bool(
        re.match(r"FILE\s?(?:PHOTO)?\s{0,2}[-–—:]\s|FILES?\s?[-–—]\s|\(FILES?\)\s", bare)
    )


@cache
def _hints() -> frozenset[str]:
    return frozenset(_words("hint"))


def caption_hints(text: str) -> int:
    """How many words of ``text`` point into a picture, as captions do ("left", "pictured", "Archivbild")."""
    return sum(word in _hints() for word in re.findall(r"[^\W\d_]+", text[:600].casefold()))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    return left, max(left, start + len(piece.rstrip()))


def _trim_marks(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    bare = piece.strip(" \t\u00a0\r\n|/–—-•*,;")
    left = start + piece.index(bare) if bare else start
    right = left + len(bare)
    if bare[:1] in "([" and bare.rstrip(".;")[-1:] in ")]":
        return left + 1, left + len(bare.rstrip(".;")) - 1
    return left, right
