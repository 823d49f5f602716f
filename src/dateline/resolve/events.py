"""Groups mentions into events and sets the accounts of each field side by side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from ..model import Account, Attribution, Claim, Document, Event, Link, Mention, Source
from ..model.groups import grouped
from ..model.vocab import CLAIM_FIELDS, ClaimField, EventType
from ..read.notes import notes_of
from .accounts import accounts_of
from .title import event_title

NAME = "resolve"
VERSION = "1"
DEFAULT_RULE = "most-sources"
"""First what a correction of the page states, then the account with most independent sources, then the surest claim,
then the earliest in the text; what a correction withdraws comes last. Of killed and injured the surest account goes
before the one with more sources."""


def resolve(
    document: Document,
    attributions: Iterable[Attribution],
    mentions: Sequence[Mention],
    claims: Sequence[Claim],
    links: Iterable[Link],
) -> tuple[Event, ...]:
    """The events of one document, in order of their first mention.

    A claim that another one of its field was derived from gives way to it; claims of negative polarity are no values.
    """
    sources = {a.id: a.source for a in attributions}
    voice = _own_voice(document)
    fields = {c.id: c.field for c in claims}
    replaced = {i for c in claims for i in (*c.derived_from, c.supersedes) if i and fields.get(i) == c.field}
    leaves: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.id not in replaced:
            leaves[claim.mention_id].append(claim)
    corrections = _in_corrections(document, claims)
    by_id = {m.id: m for m in mentions}
    ordered = sorted(mentions, key=lambda m: (m.trigger.start, m.trigger.end, m.id))
    return tuple(
        _event(document, [by_id[i] for i in group], leaves, sources, voice, corrections)
        for group in grouped([m.id for m in ordered], links)
    )


def _in_corrections(document: Document, claims: Sequence[Claim]) -> frozenset[str]:
    """Ids of the claims whose words stand in a block that corrects the page; an update adds and corrects nothing."""
    blocks = {note.block for note in notes_of(document) if note.withdrawn or (note.right and note.kind != "update")}
    spans = [(document.blocks[k].start, document.blocks[k].end) for k in blocks]
    return (
        frozenset(c.id for c in claims if any(s <= c.evidence[0].start < e for s, e in spans)) if spans else frozenset()
    )


def _own_voice(document: Document) -> Source:
    """Who speaks where nobody is cited: the agency, else the publisher, else the page."""
    if document.agency:
        return Source(name=document.agency, kind="media")
    if document.publisher:
        return Source(name=document.publisher, kind="media")
    return Source(name="the page", kind="document")


def _event(
    document: Document,
    mentions: Sequence[Mention],
    leaves: dict[str, list[Claim]],
    sources: dict[str, Source],
    voice: Source,
    corrections: frozenset[str],
) -> Event:
    claims = [c for m in mentions for c in leaves[m.id]]
    fields: dict[ClaimField, tuple[Account, ...]] = {}
    for name in CLAIM_FIELDS:
        accounts = accounts_of(name, [c for c in claims if c.field == name], sources, voice, corrections)
        if accounts:
            fields[name] = accounts
    kind, mode = _kind(mentions, claims)
    return Event(
        type=kind,
        mode=mode,
        title=event_title(kind, mode, fields),
        mentions=tuple(m.id for m in mentions),
        fields=fields,
        rule=DEFAULT_RULE,
    )


def _kind(mentions: Sequence[Mention], claims: Sequence[Claim]) -> tuple[EventType, str | None]:
    """The type that most claims stand behind (then most mentions, then the first), and its commonest mode."""
    weight: Counter[EventType] = Counter()
    by_id = {m.id: m for m in mentions}
    for claim in claims:
        weight[by_id[claim.mention_id].type] += 1
    for mention in mentions:
        weight[mention.type] += 1
    first = {t: i for i, t in reversed(list(enumerate(m.type for m in mentions)))}
    kind = max(weight, key=lambda t: (weight[t], -first[t]))
    modes = Counter(m.mode for m in mentions if m.type == kind and m.mode)
    return kind, modes.most_common(1)[0][0] if modes else None
