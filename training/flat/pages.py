"""Training pages: flattened text with a role and a weight for each line.

Pages of the ``flat`` set have their gold roles. Where a set tells the body only, or snippets of it, the HTML reader
names the other roles: its blocks are found again in the flattened text by their words, and what contradicts the gold
is dropped or weighs less.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench.rows import rows
from dateline.model.vocab import BlockRole
from dateline.read.flat.lines import Line, lines_of

ROLES: tuple[BlockRole, ...] = (
    "headline",
    "standfirst",
    "subhead",
    "byline",
    "date",
    "caption",
    "credit",
    "body",
    "boilerplate",
)
BODY = frozenset({"body", "subhead", "standfirst"})
WEIGHTS = {"fundus": 1.0, "zyte": 1.0, "feval": 0.5, "traf": 0.3, "wcxb": 0.2}
"""What a line of each set counts."""
CROPPED = 0.3
"""What a line of an article cut out of its page counts."""
_TOKEN = re.compile(r"\w+")
_SAME = {"agency": "byline", "correction": "body"}
"""Roles that the set has no words for."""


@dataclass(frozen=True)
class Page:
    """A flattened page: ``roles[i]`` and ``weights[i]`` belong to its ``i``-th line (:func:`lines_of`)."""

    id: str
    set: str
    group: str
    text: str
    roles: list[str]
    weights: list[float]


def load_pages(data: Path) -> list[Page]:
    """All pages of the sets ``flat`` and ``pages`` that can be trained on, grouped by publisher."""
    texts = {row["id"]: row["text"] for row in rows(data / "flat.dev.docs.jsonl.xz")}
    labels = {row["id"]: row for row in rows(data / "flat.dev.gold.jsonl.xz")}
    found = []
    for split in ("dev", "train"):
        gold = {row["id"]: row for row in rows(data / f"pages.{split}.gold.jsonl.xz")}
        for row in rows(data / f"pages.{split}.docs.jsonl.xz"):
            text = texts.get(row["id"]) or flatten(row["html"])
            lines = lines_of(text)
            if not lines:
                continue
            named = taught(row["html"], lines)
            if row["id"] in labels:
                judged = _gold(labels[row["id"]], named)
            elif row["id"].startswith("traf/"):
                judged = _by_snippets(lines, named, gold[row["id"]])
            else:
                judged = _by_body(lines, named, gold[row["id"]])
            if judged and len(judged[0]) == len(lines):
                group = publisher(row["url"]) or row["id"]
                found.append(Page(row["id"], gold[row["id"]]["set"], group, text, *judged))
    return found


def publisher(url: str | None) -> str | None:
    """The registered domain of an address, roughly: what pages of one publisher share."""
    if not url:
        return None
    parts = re.sub(r"^https?://", "", url).split("/")[0].split(":")[0].lower().split(".")
    return ".".join(parts[-3:] if len(parts) > 2 and len(parts[-2]) <= 3 and len(parts[-1]) == 2 else parts[-2:])


def flatten(html: str) -> str:
    """The page's text as inscriptis lays it out, without blank lines; empty where it cannot."""
    from inscriptis import get_text

    try:
        flat = get_text(html)
    except Exception as error:
        print(f"a page was not flattened: {error}")
        return ""
    return "\n".join(" ".join(line.split()) for line in flat.split("\n") if line.strip())


def taught(html: str, lines: list[Line]) -> list[str | None]:
    """The role that the HTML reader gives each line's words; None where it does not have them."""
    from dateline.read.errors import ReadError
    from dateline.read.html import read_html_text

    try:
        document = read_html_text(html, sha256=hashlib.sha256(html.encode("utf-8", "replace")).hexdigest())
    except ReadError:
        return [None] * len(lines)
    whole: dict[str, list[str]] = defaultdict(list)
    grams: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, block in enumerate(document.blocks):
        tokens = _tokens(document.text[block.start : block.end])
        whole[" ".join(tokens)].append(block.role)
        for i in range(len(tokens) - 2):
            grams[tuple(tokens[i : i + 3])].add(number)
    found: list[str | None] = []
    for line in lines:
        tokens = _tokens(line.text[line.bullet :])
        role: str | None = None
        if same := whole.get(" ".join(tokens)):
            role = same.pop(0) if len(same) > 1 else same[0]
        elif len(tokens) >= 4:
            mine = [tuple(tokens[i : i + 3]) for i in range(len(tokens) - 2)]
            votes = Counter(document.blocks[number].role for gram in mine for number in grams.get(gram, ()))
            if votes and votes.most_common(1)[0][1] >= 0.5 * len(mine):
                role = votes.most_common(1)[0][0]
        found.append(_SAME.get(role, role) if role else None)
    return found


def _gold(row: dict[str, Any], named: list[str | None]) -> tuple[list[str], list[float]] | None:
    """Labels of the ``flat`` set; of zyte's pages, whose gold tells the body from the rest, with the reader's roles."""
    if len(row["lines"]) != len(named):
        return None
    repeats = set(row["repeats"])
    roles, weights = [], []
    for i, ((_, _, role), other) in enumerate(zip(row["lines"], named, strict=True)):
        if row["set"] == "fundus":
            roles.append(role)
            weights.append(0.0 if i in repeats else 1.0)
        else:
            same = other is not None and (other in BODY) == (role == "body")
            roles.append(other if same and other else role)
            weights.append(1.0 if same else 0.7)
    return roles, weights


def _by_body(lines: list[Line], named: list[str | None], gold: dict[str, Any]) -> tuple[list[str], list[float]] | None:
    """Labels from a gold body; a silver one that the reader contradicts on many lines is not trusted."""
    body = gold.get("text")
    if not body:
        return None
    inside = _inside(lines, body)
    known = [(role in BODY) == own for role, own in zip(named, inside, strict=True) if role]
    if gold["set"] == "wcxb" and sum(known) < 0.9 * len(known):
        return None
    title = " ".join(_tokens(gold.get("title") or ""))
    base = WEIGHTS[gold["set"]]
    roles, weights = [], []
    for line, role, own in zip(lines, named, inside, strict=True):
        if not own and title and " ".join(_tokens(line.text)) == title:
            roles.append("headline")
            weights.append(base)
        elif role and (role in BODY) == own:
            roles.append(role)
            weights.append(base)
        else:
            roles.append("body" if own else "boilerplate")
            weights.append(base * (0.3 if role in BODY else 0.7))
    return roles, weights


def _inside(lines: list[Line], body: str) -> list[bool]:
    tokens = _tokens(body)
    grams = {tuple(tokens[i : i + 4]) for i in range(len(tokens) - 3)}
    whole = {" ".join(_tokens(line)) for line in body.split("\n")}
    inside = []
    for line in lines:
        own = _tokens(line.text)
        mine = [tuple(own[i : i + 4]) for i in range(len(own) - 3)]
        same = bool(own) and " ".join(own) in whole
        inside.append(same or (len(mine) >= 2 and sum(gram in grams for gram in mine) >= 0.7 * len(mine)))
    long = [i for i, line in enumerate(lines) if inside[i] and line.words >= 8]
    for i, line in enumerate(lines):
        # a menu may hold a subhead's words
        if inside[i] and line.words < 8 and long and not any(abs(i - j) <= 12 for j in long):
            inside[i] = False
    return inside


def _by_snippets(
    lines: list[Line], named: list[str | None], gold: dict[str, Any]
) -> tuple[list[str], list[float]] | None:
    """The reader's labels, where it has found the text that must be there, less what must not."""
    wanted, barred = ([" ".join(_tokens(text)) for text in gold.get(key) or []] for key in ("with", "without"))
    title = " ".join(_tokens(gold.get("title") or ""))
    base, hits = WEIGHTS["traf"], 0
    roles, weights = [], []
    for line, name in zip(lines, named, strict=True):
        key = " ".join(_tokens(line.text))
        role, weight = name or "boilerplate", base if name else 0.5 * base
        if any(text and text in key for text in wanted):
            hits += role in BODY
            weight = weight if role in BODY else 0.0
        elif role in BODY and any(text and text in key for text in barred):
            role = "boilerplate"
        if title and key == title and role not in BODY:
            role = "headline"
        roles.append(role)
        weights.append(weight)
    return (roles, weights) if hits or not wanted else None


def cropped(page: Page) -> Page | None:
    """The article alone, as if pasted without its page; None where the page's labels do not single it out."""
    lines = [line for line in page.text.split("\n") if line.strip()]
    if page.set != "fundus" or len(lines) != len(page.roles):
        return None
    body = [i for i, role in enumerate(page.roles) if role in BODY]
    heads = [i for i, role in enumerate(page.roles) if role == "headline" and body and i < body[0]]
    if not body or not heads:
        return None
    kept = [i for i in range(heads[-1], body[-1] + 1) if page.roles[i] != "boilerplate"]
    text = "\n".join(re.sub(r"^[*+o•]\s+", "", lines[i]) for i in kept)
    roles, weights = [page.roles[i] for i in kept], [CROPPED] * len(kept)
    crop = replace(page, id=f"{page.id}#cropped", text=text, roles=roles, weights=weights)
    return crop if len(lines_of(text)) == len(kept) else None


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.casefold())
