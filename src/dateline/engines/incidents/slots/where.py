"""Where an incident was: the country, and the places in it that the story puts the incident in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.engines.incidents.types import Incident
from dateline.model import Place

from .links import Links
from .model import load_choices
from .nations import may_name
from .page import Page
from .types import Atlas, Level, Part, PlaceName, Where

Group = list[tuple[PlaceName, Place]]
"""All mentions of one name, each with the place that it was resolved to."""
LIKELY = 0.45
"""Least probability of a name that an incident is put in; chosen on the development part."""
SURE = 0.35
"""Least probability of a further, wider or narrower name."""
FAINT = 0.03
"""Least probability of the town that a part of a town is put in."""
_DESIGNATED: dict[str, Level] = {
    "department": "department", "city": "city", "town": "city", "village": "city", "municipality": "city",
    "neighbourhood": "part", "site": "site", "street": "site", "nature": "site",
}  # fmt: skip
_RESOLVED: dict[str, Level] = {
    "admin1": "department", "admin2": "city", "city": "city", "neighbourhood": "part", "exact": "site",
    "region": "site",
}  # fmt: skip
_ORDER: tuple[Level, ...] = ("department", "city", "part", "site")
_INSIDE = ("in", "at", "near")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A word that speaks for a country: where it stands, which country, and what sort of word it is."""

    sentence: int
    country: str
    sort: str


class Map:
    """The places and countries of one story, found once and asked by each of its incidents."""

    def __init__(self, page: Page, names: Sequence[PlaceName], atlas: Atlas) -> None:
        self.page = page
        self.groups: dict[str, Group] = defaultdict(list)
        for name, place in zip(names, atlas.locate(page.text, names) if names else (), strict=True):
            self.groups[" ".join(page.lower[name.span[0] : name.span[1]].split()).rstrip(".")].append((name, place))
        self.evidence = [*self._of_names(), *self._of_words(atlas)]
        self.totals = Counter(e.country for e in self.evidence)

    def _of_names(self) -> list[Evidence]:
        found = []
        for name, place in (pair for group in self.groups.values() for pair in group):
            opens = name.sentence == 0 and name.first == 0
            if not place.country or place.within is not None or not (name.label != "NAME" or name.designator or opens):
                continue
            sort = "country" if place.precision == "country" else "place"
            if opens:
                sort = "dateline"
            elif self._inside(name):
                sort = f"in {sort}"
            found.append(Evidence(name.sentence, place.country, sort))
        return found

    def _inside(self, name: PlaceName) -> bool:
        tokens = self.page.sentences[name.sentence].tokens
        before = [t.lower for t in tokens[max(0, name.first - 2) : name.first]]
        return bool(set(_INSIDE) & set(before)) or ("of" in before and bool(name.designator))

    def _of_words(self, atlas: Atlas) -> list[Evidence]:
        found = []
        for number, sentence in enumerate(self.page.sentences):
            for token in sentence.tokens:
                country = atlas.nation(token.text) if may_name(token) and len(token.text) > 3 else None
                if country:
                    found.append(Evidence(number, country, "word"))
        return found


def where_of(board: Map, incident: Incident, links: Links) -> Where:
    """The likeliest country and places of ``incident``."""
    models = load_choices()
    scored = [
        (models["country"].probabilities(facts)["yes"], country)
        for country, facts in country_candidates(board, incident).items()
    ]
    sure, country = max(scored, key=lambda s: (s[0], s[1]), default=(0.0, ""))
    names = [
        (models["place"].probabilities(facts)["yes"], level or "city", group)
        for level, group, facts in place_candidates(board, incident, links, country or None)
    ]
    chosen: dict[Level, Part] = {}
    names.sort(key=lambda n: -n[0])
    for probability, level, group in names:
        name, place = group[0]
        elsewhere = place.country not in (country, None) and place.within is None and level != "part"
        if elsewhere or level in chosen or probability < (SURE if chosen else LIKELY):
            continue
        chosen[level] = Part(level, name.span, place)
        sure = min(sure, probability) if len(chosen) == 1 else sure
    if "part" in chosen and "city" not in chosen:
        towns = (g[0] for p, v, g in names if v in ("city", "department") and p >= FAINT)
        holder = next((t for t in towns if _holds(t[1], country)), None)
        if holder is not None and not any(p.span == holder[0].span for p in chosen.values()):
            chosen["city"] = Part("city", holder[0].span, holder[1])
    return Where(country or None, tuple(chosen[level] for level in _ORDER if level in chosen), sure)


def _holds(place: Place, country: str) -> bool:
    return place.country == country and place.within is None


def country_candidates(board: Map, incident: Incident) -> dict[str, set[str]]:
    """The countries that the story speaks of, with the facts for each."""
    order = incident.sentences
    near: dict[str, Counter[tuple[str, int]]] = defaultdict(Counter)
    first: dict[str, str] = {}
    datelined: set[str] = set()
    for e in board.evidence:
        near[e.country][e.sort, min(board.page.nearest(e.sentence, order), 2)] += 1
        if e.sort == "dateline":
            datelined.add(e.country)
        if e.sentence in order:
            first.setdefault("any", e.country)
            if e.sort.startswith("in "):
                first.setdefault("in", e.country)
    most, whole = max(board.totals.values(), default=0), sum(board.totals.values())
    found: dict[str, set[str]] = {}
    for country, counts in near.items():
        facts = {f"{sort}@{d}" for sort, d in counts} | {f"{sort}@{d}>1" for (sort, d), n in counts.items() if n > 1}
        facts |= {
            f"countries={min(len(near), 4)}",
            f"share={5 * board.totals[country] // whole}",
            f"top={board.totals[country] == most}",
            f"dateline={bool(datelined)}{country in datelined}",
            f"first={first.get('any') == country}",
            f"first in={first.get('in') == country}",
        }
        found[country] = facts
    return found


def place_candidates(
    board: Map, incident: Incident, links: Links, country: str | None
) -> list[tuple[Level | None, Group, set[str]]]:
    """The place names of the story, countries apart: how wide each is, its mentions and the facts for it.

    The mention nearest to the incident comes first in each group.
    """
    page, order = board.page, incident.sentences
    found: list[tuple[Level | None, Group, set[str]]] = []
    for group in board.groups.values():
        if all(place.precision == "country" for _, place in group):
            continue
        near = sorted(group, key=lambda g: (page.nearest(g[0].sentence, order), g[0].span))
        level = _level(group)
        distance = min(page.nearest(near[0][0].sentence, order), 3)
        home = Counter(p.country for _, p in group).most_common(1)[0][0] == country
        known = any(p.within is None and p.geonames for _, p in group)
        opening = group[0][0].sentence == 0 and group[0][0].first == 0
        facts = {
            f"kind={incident.kind}",
            f"distance={distance}",
            f"mentions={min(len(group), 4)}",
            f"among={min(2, sum(n.sentence in order for n, _ in group))}",
            f"level={level}",
            f"level={level}@{min(distance, 2)}",
            f"home={home}",
            f"known={known}{home}",
            f"before={(order[0] if order else 0) <= group[0][0].sentence}",
            f"opens={opening}{len(group) > 1}",
            *(f"label={n.label}" for n, _ in group),
            *(f for n, _ in near if n.sentence in order for f in _mention(page, n, links, level)),
        }
        found.append((level, near, facts))
    return found


def _level(group: Group) -> Level | None:
    """How wide a place is: as the nouns beside at least half of its mentions say, else as the gazetteer does."""
    said = Counter(_DESIGNATED[n.designator] for n, _ in group if n.designator)
    known = Counter(_RESOLVED[p.precision] for _, p in group if p.within is None and p.precision in _RESOLVED)
    if known and 2 * said.total() < len(group):
        said = Counter()
    ranked = (said or known).most_common(1)
    return ranked[0][0] if ranked else None


def _mention(page: Page, name: PlaceName, links: Links, level: Level | None) -> set[str]:
    """What a mention in one of the incident's own sentences says."""
    if name.sentence == 0 and name.first == 0:
        return set()
    sentence = page.sentences[name.sentence]
    low = [t.lower for t in sentence.tokens]
    before = low[name.first - 1] if name.first else ""
    spans = links.spans.get(name.sentence, [])
    inside = any(a <= name.first and name.last <= z for a, z in spans)
    facts = {
        f"b={before}",
        f"bb={low[name.first - 2] if name.first > 1 else ''}",
        f"a={low[name.last + 1] if name.last + 1 < len(low) else ''}",
        f"designator={name.designator}",
        f"inside={inside}",
        f"so={before}&{level}&{inside}",
    }
    if spans:
        facts.add(f"apart={min(5, min(min(abs(name.first - z), abs(name.last - a)) for a, z in spans) // 4)}")
    for above in sentence.ancestors(sentence.tokens[name.last]):
        if above.pos in ("VERB", "AUX"):
            facts |= {f"told={above.i in links.verbs.get(name.sentence, ())}", f"verb={above.lemma.lower()}"}
            break
        if above.pos == "NOUN":
            facts.add(f"noun={above.lemma.lower()}")
    return facts
