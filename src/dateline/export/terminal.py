"""A record for a person at a terminal: each event with its fields, who says so, and the sentence marked.

Text of the page is printed as text: control characters, escape sequences and bidirectional overrides are shown as
visible signs, so a page cannot write to the terminal.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..model import (
    Account,
    Attribution,
    Claim,
    Count,
    Damage,
    Document,
    Event,
    Evidence,
    Instrument,
    Participant,
    Place,
    Record,
    Responsibility,
    Source,
    Time,
    Value,
)
from ..model.vocab import CLAIM_FIELDS
from ..text.sentences import split_sentences
from .named import shown, table_of

_QUOTE_LONGEST = 320
_LABEL = {"time": "when", "place": "where", "actor": "who", "target": "to whom", "instrument": "with what"}
_ORDER = ("time", "place", *(f for f in CLAIM_FIELDS if f not in ("time", "place")))


def print_record(record: Record, console: Console, *, quotes: bool = True, attributions: bool = True) -> None:
    """Print ``record`` to ``console``; without ``quotes`` the sentences are left out."""
    console.print(_head(record))
    if not record.events:
        nothing = "Nothing was extracted." if record.warnings else "No event is reported on this page."
        console.print(Text(nothing, style="italic"))
    sentences = _Sentences(record.document) if quotes else None
    for number, event in enumerate(record.events, 1):
        console.print()
        console.print(_event(number, event, record, sentences))
    named, further = shown(record)
    if named:
        console.print()
        console.print(Text(f"Who is who ({len(named) + further})", style="bold"))
        console.print(Padding(table_of(named, plain), (0, 0, 0, 3)))
        if further:
            console.print(Padding(Text(f"and {further} more, in --json", style="dim"), (0, 0, 0, 3)))
    if attributions and record.attributions:
        console.print()
        console.print(Text(f"Who says what ({len(record.attributions)})", style="bold"))
        console.print(_attributions(record))


class _Sentences:
    """The sentences of a document's blocks, to find the one around a span."""

    def __init__(self, document: Document) -> None:
        spans = (split_sentences(document.text, b.start, b.end) for b in document.blocks)
        self.spans = [span for block in spans for span in block]
        self.starts = [start for start, _ in self.spans]

    def around(self, evidence: Evidence) -> tuple[int, int]:
        """From the start of the sentence that ``evidence`` begins in to the end of the one it ends in."""
        first, last = (max(0, bisect_right(self.starts, i) - 1) for i in (evidence.start, evidence.end - 1))
        if not self.spans:
            return evidence.start, evidence.end
        return min(self.spans[first][0], evidence.start), max(self.spans[last][1], evidence.end)


def plain(text: str) -> str:
    """``text`` on one line, with control and format characters made visible."""
    shown = (
        c if c.isprintable() or c == "\u00ad" else " " if c.isspace() else _sign(c)
        for c in text.replace("\u200b", "").replace("\ufeff", "")
    )
    return " ".join("".join(shown).split())


def _sign(character: str) -> str:
    return "\ufffd" if unicodedata.category(character) in ("Cc", "Cs", "Cn") else f"<U+{ord(character):04X}>"


def _head(record: Record) -> RenderableType:
    document = record.document
    lines = [Text(plain(document.title or "(no headline)"), style="bold")]
    about = [x for x in (document.agency, document.publisher) if x]
    if document.authors:
        about.append("by " + ", ".join(document.authors))
    if document.published:
        about.append(f"published {_moment(document.published)}")
    if document.modified and document.modified != document.published:
        about.append(f"modified {_moment(document.modified)}")
    if document.fetched:
        about.append(f"captured {document.fetched}")
    if document.dateline and document.dateline.place:
        about.append(f"dateline {document.dateline.place}")
    lines.append(Text(" · ".join(map(plain, about)), style="dim"))
    if document.url:
        lines.append(Text(plain(document.url), style="dim"))
    counted = (
        (len(record.document.blocks_of("body")), "body paragraph"),
        *_beside(document),
        (len(record.events), "event"),
        (len(record.claims), "claim"),
        (len(record.attributions), "attribution"),
    )
    lines.append(Text(" · ".join(f"{n} {what}{'' if n == 1 else 's'}" for n, what in counted), style="dim"))
    lines.extend(Text(f"! {plain(w)}", style="yellow") for w in (*document.warnings, *record.warnings))
    return Group(*lines)


def _beside(document: Document) -> Iterator[tuple[int, str]]:
    """What a page has beside its story, where it has any: pictures (each once) and corrections."""
    for count, what in (
        (sum(p.copy_of is None for p in document.pictures), "picture"),
        (len(document.blocks_of("correction")), "correction"),
    ):
        if count:
            yield count, what


def _moment(iso: str) -> str:
    shown = iso.replace("T", " ")
    zoned = shown.endswith("Z") or "+" in shown[10:] or "-" in shown[10:]
    return shown if zoned or len(iso) <= 10 else f"{shown} (zone not stated)"


def _event(number: int, event: Event, record: Record, sentences: _Sentences | None) -> RenderableType:
    head = Text.assemble(
        (f"{number}  ", "dim"),
        (f"{event.type} ", "bold cyan"),
        (plain(event.title), "bold"),
    )
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True, width=14)
    table.add_column(ratio=1)
    claims = {c.id: c for c in record.claims}
    shown: set[tuple[int, int]] = set()
    for name in _ORDER:
        for place, account in enumerate(event.fields.get(name, ())):
            label = _LABEL.get(name, name) if place == 0 else "  or" if name in _ALONE else ""
            table.add_row(label, _account(account, [claims[c] for c in account.claims], record, sentences, shown))
    return Group(head, Padding(table, (0, 0, 0, 3)))


_ALONE = frozenset(CLAIM_FIELDS) - {"actor", "target", "instrument", "damage"}
"""Fields with one true value: further accounts differ from the first. The others are lists."""


def _account(
    account: Account, claims: list[Claim], record: Record, sentences: _Sentences | None, shown: set[tuple[int, int]]
) -> RenderableType:
    line = Text(plain(value_text(account.value)))
    said = [s for s in account.sources if any(c.attribution for c in claims)]
    if said:
        line.append("  according to " + "; ".join(_source(s) for s in said), style="magenta")
    line.append(f"  {account.confidence:.2f}", style="dim")
    if account.reasons:
        line.append("  " + "; ".join(account.reasons), style="yellow")
    if sentences is None:
        return line
    quoted = []
    for evidence in (c.evidence[0] for c in sorted(claims, key=lambda c: c.evidence[0].start)):
        sentence = sentences.around(evidence)
        if sentence not in shown:
            shown.add(sentence)
            quoted.append(_quote(record.document, evidence, sentence))
    return Group(line, *quoted)


def _quote(document: Document, evidence: Evidence, sentence: tuple[int, int]) -> Text:
    start, end = sentence
    if end - start > _QUOTE_LONGEST:
        start = max(start, evidence.start - _QUOTE_LONGEST // 2)
        end = min(end, max(evidence.end, start + _QUOTE_LONGEST))
    left = ("…" if start > sentence[0] else "") + plain(document.text[start : evidence.start])
    right = plain(document.text[evidence.end : end]) + ("…" if end < sentence[1] else "")
    space = [" " if document.text[i : i + 1].isspace() else "" for i in (evidence.start - 1, evidence.end)]
    return Text.assemble(
        ("“" + left + (space[0] if left else ""), "dim"),
        (plain(evidence.exact), "underline"),
        ((space[1] if right else "") + right + "”", "dim"),
    )


def _source(source: Source) -> str:
    if source.resolved and source.resolved.casefold() not in source.name.casefold():
        return plain(f"{source.name} ({source.resolved})") if source.name else plain(source.resolved)
    return plain(source.name) or f"{source.kind} source"


def _attributions(record: Record) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="magenta", width=30)
    table.add_column(style="dim", width=8, no_wrap=True)
    table.add_column(ratio=1)
    by_id = {a.id: a for a in record.attributions}
    for a in sorted(record.attributions, key=lambda a: a.content[0].start):
        table.add_row(_chain(a, by_id), a.mode, Text(plain(" … ".join(e.exact for e in a.content))))
    return Padding(table, (0, 0, 0, 3))


def _chain(attribution: Attribution, by_id: dict[str, Attribution]) -> str:
    names = [_source(attribution.source)]
    seen = {attribution.id}
    while attribution.via and attribution.via in by_id and attribution.via not in seen:
        attribution = by_id[attribution.via]
        seen.add(attribution.id)
        names.append(_source(attribution.source))
    return ", via ".join(names)


def value_text(value: Value) -> str:
    """A value in words: "24 to 99 security forces", "Green Zone, in Baghdad (IQ), neighbourhood"."""
    return " ".join(_words(value))


def _words(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Count):
        yield _range(value.low, value.high)
        if value.who:
            yield value.who
        if value.parts:
            yield f"(of them {', '.join(value_text(part) for part in value.parts)})"
    elif isinstance(value, Participant | Damage):
        yield value.name
        if value.effect:
            yield f"({value.effect})"
    elif isinstance(value, Instrument):
        yield value.name or f"{value.category} (inferred)"
        if value.low is not None:
            yield f"({_range(value.low, value.high)})"
    elif isinstance(value, Responsibility):
        yield f"{value.name or 'nobody'} ({value.stance})"
    elif isinstance(value, Place):
        yield value.name
        inside = [x for x in (value.within if value.within != value.name else None, value.country) if x]
        if inside:
            yield f"({', '.join(inside)})"
        if value.lat is not None and value.lon is not None:
            yield f"{value.lat:.2f}, {value.lon:.2f}, {value.precision}"
    elif isinstance(value, Time):
        yield value.edtf or "time not anchored"
        if value.part:
            yield {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}.get(
                value.part, value.part
            )
        if value.inferred:
            yield "(inferred)"


def _range(low: int | None, high: int | None) -> str:
    if low == high:
        return f"{low}"
    if high is None:
        return f"at least {low}"
    return f"at most {high}" if low is None else f"{low} to {high}"
