"""The language of a text, by its script, its commonest function words and the letters that only some languages have.

A count of function words tells the main languages apart from a few sentences on (the idea goes back to Ingle, "A
language identification table", 1976); it needs no model. Where the words do not tell, nothing is claimed.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise

_SAMPLE = 1_200
"""Code points that are looked at first; more are only where these do not tell."""
_LONGEST = 20_000
"""Code points that are looked at in the end."""
_LEAST_HITS = 2
"""Function words below which a text in a shared script gives no language."""
_LEAST_SHARE = 0.04
"""Share of the words that must be function words of the language."""
_MARGIN = 1.1
"""How many times the next language's score the best one's must be."""
_CLEAR_HITS, _CLEAR_MARGIN, _CLEAR_VARIETY = 12, 2.0, 6
"""As above, for a text that refutes what its page declares, and how many different function words it must hold."""
_OWN_SCRIPT = 1000.0
"""Score of a language that its script alone tells."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LETTER = re.compile(r"[^\W\d_]")
# First code points of scripts that tell the language, or few languages, each with its code; None: letters of scripts
# that many share, signs, and what is rare.
_SCRIPTS: tuple[tuple[int, str | None], ...] = (
    (0x0370, "el"),
    (0x0400, None),
    (0x0530, "hy"),
    (0x0590, "he"),
    (0x0600, "ar"),
    (0x0700, None),
    (0x0750, "ar"),
    (0x0780, None),
    (0x0900, "hi"),
    (0x0980, "bn"),
    (0x0A00, "pa"),
    (0x0A80, "gu"),
    (0x0B00, "or"),
    (0x0B80, "ta"),
    (0x0C00, "te"),
    (0x0C80, "kn"),
    (0x0D00, "ml"),
    (0x0D80, "si"),
    (0x0E00, "th"),
    (0x0E80, "lo"),
    (0x0F00, "bo"),
    (0x1000, "my"),
    (0x10A0, "ka"),
    (0x1100, "ko"),
    (0x1200, "am"),
    (0x1380, None),
    (0x1780, "km"),
    (0x1800, None),
    (0x1C90, "ka"),
    (0x1CC0, None),
    (0x1F00, "el"),
    (0x2000, None),
    (0x2D00, "ka"),
    (0x2D30, None),
    (0x2D80, "am"),
    (0x2DE0, None),
    (0x3041, "ja"),
    (0x3100, None),
    (0x31F0, "ja"),
    (0x3200, None),
    (0x3400, "zh"),
    (0x4DC0, None),
    (0x4E00, "zh"),
    (0xA000, None),
    (0xAC00, "ko"),
    (0xD7B0, None),
    (0xF900, "zh"),
    (0xFB00, None),
    (0xFB1D, "he"),
    (0xFB50, "ar"),
    (0xFE00, None),
    (0xFE70, "ar"),
    (0xFF00, None),
    (0xFF66, "ja"),
    (0xFFA0, None),
    (0x20000, "zh"),
    (0x32000, None),
)
_STARTS = [start for start, _ in _SCRIPTS]
_TELLING = re.compile(
    "["
    + "".join(f"{chr(start)}-{chr(end - 1)}" for (start, code), (end, _) in pairwise(_SCRIPTS) if code is not None)
    + "]"
)
# Languages within one of these scripts, each by letters or words that the script's main language lacks, in the order
# in which they are tried, with the share of the letters, or of the words, that they must make up.
_ARABIC: tuple[tuple[str, re.Pattern[str], float], ...] = (
    ("ckb", re.compile("[ێۆڕڵە]"), 0.04),
    ("ug", re.compile("[ۇۆۈۋې]"), 0.05),
    ("ps", re.compile("[ټډړښځڅۍ]"), 0.02),
    ("ur", re.compile("[ٹڈڑےں]"), 0.02),
    ("fa", re.compile("[پچژگیک]"), 0.01),
)
_DEVANAGARI = {
    "hi": "है के में की और से का को हैं ने पर यह कि था भी हो गया",
    "mr": "आहे आणि या व होते ही असे आहेत केली केले हे तो ती नाही मध्ये साठी",
    "ne": "छ र गरेको हो पनि भने छन् गर्न भएको थियो लागि यो तर कुन कति कहाँ गर्ने हुन्छ थिए",
}
_TIGRINYA = re.compile("[ኣኸቐኽ]|\\b(?:ናይ|እዩ|እቲ|እታ|ካብ|ምስ)\\b")
_YIDDISH = re.compile("[װױײ]|[אי][ַָ]")
_ASSAMESE = re.compile("[ৰৱ]")
_MARKS = {
    "es": "áéíóúüñ¿¡",
    "pt": "ãõáéíóúâêôàç",
    "de": "ßäöü",
    "fr": "çèœêîéàâùûôïë",
    "it": "àèéìòù",
    "nl": "ëéïĳ",
    "sv": "äåöé",
    "no": "åøæ",
    "da": "åøæ",
    "fi": "äö",
    "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýž",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čšž",
    "hr": "čćđšž",
    "ro": "ăâîșțşţ",
    "hu": "áéíóöőúüű",
    "tr": "çğıöşüâ",
    "az": "əçğıöşü",
    "vi": "ăâđêôơưàáảãạấầẩẫậắằẳẵặèéẻẽẹếềểễệìíỉĩịòóỏõọốồổỗộớờởỡợùúủũụứừửữựỳýỷỹỵ",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
    "et": "õäöüšž",
    "is": "áðéíóúýþæö",
    "sq": "ëç",
    "ca": "àçèéíïòóúü·",
    "gl": "áéíóúñ",
    "eu": "ñ",
    "mt": "ħġżċà",
    "eo": "ĉĝĥĵŝŭ",
    "ga": "áéíóú",
    "cy": "ŵŷâêîô",
    "lb": "äéëü",
    "ku": "çêîşû",
    "ht": "èòé",
    "yo": "ọẹṣàáèéìíòóùú",
    "ig": "ụịọṅ",
    "ru": "ыэёъщ",
    "uk": "їєґіщ",
    "be": "ўыіэё",
    "bg": "ъщ",
    "sr": "ђћњљјџ",
    "mk": "ѓќѕјњљџ",
    "kk": "әқңғұүһіөыэ",
    "ky": "ңүөыэ",
    "tt": "әҗңһүөыэ",
    "mn": "өүыэё",
    "tg": "ҷҳӣӯқғ",
}
"""The letters and signs of each language that the alphabet of its script (English, or the core of Cyrillic) lacks."""
_ALIKE = (
    frozenset(("no", "nb", "nn", "da")),
    frozenset(("hr", "bs", "sr", "sh", "cnr", "me")),
    frozenset(("id", "in", "ms")),
    frozenset(("zh", "yue", "wuu", "nan", "cn")),
    frozenset(("he", "iw")),
    frozenset(("tl", "fil")),
    frozenset(("fa", "prs", "per")),
    frozenset(("zu", "xh", "nd", "ss")),
    frozenset(("st", "tn", "nso")),
    frozenset(("hi", "mr", "ne")),
    frozenset(("ro", "mo")),
)
"""Codes that stand for one language, or for languages that a short text does not tell apart."""


@cache
def stopwords() -> dict[str, frozenset[str]]:
    """Function words of the main languages (ISO 639-1)."""
    return _lists("stopwords.tsv")


@cache
def any_stopword() -> frozenset[str]:
    """Function words of all main languages, of two letters or more."""
    return frozenset(word for words in stopwords().values() for word in words if len(word) > 1)


def detect_language(text: str) -> str | None:
    """The language of ``text`` as an ISO 639-1 code (639-3 where there is none), or None where it cannot be told.

    A text that is too short or too mixed gives None. Norwegian is ``no`` in either form; Bosnian and Serbian in Latin
    letters, which short texts do not part from Croatian, are ``hr``.
    """
    ranked = _ranked(text)
    return ranked[0][0] if _is_sure(ranked) else None


def language_of(text: str, declared: str | None) -> str | None:
    """The language of a page with the text ``text``: what it declares, unless its text is clearly in another.

    Templates declare the language that they were made in (``en-US``), whatever a newsroom writes into them.

    Args:
        text: the story; a sample of its beginning is looked at.
        declared: a BCP 47 tag, as the page gives it.

    Returns:
        ``declared`` as it stands, or the language of the text as :func:`detect_language` gives it, or None.
    """
    ranked = _ranked(text)
    if not _is_sure(ranked):
        return declared
    told, score, hits = ranked[0]
    if not declared:
        return told
    stated = declared.replace("_", "-").split("-")[0].lower()
    if told == stated or any(told in alike and stated in alike for alike in _ALIKE):
        return declared
    against = next((other for language, other, _ in ranked if language == stated), 0.0)
    clear = hits >= _CLEAR_HITS and score >= _CLEAR_MARGIN * against
    # A page of few words, each many times over, tells as little as those words do.
    return told if clear and (score == _OWN_SCRIPT or _variety(text, told) >= _CLEAR_VARIETY) else declared


def _variety(text: str, language: str) -> int:
    """How many different function words of ``language`` the text holds."""
    owners = _owners()
    return sum(language in owners[word] for word in set(_WORD.findall(text[:_LONGEST].lower())) & owners.keys())


def _ranked(text: str) -> list[tuple[str, float, float]]:
    """Languages with their scores and hits, the best first."""
    first = _by_script(text[:_SAMPLE]) or _by_words(text[:_SAMPLE])
    if _is_sure(first) or len(text) <= _SAMPLE:
        return first
    rest = text[_SAMPLE:_LONGEST]
    return _by_script(rest) or _by_words(rest) or first


def _is_sure(ranked: list[tuple[str, float, float]]) -> bool:
    """Whether enough speaks for the best language, and enough more than for the next."""
    return bool(ranked) and ranked[0][2] >= _LEAST_HITS and (len(ranked) == 1 or ranked[0][1] >= _MARGIN * ranked[1][1])


def _by_script(sample: str) -> list[tuple[str, float, float]]:
    if sample.isascii():
        return []
    telling = _TELLING.findall(sample)
    if 10 * len(telling) < len(sample):
        return []
    counts: Counter[str] = Counter()
    for letter, count in Counter(telling).items():
        counts[_SCRIPTS[bisect_right(_STARTS, ord(letter)) - 1][1] or ""] += count
    # Japanese is written in Chinese characters with kana between them.
    if counts["ja"] > 0.1 * counts["zh"]:
        counts["ja"] += counts.pop("zh", 0)
    script, most = counts.most_common(1)[0]
    if 2 * most <= len(_LETTER.findall(sample)):
        return []
    return [(_within_script(script, sample, most), _OWN_SCRIPT, float(most))]


def _within_script(script: str, sample: str, letters: int) -> str:
    if script == "ar":
        return next((code for code, own, share in _ARABIC if len(own.findall(sample)) > share * letters), "ar")
    if script == "hi":
        words = Counter(sample.split())
        hits = {code: sum(words[word] for word in own.split()) for code, own in _DEVANAGARI.items()}
        return max(hits, key=lambda code: hits[code])
    for main, other, own, share in (
        ("am", "ti", _TIGRINYA, 0.03),
        ("he", "yi", _YIDDISH, 0.03),
        ("bn", "as", _ASSAMESE, 0.01),
    ):
        if script == main:
            return other if len(own.findall(sample)) > share * letters else main
    return script


def _by_words(sample: str) -> list[tuple[str, float, float]]:
    # Composed, as the lists are: some pages write "é" as two code points.
    sample = unicodedata.normalize("NFC", sample.lower())
    owners, marks = _owners(), _mark_owners()
    words = Counter(_WORD.findall(sample))
    # Each word is worth as much as it tells: one that ten languages share tells little.
    scores: dict[str, float] = defaultdict(float)
    hits: dict[str, float] = defaultdict(float)
    for word, count in words.items():
        if (languages := owners.get(word)) is None:
            continue
        worth = count / len(languages)
        for language in languages:
            scores[language] += worth
            hits[language] += count
    if not sample.isascii():
        for letter in marks.keys() & set(sample):
            count, languages = sample.count(letter), marks[letter]
            for language in languages:
                scores[language] += count / len(languages)
                hits[language] += count
    least = _LEAST_SHARE * words.total()
    return sorted(((code, score, hits[code]) for code, score in scores.items() if hits[code] >= least), key=_order)


def _order(row: tuple[str, float, float]) -> tuple[float, str]:
    return -row[1], row[0]


@cache
def _owners() -> dict[str, tuple[str, ...]]:
    """The languages that each function word belongs to."""
    return _inverted(
        (language, word)
        for name in ("stopwords.tsv", "language_words.tsv")
        for language, words in _lists(name).items()
        for word in words
    )


@cache
def _mark_owners() -> dict[str, tuple[str, ...]]:
    return _inverted((language, letter) for language, letters in _MARKS.items() for letter in letters.lower())


def _inverted(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    owners: dict[str, set[str]] = defaultdict(set)
    for language, item in pairs:
        owners[item].add(language)
    return {item: tuple(sorted(languages)) for item, languages in owners.items()}


def _lists(name: str) -> dict[str, frozenset[str]]:
    text = files("dateline").joinpath("data", "text", name).read_text(encoding="utf-8")
    return {language: frozenset(words.split()) for language, words in _table(text)}


def _table(text: str) -> Iterator[tuple[str, str]]:
    """Rows of a table of two columns below its heading."""
    for line in [line for line in text.splitlines() if line and not line.startswith("#")][1:]:
        language, words = line.split("\t")
        yield language, words
