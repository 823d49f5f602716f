"""JSON Feed 1.0 and 1.1 (jsonfeed.org)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..formats.addresses import web_address
from ..formats.json_values import canonical_json
from .entries import Entry, Feed, Stated, Text


def read_json_feed(data: Mapping[str, Any], url: str | None) -> Feed:
    """The items of a JSON Feed; ``url`` is the feed's address."""
    home = web_address(_string(data, "home_page_url"), url)
    items = data.get("items")
    rows = items if isinstance(items, list) else []
    return Feed(
        "application/feed+json",
        [_entry(item, data, home, url) for item in rows if isinstance(item, dict)],
        publisher=_stated(data, "title"),
        language=_stated(data, "language"),
    )


def _entry(item: Mapping[str, Any], feed: Mapping[str, Any], home: str | None, url: str | None) -> Entry:
    return Entry(
        canonical_json(item),
        url=web_address(_string(item, "url"), home, url)
        or web_address(_string(item, "external_url"))
        or web_address(_string(item, "id")),
        title=_stated(item, "title"),
        published=_stated(item, "date_published"),
        modified=_stated(item, "date_modified"),
        authors=_authors(item) or _authors(feed),
        language=_stated(item, "language"),
        content=_text(item, "content_html") or _text(item, "content_text"),
        summary=_text(item, "summary"),
    )


def _string(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    return value if isinstance(value, str) else ""


def _stated(data: Mapping[str, Any], name: str) -> Stated | None:
    text = " ".join(_string(data, name).split())
    return Stated(text, f"json feed {name}") if text else None


def _text(data: Mapping[str, Any], name: str) -> Text | None:
    text = _string(data, name)
    return Text(text, f"json feed {name}", html=name == "content_html") if text.strip() else None


def _authors(data: Mapping[str, Any]) -> list[Stated]:
    rows = data.get("authors")
    people = rows if isinstance(rows, list) else [data.get("author")]
    names = [_string(person, "name") for person in people if isinstance(person, dict)]
    return [Stated(name, "json feed authors") for name in names if name]
