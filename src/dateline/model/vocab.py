"""The closed vocabularies that rows use. Event types and modes are PLOVER's; see ``dateline.data``."""

from __future__ import annotations

from typing import Literal, get_args

BlockRole = Literal[
    "headline",
    "standfirst",
    "subhead",
    "byline",
    "agency",
    "date",
    "body",
    "caption",
    "credit",
    "correction",
    "boilerplate",
]
BoilerplateKind = Literal["related", "sponsored", "promo", "navigation", "comments", "repeat", "other"]

OriginKind = Literal[
    "json-ld",
    "opengraph",
    "meta",
    "markup",
    "text",
    "url",
    "http",
    "given",
    "inferred",
    "feed",
    "newsml",
    "ninjs",
]
"""What gives a value of a document's metadata: a part of its page, its feed or agency file, or the caller."""

STORY_ROLES: frozenset[BlockRole] = frozenset({"headline", "standfirst", "body", "caption"})
"""Roles whose text may report events; the rest is furniture or metadata."""

EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "YIELD",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
    "DISASTER",
]
"""PLOVER's types, and ``DISASTER`` (disasters, accidents, outbreaks), which is Dateline's own."""

ClaimField = Literal[
    "actor",
    "target",
    "instrument",
    "killed",
    "injured",
    "abducted",
    "arrested",
    "displaced",
    "missing",
    "damage",
    "outcome",
    "responsibility",
    "place",
    "time",
]
COUNT_FIELDS: tuple[ClaimField, ...] = ("killed", "injured", "abducted", "arrested", "displaced", "missing")

Outcome = Literal["planned", "threatened", "attempted", "failed", "denied", "accomplished"]
Stance = Literal["claimed", "accused", "suspected", "denied", "reported"]
"""How a text ties a party to an event: it claims it, is accused, is suspected, denies it, or is reported as fact."""

AttributionMode = Literal["direct", "indirect", "mixed"]
SourceKind = Literal["person", "organisation", "anonymous", "collective", "media", "document", "author", "unknown"]
Medium = Literal["statement", "post", "broadcast", "interview", "document", "press_conference", "court", "speech"]
ParticipantKind = Literal["person", "organisation", "group", "place", "object", "unknown"]
EntityKind = Literal["person", "organisation", "group", "place"]
Sector = Literal[
    "GOV",
    "JUD",
    "LEG",
    "MIL",
    "COP",
    "OPP",
    "PTY",
    "REB",
    "PRM",
    "SPY",
    "UAF",
    "CVL",
    "ELI",
    "BUS",
    "EDU",
    "MED",
    "LAB",
    "AGR",
    "JRN",
    "REF",
    "REL",
    "SOC",
    "CRM",
    "IGO",
    "NGO",
    "ISM",
    "IMG",
    "MNC",
]
"""What an actor is: the sector codes of the PLOVER manual (draft 0.7b1, 2021, "Sector Primary Codes"; ``MED`` is health
and ``JRN`` the press there), then its five codes of actors that belong to no state ("Non-state actor codes")."""
PlacePrecision = Literal["exact", "neighbourhood", "city", "admin2", "admin1", "country", "region", "unknown"]
TimePrecision = Literal["minute", "hour", "part_of_day", "day", "week", "month", "season", "year", "decade", "interval"]
LinkKind = Literal["same_event", "copy_of", "revision_of", "part_of", "follows", "contradicts"]
Judgement = Literal["positive", "negative", "unsure", "suggested"]
Polarity = Literal["+", "-"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
Realis = Literal["actual", "future", "hypothetical", "generic"]

EVENT_TYPES: tuple[EventType, ...] = get_args(EventType)
CLAIM_FIELDS: tuple[ClaimField, ...] = get_args(ClaimField)
BLOCK_ROLES: tuple[BlockRole, ...] = get_args(BlockRole)
