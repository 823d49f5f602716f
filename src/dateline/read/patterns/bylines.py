"""Bylines: who wrote a story, parted into people, agencies, other organisations and the place it was written in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from .agencies import agency_named, agency_within
from .bylines_caseless import is_caseless_name, signed_caseless
from .dates import find_age, find_dates
from .lists import rows_of

_LONGEST = 240
"""Code points of the longest line read as a byline."""
_SPLIT = re.compile(r"\s*(?:[,;|•·/\n\t]|\s[–—-]\s|\s&\s)\s*")
_NOISE = re.compile(r"\((?:[^()]{0,60})\)|https?://\S{1,200}|\S{1,64}@\S{1,120}|@\w{2,30}|\d{1,2} min(?:ute)? read")
_SIGN = re.compile("[：／・՝]")
"""What stands between "by" and the name in Chinese, Japanese and Armenian."""
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?){1,3}$")


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says. ``people`` are names in ordinary case, ``agencies`` short names, ``organisations`` as
    printed, ``place`` where it was written ("Jane Doe in Kyiv")."""

    people: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    place: str | None = None

    def __bool__(self) -> bool:
        return bool(self.people or self.agencies or self.organisations)


@cache
def byline_words(sense: str) -> frozenset[str]:
    """Words of bylines that have one sense (see ``data/read/byline_words.tsv``), in lower case."""
    rows = {row["sense"]: row["words"] for row in rows_of("byline_words.tsv")}
    return frozenset(rows[sense].split("|"))


@cache
def _by() -> re.Pattern[str]:
    phrases = "|".join(re.escape(w) for w in sorted(byline_words("by"), key=len, reverse=True))
    return re.compile(rf"[\s*•|]{{0,4}}(?:{phrases})(?:\s?[:|：／・՝]\s{{0,3}}|\s{{1,3}})(?=\S)", re.IGNORECASE)


@cache
def _first_words() -> frozenset[str]:
    """First words of the phrases that open a byline: most lines start with none of them."""
    return frozenset(phrase.split()[0].rstrip(":|") for phrase in byline_words("by"))


@cache
def _beginnings() -> frozenset[str]:
    """The first two letters of those words."""
    return frozenset(word[:2] for word in _first_words())


@cache
def _and() -> re.Pattern[str]:
    joining = byline_words("and") - {"&", "e", "i", "a", "en"}
    words = "|".join(re.escape(w) for w in sorted(joining, key=len, reverse=True))
    return re.compile(rf"\s(?:{words})\s", re.IGNORECASE)


def opens_byline(line: str) -> int:
    """Where the names start in a line that opens with "By" or its like in another language; 0 where it does not."""
    begun = line[:2]
    if begun.isascii() and begun.isalnum() and begun.lower() not in _beginnings():
        return 0
    first = line[:40].lstrip(" \t\n\u00a0*•|").partition(" ")[0].partition("\u00a0")[0]
    first = first.casefold()
    known = _first_words()
    signed = not first.isascii() and _SIGN.split(first, maxsplit=1)[0] in known
    if first.rstrip(":|") not in known and first.partition(":")[0] not in known and not signed:
        return 0
    found = _by().match(line[:_LONGEST])
    if found is None:
        return 0
    rest = line[found.end() : found.end() + 5]
    letter = rest[4:] if rest.casefold().startswith("the ") else rest[:1]
    return found.end() if letter.isupper() or not letter.isascii() or letter in "@(" or ":" in found.group() else 0


def read_byline(line: str) -> Byline:
    """Read a byline: "By Jane Doe and John Roe", "JANE DOE, Associated Press", "Jane Doe in Kyiv".

    Job titles, dates, addresses and ages are left out. A line that names nobody gives an empty byline.
    """
    return _read(line[:_LONGEST].strip())


@lru_cache(maxsize=1024)
def _read(text: str) -> Byline:
    if signed := signed_caseless(text):
        return Byline((signed,))
    opened = opens_byline(text)
    text = text[opened:]
    text = _without_dates(text)
    if "(" in text or "@" in text or "http" in text or " min" in text:
        text = _NOISE.sub(" ", text)
    people: list[str] = []
    agencies: list[str] = []
    organisations: list[str] = []
    place: str | None = None
    for part in _parts(text):
        name, tail = _cut_tail(part)
        place = place or tail
        if agency := agency_named(name):
            agencies.append(agency)
        elif is_job_title(name):
            continue
        elif is_person_name(name):
            people.append(ordinary_case(name))
        elif opened and is_caseless_name(name):
            people.append(name)
        elif (split := _name_then_agency(name)) is not None:
            people.append(ordinary_case(split[0]))
            agencies.append(split[1])
        elif (shorter := _without_title(name)) and is_person_name(shorter):
            people.append(ordinary_case(shorter))
        elif _is_outlet(name) or (opened and not people and name.istitle() and " " not in name):
            organisations.append(name)
    return Byline(_unique(people), _unique(agencies), _unique(organisations), place)


def is_person_name(text: str) -> bool:
    """Whether ``text`` has the shape of a person's name: two to five capitalised words, none of them an outlet's."""
    words = text.split()
    if len(text) > 50 or not 2 <= len(words) <= 5 or any(ch.isdigit() or ch in '?!:;()[]/"“”%$€&|' for ch in text):
        return False
    folded = [word.casefold().strip(".,") for word in words]
    if any(word in byline_words("outlet") or word in byline_words("title") for word in folded):
        return False
    if text[-1] in ".…" and len(words[-1]) > 3:
        return False
    if not words[0][:1].isupper() and folded[0] not in byline_words("small"):
        return False
    return all(
        _INITIAL.match(word) or word[:1].isupper() or fold in byline_words("small")
        for word, fold in zip(words, folded, strict=True)
    ) and any(word[:1].isupper() and len(word) > 1 for word in words[1:])


def is_byline(line: str) -> bool:
    """Whether the whole of ``line`` is a byline: opened by "By", or names with an agency or a job title."""
    text = line.strip().lstrip("*•+ ")
    if not 3 <= len(text) <= 160 or text[-1] in "?!":
        return False
    read = read_byline(text)
    if signed_caseless(text):
        return True
    if opens_byline(text):
        return bool(read) and len(text.split()) <= 6 + 5 * len(read.people + read.agencies + read.organisations)
    words = len(text.split())
    if read.agencies and words <= 3 + 6 * len(read.people):
        return True
    title = any(is_job_title(part) for part in re.split(r"[,|•–—]|\s-\s", text))
    return bool(read.people) and title and words <= 12


def _parts(text: str) -> list[str]:
    parts = [piece for chunk in _SPLIT.split(text) for piece in _and().split(chunk)]
    return [part for raw in parts if (part := raw.strip(" .,:;-–—*•|\u00a0"))]


def _without_dates(text: str) -> str:
    for date in reversed(find_dates(text, day_first=True)):
        text = f"{text[: date.start]} | {text[date.end :]}"
    if age := find_age(text):
        text = f"{text[: age.start]} | {text[age.end :]}"
    return text


def _cut_tail(part: str) -> tuple[str, str | None]:
    """Part a name from what follows it ("in Kyiv", "for The Example")."""
    words = part.split()
    for i in range(1, len(words)):
        fold = words[i].casefold().strip(":")
        if fold in byline_words("tail") and (words[i].islower() or fold in {"updated", "published", "posted"}):
            rest = " ".join(words[i + 1 :])
            place = words[i] in {"in", "aus", "à", "en"} and rest[:1].isupper() and len(words) - i <= 5
            return " ".join(words[:i]), rest if place else None
    return part, None


def is_job_title(text: str) -> bool:
    """Whether ``text`` is a newsroom job ("Staff Writer", "Korrespondentin in Wien") and no name."""
    fold = text.casefold().strip(" .,")
    titles = byline_words("title")
    if fold in titles or fold.removeprefix("the ") in titles:
        return True
    return fold.count(" ") < 5 and _holds_title(fold) and not _leading_name(text)


def _holds_title(fold: str) -> bool:
    """Whether a text in lower case starts or ends with a job title and holds more."""
    titles = byline_words("title")
    at = fold.find(" ")
    while at >= 0:
        if fold[:at] in titles or fold[at + 1 :] in titles:
            return True
        at = fold.find(" ", at + 1)
    return False


def _leading_name(text: str) -> bool:
    """Whether two capitalised words stand before a job title ("Jane Doe Staff Writer")."""
    return (shorter := _without_title(text)) is not None and len(shorter.split()) >= 2


def _without_title(text: str) -> str | None:
    words = text.split()
    for i in range(2, len(words)):
        rest = " ".join(words[i:]).casefold()
        if rest in byline_words("title") or _holds_title(rest):
            return " ".join(words[:i])
    return None


def _name_then_agency(text: str) -> tuple[str, str] | None:
    agency = agency_within(text)
    if agency is None or agency.start == 0 or text[agency.end :].strip(" .,)"):
        return None
    name = text[: agency.start].strip(" ,-–—(/")
    name = name[:-4] if name.casefold().endswith(" the") else name
    return (name, agency.name) if is_person_name(name) else None


def _is_outlet(text: str) -> bool:
    fold = text.casefold()
    words = [word.strip(".,") for word in fold.split()]
    outlets = byline_words("outlet")
    known = any(word in outlets for word in words) or fold.endswith((".com", ".net", ".org"))
    generic = words in (["agencies"], ["agency"], ["agenturen"], ["agencias"], ["agences"], ["agenzie"], ["staff"])
    return known and not generic and len(words) <= 6 and text[:1].isupper()


def ordinary_case(name: str) -> str:
    """A name in ordinary case where it is printed in capitals."""
    words = name.split()
    if len(name) < 4 or name.upper() != name:
        return " ".join(words)
    out = []
    for i, word in enumerate(words):
        if _INITIAL.match(word):
            out.append(word)
        elif i and word.casefold() in byline_words("small"):
            out.append(word.lower())
        else:
            out.append("".join(p[:1].upper() + p[1:] for p in re.split(r"([-'’])", word.lower())))
    return " ".join(out)


def _unique(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
