"""The rules, one function each: a page of the JSON contract goes in, findings come out.

Codes: DL0 shape, DL1 ids and hashes, DL2 spans, DL3 references, DL4 times, DL5 places, DL6 numbers, DL7 events.
To add a rule, write a function with ``@rule(code, name)``; its docstring is its documentation.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic import ValidationError

from ..export.contract import AttributionJSON, MentionJSON, claim_row, event_row
from ..export.parts import DocumentJSON, EntityJSON
from ..model import Link, Row, SpanMismatch
from ..model.evidence import Evidence
from ..text.encodings import codecs
from .findings import Finding

Page = dict[str, Any]
Found = Iterator[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code, its name and the function that yields (where, message)."""

    code: str
    name: str
    test: Callable[[Page], Found]

    @property
    def doc(self) -> str:
        """What the rule tests, in a sentence."""
        return " ".join((self.test.__doc__ or "").split())

    def findings(self, page: Page) -> Iterator[Finding]:
        """Run the rule over one page."""
        for where, message in self.test(page):
            yield Finding(str(where), self.code, message)


RULES: dict[str, Rule] = {}


def rule(code: str, name: str) -> Callable[[Callable[[Page], Found]], Callable[[Page], Found]]:
    """Register a rule under ``code``."""

    def register(test: Callable[[Page], Found]) -> Callable[[Page], Found]:
        if code in RULES:
            raise ValueError(f"two rules have the code {code}")
        RULES[code] = Rule(code, name, test)
        return test

    return register


def _first_error(error: ValidationError | ValueError) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        message = first["msg"].removeprefix("Value error, ")
        return f"{where}: {message}" if where else message
    return str(error)


def _rows(page: Page) -> Iterator[tuple[str, Callable[[], Row]]]:
    """Each row of the page by its id, with what builds it (and so tests its id)."""
    document_id = page["document"]["id"]
    yield document_id, lambda: DocumentJSON.model_validate(page["document"]).row()
    for n in page.get("entities", ()):
        yield n["id"], lambda n=n: EntityJSON.model_validate(n).row(document_id)  # type: ignore[misc]
    for a in page["attributions"]:
        yield a["id"], lambda a=a: AttributionJSON.model_validate(a).row(document_id)  # type: ignore[misc]
    for m in page["mentions"]:
        yield m["id"], lambda m=m: MentionJSON.model_validate(m).row(document_id)  # type: ignore[misc]
    for c in page["claims"]:
        yield c["id"], lambda c=c: claim_row(c, document_id)  # type: ignore[misc]
    for link in page["links"]:
        yield link["id"], lambda link=link: Link.model_validate(link)  # type: ignore[misc]
    for e in page["events"]:
        yield e["id"], lambda e=e: event_row(e)  # type: ignore[misc]


def spans_of(page: Page) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every span of the page with the id of the row that holds it."""
    document = page["document"]
    if document.get("dateline"):
        yield document["id"], document["dateline"]["evidence"]
    for origin in document.get("origins", ()):
        if origin.get("evidence"):
            yield document["id"], origin["evidence"]
    for n in page.get("entities", ()):
        for span in (*n["names"], *n["roles"]):
            yield n["id"], span
    for a in page["attributions"]:
        for span in (a.get("source_evidence"), a.get("cue"), *a["content"]):
            if span:
                yield a["id"], span
    for m in page["mentions"]:
        yield m["id"], m["trigger"]
    for c in page["claims"]:
        for span in c["evidence"]:
            yield c["id"], span


@rule("DL101", "row-changed")
def row_changed(page: Page) -> Found:
    """A row's id is the hash of its content; another id, or content of another shape, means that it was changed."""
    for where, build in _rows(page):
        try:
            build()
        except (ValidationError, ValueError, KeyError, TypeError) as error:
            message = f"lacks {error}" if isinstance(error, KeyError) else _first_error(error)  # type: ignore[arg-type]
            yield where, message


@rule("DL102", "text-changed")
def text_changed(page: Page) -> Found:
    """The SHA-256 of a plain-text page is that of its text in some charset, unless decoding lost characters."""
    document = page["document"]
    text = document["text"]
    if document["media_type"] != "text/plain" or any("replaced by U+FFFD" in w for w in document["warnings"]):
        return
    if document["sha256"] not in _sums(text, ("utf-8", *codecs(), "utf-32-le", "utf-32-be")):
        yield document["id"], "the text's SHA-256 is not the document's"


def _sums(text: str, charsets: Iterable[str]) -> Iterator[str]:
    for charset in charsets:
        try:
            data = text.encode(charset)
        except UnicodeEncodeError:
            continue
        for mark in ("", "\ufeff") if charset.startswith("utf") else ("",):
            yield hashlib.sha256(mark.encode(charset) + data).hexdigest()


@rule("DL103", "row-twice")
def row_twice(page: Page) -> Found:
    """No two rows of a page have one id."""
    seen: set[str] = set()
    for kind in ("entities", "attributions", "mentions", "claims", "links", "events"):
        for row in page.get(kind, ()):
            if row["id"] in seen:
                yield row["id"], f"the id occurs twice (again in {kind})"
            seen.add(row["id"])


@rule("DL201", "span-mismatch")
def span_mismatch(page: Page) -> Found:
    """A span holds exactly the words, and stands between the words, that it says."""
    document = page["document"]
    for where, span in spans_of(page):
        try:
            Evidence(document_id=document["id"], **span).verify(document["text"])
        except (SpanMismatch, ValidationError, TypeError) as error:
            yield where, _first_error(error) if not isinstance(error, TypeError) else str(error)


@rule("DL202", "raw-mismatch")
def raw_mismatch(page: Page) -> Found:
    """The words that a claim was read from are among its evidence."""
    for claim in page["claims"]:
        if claim["raw"] and not any(claim["raw"] in span["exact"] for span in claim["evidence"]):
            yield claim["id"], f"its words {claim['raw'][:40]!r} are in none of its evidence"


@rule("DL203", "block-order")
def block_order(page: Page) -> Found:
    """Blocks lie in order inside the text and do not overlap."""
    last = 0
    for block in page["document"]["blocks"]:
        if not last <= block["start"] < block["end"] <= len(page["document"]["text"]):
            yield page["document"]["id"], f"block {block['id']} at {block['start']}:{block['end']} is out of order"
        last = block["end"]


@rule("DL204", "entity-name")
def entity_name(page: Page) -> Found:
    """The name of an entity is how one of its spans writes it."""
    for entity in page.get("entities", ()):
        if entity["name"] not in {" ".join(span["exact"].split()) for span in entity["names"]}:
            yield entity["id"], f"its name {entity['name'][:40]!r} is in none of its spans"


@rule("DL301", "dangling-reference")
def dangling_reference(page: Page) -> Found:
    """What a row refers to is in the record."""
    have = {k: {row["id"] for row in page.get(k, ())} for k in ("entities", "attributions", "mentions", "claims")}
    for a in page["attributions"]:
        if a["via"] and a["via"] not in have["attributions"]:
            yield a["id"], f"came via {a['via']}, which is not there"
    for c in page["claims"]:
        if c["mention"] not in have["mentions"]:
            yield c["id"], f"belongs to {c['mention']}, which is not there"
        if c["attribution"] and c["attribution"] not in have["attributions"]:
            yield c["id"], f"is attributed by {c['attribution']}, which is not there"
        for other in c["derived_from"]:
            if other not in have["claims"]:
                yield c["id"], f"is derived from {other}, which is not there"
        entity = c["value"].get("entity") if isinstance(c["value"], dict) else None
        if entity and entity not in have["entities"]:
            yield c["id"], f"names {entity}, which is not there"
    for link in page["links"]:
        for side in (link["left"], link["right"]):
            if side not in have["mentions"]:
                yield link["id"], f"links {side}, which is not there"
    for e in page["events"]:
        for m in e["mentions"]:
            if m not in have["mentions"]:
                yield e["id"], f"gathers {m}, which is not there"
        for accounts in e["fields"].values():
            for other in (c for a in accounts for c in a["claims"]):
                if other not in have["claims"]:
                    yield e["id"], f"rests on {other}, which is not there"


@rule("DL302", "unbacked-value")
def unbacked_value(page: Page) -> Found:
    """An account of an event has the value that one of its claims gives for that field."""
    claims = {c["id"]: c for c in page["claims"]}
    for e in page["events"]:
        for name, accounts in e["fields"].items():
            for account in accounts:
                backing = [claims[c] for c in account["claims"] if c in claims]
                if backing and not any(c["field"] == name and c["value"] == account["value"] for c in backing):
                    yield e["id"], f"no claim gives its {name}"


@rule("DL303", "picture-words")
def picture_words(page: Page) -> Found:
    """A picture names blocks of its own with the role that it gives them, and copies a picture that is there."""
    document = page["document"]
    roles = {block["id"]: block["role"] for block in document["blocks"]}
    pictures = document.get("pictures", ())
    names = [picture["id"] for picture in pictures]
    used: set[str] = set()
    for picture in pictures:
        named = [(picture["caption"], "caption")] if picture["caption"] else []
        for block, role in (*named, *((credit, "credit") for credit in picture["credits"])):
            if block not in roles:
                yield document["id"], f"picture {picture['id']} names block {block}, which is not there"
            elif roles[block] != role:
                yield document["id"], f"picture {picture['id']} takes block {block}, a {roles[block]}, for its {role}"
            elif block in used:
                yield document["id"], f"picture {picture['id']} shares block {block} with another"
            used.add(block)
        if names.count(picture["id"]) > 1:
            yield document["id"], f"two pictures are called {picture['id']}"
        if picture["copy_of"] and picture["copy_of"] not in names:
            yield document["id"], f"picture {picture['id']} copies {picture['copy_of']}, which is not there"


@rule("DL401", "bad-date")
def bad_date(page: Page) -> Found:
    """Publication and modification are ISO 8601, and ``start`` and ``end`` of a time are days in order."""
    document = page["document"]
    for name in ("published", "modified"):
        if document[name] is not None and _moment(document[name]) is None:
            yield document["id"], f"{name} {document[name]!r} is not an ISO 8601 date or time"
    for claim in page["claims"]:
        value = claim["value"]
        if claim["field"] != "time" or not isinstance(value, dict) or not value.get("edtf"):
            continue
        try:
            ends = [date.fromisoformat(value[k]) for k in ("start", "end") if value.get(k)]
        except ValueError as error:
            yield claim["id"], str(error)
            continue
        if ends != sorted(ends):
            yield claim["id"], f"time runs backwards from {value['start']} to {value['end']}"


@rule("DL402", "modified-before-published")
def modified_first(page: Page) -> Found:
    """A page is not modified before it is published."""
    document = page["document"]
    first, then = _moment(document["published"]), _moment(document["modified"])
    if first and then and (first.tzinfo is None) == (then.tzinfo is None) and then < first:
        yield document["id"], f"modified {document['modified']} before published {document['published']}"


@rule("DL403", "after-publication")
def after_publication(page: Page) -> Found:
    """An event told as having happened does not begin over a day after the page was last changed."""
    document = page["document"]
    last = _moment(document["modified"] or document["published"])
    if last is None:
        return
    for claim in page["claims"]:
        value = claim["value"]
        if claim["field"] != "time" or claim["factuality"]["realis"] != "actual" or not isinstance(value, dict):
            continue
        try:
            begins = date.fromisoformat(value.get("start") or "")
        except ValueError:
            continue
        if (begins - last.date()).days > 1:
            yield claim["id"], f"begins {begins}, after the page of {last.date()}"


@rule("DL501", "bad-place")
def bad_place(page: Page) -> Found:
    """A point has both coordinates, in range, and a country code of two capital letters."""
    for claim in page["claims"]:
        value = claim["value"]
        if claim["field"] != "place" or not isinstance(value, dict):
            continue
        lat, lon, country = value.get("lat"), value.get("lon"), value.get("country")
        if lat is None or lon is None:
            if lat is not lon:
                yield claim["id"], "has one coordinate without the other"
        elif not (-90 <= lat <= 90 and -180 <= lon <= 180):
            yield claim["id"], f"point {lat}, {lon} is not on the Earth"
        if country is not None and not (len(country) == 2 and country.isalpha() and country.isupper()):
            yield claim["id"], f"{country!r} is no ISO 3166-1 country code"


@rule("DL502", "bad-actor-country")
def bad_actor_country(page: Page) -> Found:
    """Where an entity, an actor or a target has a country, it is a code of two capital letters."""
    told = [(e["id"], e["country"]) for e in page.get("entities", ())]
    told += [
        (c["id"], c["value"].get("country"))
        for c in page["claims"]
        if c["field"] in ("actor", "target") and isinstance(c["value"], dict)
    ]
    for where, country in told:
        if country is not None and not (len(country) == 2 and country.isalpha() and country.isupper()):
            yield where, f"{country!r} is no ISO 3166-1 country code"


@rule("DL601", "bad-count")
def bad_count(page: Page) -> Found:
    """A count's ends are not negative and in order."""
    for claim in page["claims"]:
        value = claim["value"]
        if not isinstance(value, dict) or "low" not in value or claim["field"] == "instrument":
            continue
        low, high = value["low"], value["high"]
        if any(end is not None and end < 0 for end in (low, high)):
            yield claim["id"], f"counts from {low} to {high}"
        elif low is not None and high is not None and low > high:
            yield claim["id"], f"counts backwards from {low} to {high}"


@rule("DL602", "bad-confidence")
def bad_confidence(page: Page) -> Found:
    """Confidence lies between 0 and 1."""
    for claim in page["claims"]:
        if not 0 <= claim["confidence"] <= 1:
            yield claim["id"], f"confidence {claim['confidence']} is not between 0 and 1"


@rule("DL603", "parts-disagree")
def parts_disagree(page: Page) -> Found:
    """No part of a count is greater than the whole, and the parts that a page lists in full come to it."""
    text = page["document"]["text"]
    for claim in page["claims"]:
        value = claim["value"]
        parts = value.get("parts") if isinstance(value, dict) else None
        if not parts:
            continue
        least = [p["low"] or 0 for p in parts]
        greatest = value["high"] if value["high"] is not None else value["low"]
        if value["high"] is not None and max(least) > greatest:
            yield claim["id"], f"a part of {max(least)} is more than the whole, {greatest}"
        elif _listed(text, claim) and value["low"] == value["high"] and sum(least) != greatest:
            yield claim["id"], f"its parts come to {sum(least)}, the page says {greatest}"


def _listed(text: str, claim: dict[str, Any]) -> bool:
    """Whether the parts of a count stand behind a colon, a dash or a bracket, so that they are all its parts."""
    spans = sorted((e["start"], e["end"]) for e in claim["evidence"])
    between = text[spans[0][1] : spans[1][0]].rstrip() if len(spans) > len(claim["value"]["parts"]) else ""
    return between[-1:] in {":", "—", "–", "("}


@rule("DL701", "mention-twice")
def mention_twice(page: Page) -> Found:
    """A mention belongs to one event."""
    seen: dict[str, str] = {}
    for e in page["events"]:
        for m in e["mentions"]:
            if m in seen:
                yield e["id"], f"shares {m} with {seen[m]}"
            seen.setdefault(m, e["id"])


def _moment(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat((text or "").replace("Z", "+00:00"))
    except ValueError:
        return None
