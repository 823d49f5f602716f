"""Training pages: flattened text with the roles that each line may have.

A page with full labels gives one role a line. A page whose gold is only the body's text gives sets: a line of the
body may be body, subhead or standfirst, any other line anything else.
"""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROLES = ("headline", "standfirst", "subhead", "byline", "date", "caption", "credit", "body", "boilerplate")
BODY = frozenset({"body", "subhead", "standfirst"})
_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True)
class Page:
    """A flattened page: ``allowed[i]`` are the roles that its ``i``-th non-blank line may have."""

    id: str
    group: str
    text: str
    allowed: list[frozenset[str]]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def flat_pages(docs: Path, gold: Path) -> list[Page]:
    """Pages of the ``flat`` set, grouped by publisher."""
    texts = {row["id"]: row["text"] for row in rows(docs)}
    return [_flat_page(row, texts[row["id"]]) for row in rows(gold)]


def _flat_page(row: dict[str, Any], text: str) -> Page:
    full = row["set"] == "fundus"
    repeats = set(row["repeats"])
    allowed = []
    for i, (_, _, role) in enumerate(row["lines"]):
        if full:
            allowed.append(frozenset({role, "boilerplate"}) if i in repeats else frozenset({role}))
        else:
            allowed.append(BODY if role == "body" else frozenset(ROLES) - BODY)
    group = re.sub(r"_\d{4}.*", "", row["id"]) if full else row["id"]
    return Page(row["id"], group, text, allowed)


def flattened_pages(docs: Path, gold: Path) -> Iterator[Page]:
    """Pages of the ``pages`` set, flattened with inscriptis and labelled by overlap with the gold body."""
    from inscriptis import get_text  # type: ignore[import-untyped]

    answers = {row["id"]: row for row in rows(gold)}
    for row in rows(docs):
        answer = answers[row["id"]]
        try:
            flat = get_text(row["html"])
        except Exception as error:
            print(f"{row['id']}: not flattened, {error}")
            continue
        lines = [" ".join(line.split()) for line in flat.split("\n") if line.strip()]
        if not lines or not answer.get("text"):
            continue
        yield Page(row["id"], row["id"], "\n".join(lines), _label(lines, answer))


def _label(lines: list[str], answer: dict[str, Any]) -> list[frozenset[str]]:
    body = answer["text"]
    tokens = _TOKEN.findall(body.casefold())
    grams = {tuple(tokens[i : i + 4]) for i in range(len(tokens) - 3)}
    whole = {" ".join(_TOKEN.findall(line.casefold())) for line in body.split("\n")}
    title = " ".join(_TOKEN.findall((answer.get("title") or "").casefold()))
    inside = [_in_body(_TOKEN.findall(line.casefold()), grams, whole) for line in lines]
    _drop_strays(lines, inside)
    rest = frozenset(ROLES) - BODY
    allowed = []
    for line, is_body in zip(lines, inside, strict=True):
        key = " ".join(_TOKEN.findall(line.casefold()))
        headline = bool(title) and key == title
        allowed.append(frozenset({"headline"}) if headline and not is_body else BODY if is_body else rest)
    return allowed


def _in_body(tokens: list[str], grams: set[tuple[str, ...]], whole: set[str]) -> bool:
    if " ".join(tokens) in whole and tokens:
        return True
    mine = [tuple(tokens[i : i + 4]) for i in range(len(tokens) - 3)]
    return len(mine) >= 2 and sum(gram in grams for gram in mine) >= 0.7 * len(mine)


def _drop_strays(lines: list[str], inside: list[bool]) -> None:
    """Unlabel short lines that lie far from the body: a menu may hold a subhead's words."""
    long = [i for i, line in enumerate(lines) if inside[i] and len(line.split()) >= 8]
    if not long:
        return
    for i, line in enumerate(lines):
        if inside[i] and len(line.split()) < 8 and not any(abs(i - j) <= 12 for j in long):
            inside[i] = False


def cropped(page: Page) -> Page | None:
    """The article alone, as if pasted without its page; None where the page's labels do not single it out."""
    lines = [line for line in page.text.split("\n") if line.strip()]
    if len(lines) != len(page.allowed) or any(len(allowed) > 1 for allowed in page.allowed):
        return None
    body = [i for i, allowed in enumerate(page.allowed) if allowed <= BODY]
    heads = [i for i, allowed in enumerate(page.allowed) if allowed == {"headline"} and body and i < body[0]]
    if not body or not heads:
        return None
    kept = [i for i in range(heads[-1], body[-1] + 1) if page.allowed[i] != {"boilerplate"}]
    text = "\n".join(re.sub(r"^[*+o•]\s+", "", lines[i]) for i in kept)
    return Page(f"{page.id}#cropped", page.group, text, [page.allowed[i] for i in kept])
