"""What the words around a name say of it: what holds it, how far off it is meant, and whether it is a place at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .words import word_list

_NAME = r"[^\W\d_][\w'’-]*\.?(?:[ -](?:of |the |and |de |al-)?[^\W\d_a-z][\w'’-]*\.?){0,3}"
_AFTER = re.compile(rf"[”\"’']?\s?(,|\(|in |in the |of )\s?((?:[A-Z]\.\s?){{2,4}}|{_NAME})")
_LATER = re.compile(rf",? (?:[a-z][\w-]* ){{0,5}}(?:of|in) (?:the )?(?:[a-z]+ ){{0,2}}({_NAME})")
_DESIGNATED = re.compile(
    r" (state|province|county|governorate|oblast|prefecture|region|district|department|canton|County|Province|State|"
    r"Region|District|Oblast|Governorate|Prefecture)\b(?! of)"
)
_STATE_AFTER = re.compile(r"\s((?:[A-Z]\.\s?){2}|[A-Z][a-z]{1,4}\.)(?=\W|$)")
_BEFORE = re.compile(
    rf"({_NAME})(?:['’]s?)?\s(?:\w+\s){{0,2}}?"
    r"(?:city|town|village|province|district|region|state|capital|suburb|port|county|hamlet|community|island|resort|"
    r"municipality|governorate|settlement|enclave|stronghold|neighbou?rhood)s? of (?:the )?$"
)
_POSSESSIVE = re.compile(rf"({_NAME})['’]s? (?:\w+ )?(?:the )?$")
_DIRECTION = r"(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)"
_FAR = re.compile(
    r"(\d{1,4}(?:[.,]\d{1,3})?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|"
    r"sixty|seventy|eighty|ninety|a hundred|several|a few)[ -]"
    r"(kilomet(?:er|re)s?|km|kms|miles?|mi|met(?:er|re)s?|yards?)\b\.?(?: \([^()]{1,20}\))?,? "
    rf"(?:(?:to the |due )?({_DIRECTION})(?:ern)?(?: of)?|from|outside(?: of)?|away from|off|beyond|upriver from)"
    r"(?: the)?(?: \w+){0,3}? $"
)
_SIDE = re.compile(rf"(?:just |to the )?({_DIRECTION}) of(?: the)?(?: \w+){{0,2}}? $", re.IGNORECASE)
_NEAR = re.compile(
    r"\b(near|outside(?: of)?|close to|not far from|on the (?:outskirts|edge|fringes) of|(?:the )?outskirts of|around|"
    r"in the vicinity of|off the (?:\w+ )?coast of|off|along|en route to|on the road to)(?: the| nearby)?"
    r"(?: \w+){0,2}? $",
    re.IGNORECASE,
)
RADII = {"outskirts": 10.0, "edge": 10.0, "fringes": 10.0, "off": 50.0, "along": 50.0, "en": 50.0, "road": 50.0}
"""Kilometres that the words leave where they say neither distance nor side, by their first word; figures of ours."""
_BETWEEN = re.compile(r"\b[Bb]etween (?:the )?(?:\w+ of )?$")
_PROPER = r"[^\W\d_a-z][\w'’]{0,30}\.?(?: (?:of |the |and |de |al-)?[^\W\d_a-z][\w'’-]{0,30}\.?){0,3}"
_AND = re.compile(rf" and (?:the )?({_PROPER})")
_BETWEEN_FIRST = re.compile(rf"\b[Bb]etween (?:the )?({_PROPER}) and (?:the )?$")
_ROADS = r"(?:road|highway|motorway|expressway|railway|rail line|line|corridor|route|pipeline|axis)"
_ROAD = re.compile(rf"[-–—]({_PROPER}) {_ROADS}\b")
_ROAD_WORD = re.compile(rf" {_ROADS}\b")
_JOINED = re.compile(rf"(?<!\w)({_PROPER})[-–—]$")
_NUMBERS = {
    "a": 1.0, "an": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0,
    "eight": 8.0, "nine": 9.0, "ten": 10.0, "twelve": 12.0, "fifteen": 15.0, "twenty": 20.0, "thirty": 30.0,
    "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "seventy": 70.0, "eighty": 80.0, "ninety": 90.0, "a hundred": 100.0,
    "several": 7.0, "a few": 4.0,
}  # fmt: skip
_KM = {"k": 1.0, "mi": 1.609344, "me": 0.001, "ya": 0.0009144}
_SIDES = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
BEARINGS = {side: 45.0 * n for n, side in enumerate(_SIDES)}
WINDOW = 80


@dataclass(frozen=True, slots=True)
class Offset:
    """How a text sets an event off from a place: ``km`` away (None: not said), at ``bearing`` degrees from north.

    ``radius`` is how far from the place the words put it, where they give no distance.
    """

    km: float | None = None
    bearing: float | None = None
    radius: float | None = None


@dataclass(frozen=True, slots=True)
class Containers:
    """Names that the words around a place name give as holding it, the longest reading first.

    ``strict`` come after a comma or in brackets ("Paris, Texas"); ``loose`` by other words ("Iraq's", "in Bulacan").
    """

    strict: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()


@lru_cache(maxsize=2048)
def _readings(name: str) -> tuple[str, ...]:
    """The name and its beginnings: "Mich. The" is read as "Mich. The" and "Mich."."""
    words = name.replace("-", " - ").split() if "-" in name and " " not in name else name.split()
    if "-" in words:
        return (name,)
    return tuple(" ".join(words[:n]) for n in range(len(words), 0, -1))


def _designated(text: str, found: re.Match[str]) -> tuple[str, ...]:
    """The readings of the name that ``found`` ends with, the first with the word for a division that follows it."""
    name, word = (found[found.re.groups] or "").strip(" ,"), _DESIGNATED.match(text, found.end())
    return (f"{name} {word[1].lower()}", *_readings(name)) if word else _readings(name)


def containers(text: str, start: int, end: int) -> Containers:
    """Names of places that the text says hold the one at ``start:end``."""
    after, before = text[end : end + WINDOW], text[max(0, start - WINDOW) : start]
    strict: list[str] = []
    loose: list[str] = []
    found = _AFTER.match(after)
    if found:
        target = strict if found[1] in (",", "(") else loose
        target += _designated(after, found)
        if found[1] == ",":
            second = _AFTER.match(after[found.end() :])
            if second and second[1] == ",":
                strict += _designated(after[found.end() :], second)
    elif state := _STATE_AFTER.match(after):
        strict.append(state[1].strip())
    later = _LATER.match(after)
    if later:
        loose += _designated(after, later)
    for pattern in (_BEFORE, _POSSESSIVE):
        held = pattern.search(before)
        if held:
            words = held[1].split()
            loose += [" ".join(words[n:]) for n in range(len(words))]
            break
    return Containers(tuple(strict), tuple(loose))


def designator(text: str, end: int) -> str:
    """The word for a kind of division that follows a name ("state" in "Washington state"), or nothing."""
    found = _DESIGNATED.match(text, end)
    return found[1] if found else ""


def offset(text: str, start: int) -> Offset | None:
    """How the words before ``start`` set something off from the place there; None when they do not."""
    before = text[max(0, start - WINDOW) : start]
    before = before[max(before.rfind(mark) + 1 for mark in ";\n") :]
    far = _FAR.search(before)
    if far:
        number = _NUMBERS.get(far[1].lower())
        value = (
            number
            if number is not None
            else float(far[1].replace(",", "") if len(far[1]) > 4 else far[1].replace(",", "."))
        )
        unit = far[2].lower()
        km = value * next(k for prefix, k in _KM.items() if unit.startswith(prefix))
        side = (far[3] or "").lower().replace("-", "")
        return Offset(km, BEARINGS.get(side))
    side_of = _SIDE.search(before)
    if side_of:
        return Offset(None, BEARINGS.get(side_of[1].lower().replace("-", "")))
    near = _NEAR.search(before)
    if near is None:
        return None
    words = " ".join(near[1].lower().removeprefix("the ").removeprefix("on the ").split())
    return Offset(radius=RADII.get(words.split()[0]))


def partner(text: str, start: int, end: int) -> str | None:
    """The other name where the words say that something lies between the place at ``start:end`` and that one.

    "between Kirkuk and Erbil" says so of both, and "the Kabul-Kandahar highway".
    """
    before, after = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
    opened = _BETWEEN.search(before)
    found = _AND.match(after) if opened else None
    if found is None and (road := _ROAD.match(after)):
        found = road
    if found is None:
        found = _BETWEEN_FIRST.search(before)
    if found is None and _ROAD_WORD.match(after):
        found = _JOINED.search(before)
    return found[1].strip() if found else None


_TRAP_AFTER = re.compile(
    r"\s(?:Airlines?|Airways|Air Lines|Hilton|FC|F\.C\.|A\.?F\.?C\.?|Rovers|Wanderers|Hotspur|Albion)\b"
)
_TITLE_BEFORE = re.compile(r"\b(?:(?:Mr|Mrs|Ms|Dr|Sgt|Lt|Capt|Col|Gen|Rev|Sen|Rep)\.|Mr|Mrs|Ms|Dr) $")


def is_trap(text: str, start: int, end: int) -> bool:
    """Whether the name is plainly part of a person's, an airline's or a team's name."""
    return bool(_TRAP_AFTER.match(text[end : end + 20]) or _TITLE_BEFORE.search(text[max(0, start - 10) : start]))


def is_building(name: str) -> bool:
    """Whether a name says that it is a building, a street or a site in a town: by its last word, or a number."""
    last = name.rpartition(" ")[2].rstrip(".").lower()
    return any(c.isdigit() for c in name) or (" " in name and last in word_list("building_words.txt"))


NATURAL = frozenset("river creek lake lakes mountain mountains valley bay forest canal island islands brook".split())


def parts(name: str) -> tuple[str, ...]:
    """Names of places that a longer name may hold ("Lamar County Courthouse"), the longest first."""
    words = name.replace("’", "'").split()[:8]
    cut = [w.removesuffix("'s") for w in words]
    if cut[-1:] and cut[-1].lower() in NATURAL:
        return ()
    runs = [
        cut[at : at + size]
        for size in range(len(cut) - 1, 0, -1)
        for at in range(len(cut) - size + 1)
        if cut[at][:1].isupper() and cut[at + size - 1][:1].isupper()
    ]
    generic, building = word_list("generic_words.txt"), word_list("building_words.txt")
    telling = (
        run
        for run in runs
        if len("".join(run)) > 3 and not all(w.lower() in generic or w.lower() in building for w in run)
    )
    return tuple(" ".join(run) for run in telling)
