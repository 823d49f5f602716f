"""ninjs (News in JSON, IPTC): 1.x, 2.x and 3.x, one item, an array of items, or one on each line.

The three differ in the case of names and in whether texts are properties (``body_text``) or lists (``bodies``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from ..errors import ReadError
from ..sources.found import Skipped, Unreadable
from .addresses import web_address
from .fragment import is_markup, read_fragment, read_lines
from .json_values import canonical_json
from .news_item import NewsItem
from .parts import Part

if TYPE_CHECKING:
    from dateline.model import Document

Properties = Mapping[str, Any]
_MEDIA_TYPE: Final = "application/vnd.iptc.ninjs+json"
_PICTURES: Final = ("picture", "graphic")
_MARKUP: Final = ("html", "xhtml", "xml", "nitf")


def read_ninjs(
    values: list[Any], source: str, *, url: str | None, fetched: str | None, warnings: tuple[str, ...]
) -> Iterator[Document | Unreadable | Skipped]:
    """Every item of a file.

    Args:
        values: the file's JSON values.
        source: the file's name in messages.
        url: its address.
        fetched: when it was captured, EDTF.
        warnings: what is wrong with the file as a whole.
    """
    for number, value in enumerate(values, start=1):
        name = source if len(values) == 1 else f"{source}, item {number}"
        if not isinstance(value, dict) or "uri" not in _lowered(value):
            yield Skipped("JSON values that are no items")
            continue
        for item in (value, *_stories_in(value)):
            try:
                yield _document(item, url if len(values) == 1 and item is value else None, fetched, warnings)
            except ReadError as error:
                yield Unreadable.of(name, error)


def _stories_in(value: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Items with a text of their own that a package holds as associations, in its order."""
    ahead = [value]
    while ahead:
        inner = list(_associations(_lowered(ahead.pop(0))))
        yield from (item for item in inner if "uri" in item and _texts(item, "body", "bodies"))
        ahead += inner


def _lowered(value: Mapping[str, Any]) -> dict[str, Any]:
    """The properties by name as ninjs 2 writes it; ninjs 3 differs in case only."""
    return {str(name).lower(): found for name, found in value.items()}


def _document(value: Mapping[str, Any], url: str | None, fetched: str | None, warnings: tuple[str, ...]) -> Document:
    data = _lowered(value)
    item = NewsItem("ninjs", warnings=list(warnings))
    _metadata(data, item)
    pictured = _string(data, "type") in _PICTURES
    item.body += _body(data, item)
    if pictured:
        item.pictures.append(_picture(data))
    else:
        item.standfirsts += [text for text, _ in _texts(data, "description", "descriptions")][:1]
    for associated in _associations(data):
        if _string(associated, "type") in (*_PICTURES, "video", "") and (words := _picture(associated))[:2] != ("", ""):
            item.pictures.append(words)
    return item.document(
        sha256=hashlib.sha256(canonical_json(value)).hexdigest(),
        url=_address(data) or url,
        media_type=_MEDIA_TYPE,
        fetched=fetched,
    )


def _metadata(data: Properties, item: NewsItem) -> None:
    for text, role in _headlines(data):
        if not item.headline and not role.startswith(("sub", "deck", "short")):
            item.headline = text
            item.state("title", text, "headline" if "headline" in data else "headlines")
        elif not role.startswith(("short", "main", "seo")):
            item.standfirsts.append(text)
    if not item.headline:
        item.headline = _string(data, "title")
        item.state("title", item.headline, "title")
    item.state("language", _string(data, "language"), "language")
    first = _string(data, "firstcreated")
    item.state("published", first, "firstcreated")
    name = "contentcreated" if not first else ""
    item.state("published", _string(data, name), name)
    version = _string(data, "versioncreated")
    item.state("modified" if item.meta.published else "published", version, "versioncreated")
    for name, detail in (("infosource", "infosource"), ("infosources", "infosources"), ("provider", "provider")):
        for party in _names(data.get(name)):
            item.credit_agency(party, detail)
            item.state("publisher", party, detail)
    item.state("publisher", _string(data, "copyrightholder"), "copyrightholder")
    item.credit_agency(_string(data, "copyrightholder"), "copyrightholder")
    byline = _string(data, "byline") or _string(data, "by")
    item.bylines += [byline] if byline else []
    item.credit([byline], "byline" if "byline" in data else "by")
    authors = [
        name for row in (data.get("people"), data.get("person")) for name in _names(row, rel=("author", "creator"))
    ]
    item.credit(authors, "people")
    status = _string(data, "pubstatus").lower()
    item.withdrawn = status in ("canceled", "cancelled")
    if status == "withheld":
        item.warnings.append("the provider withholds this item from publication")
    if embargo := _string(data, "embargoed") or _string(data, "embargoeduntil"):
        item.warnings.append(f"embargoed until {embargo[:40]}")
    item.notes += [note for note in (_string(data, "ednote"),) if note]


def _string(data: Properties, name: str) -> str:
    value = data.get(name)
    return value if isinstance(value, str) else ""


def _rows(value: Any) -> Iterator[dict[str, Any]]:
    for row in value if isinstance(value, list) else [value]:
        if isinstance(row, dict):
            yield _lowered(row)


def _names(value: Any, rel: tuple[str, ...] = ()) -> list[str]:
    """Names of parties; ``rel`` limits them to those with such a relation to the item."""
    if isinstance(value, str):
        return [] if rel else [value]
    return [
        name
        for row in _rows(value)
        if (name := _string(row, "name")) and (not rel or _string(row, "rel").rpartition(":")[2] in rel)
    ]


def _headlines(data: Properties) -> Iterator[tuple[str, str]]:
    """Headlines with their roles, lower-case."""
    if main := _string(data, "headline"):
        yield main, ""
    for name in data:
        if name.startswith("headline_") and (text := _string(data, name)):
            yield text, name.partition("_")[2]
    for row in _rows(data.get("headlines")):
        if text := _string(row, "value"):
            yield text, _string(row, "role").rpartition(":")[2].lower()


def _texts(data: Properties, property_name: str, list_name: str) -> list[tuple[str, bool]]:
    """The renditions of a text, those with markup first: only they part its paragraphs. The flag says which it is."""
    found: list[tuple[str, bool]] = []
    for name in data:
        if name == property_name or name.startswith(f"{property_name}_"):
            text = _string(data, name)
            found.append((text, name.endswith(_MARKUP) or (name == property_name and is_markup(text))))
    for row in _rows(data.get(list_name)):
        text = _string(row, "value")
        kind = (_string(row, "contenttype") or _string(row, "role")).lower()
        found.append((text, any(word in kind for word in _MARKUP) or (not kind and is_markup(text))))
    return sorted((pair for pair in found if pair[0].strip()), key=lambda pair: not pair[1])


def _body(data: Properties, item: NewsItem) -> list[Part]:
    for text, markup in _texts(data, "body", "bodies"):
        found = read_fragment(text, item.headline) if markup else read_lines(text)
        if found.story:
            item.images += found.images
            item.warnings += found.warnings
            return found.parts
    return []


def _associations(data: Properties) -> Iterator[dict[str, Any]]:
    """Associated items: a list in ninjs 2 and 3, an object with a name for each in ninjs 1."""
    value = data.get("associations")
    yield from _rows(list(value.values()) if isinstance(value, dict) else value)


def _picture(data: Properties) -> tuple[str, str, str | None]:
    """Caption, credit and address of a picture."""
    texts = _texts(data, "description", "descriptions")
    caption = next((text for text, markup in texts if not markup), "")
    if not caption and texts:
        caption = " ".join(part.text for part in read_fragment(texts[0][0]).parts)
    credits = [_string(data, "byline") or _string(data, "by"), _string(data, "copyrightholder")]
    value = data.get("renditions")
    rows = _rows(list(value.values()) if isinstance(value, dict) else value)
    address = next((found for row in rows if (found := web_address(_string(row, "href")))), None)
    return caption, " / ".join(dict.fromkeys(filter(None, credits))), address


def _address(data: Properties) -> str | None:
    """The page's address: a link or alternative identifier that is one, else the item's identifier if it is one."""
    for name in ("links", "altids"):
        for row in _rows(data.get(name)):
            if address := web_address(_string(row, "href") or _string(row, "value")):
                return address
    return web_address(_string(data, "uri"))
