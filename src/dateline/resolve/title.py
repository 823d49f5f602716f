"""A short name for an event, made of its chosen values: for people, never for matching."""

from __future__ import annotations

from ..model import Account, Count, Participant, Place, Time
from ..model.vocab import ClaimField, EventType, Outcome

_NOUN: dict[EventType, str] = {
    "AGREE": "agreement",
    "CONSULT": "meeting",
    "SUPPORT": "support",
    "COOPERATE": "cooperation",
    "AID": "aid",
    "YIELD": "concession",
    "REQUEST": "request",
    "ACCUSE": "accusation",
    "REJECT": "rejection",
    "THREATEN": "threat",
    "PROTEST": "protest",
    "SANCTION": "sanction",
    "MOBILIZE": "mobilisation",
    "COERCE": "coercion",
    "ASSAULT": "attack",
    "DISASTER": "disaster",
}
_HOW_FAR: dict[Outcome, str] = {
    "planned": "planned",
    "threatened": "threatened",
    "attempted": "attempted",
    "failed": "failed",
    "denied": "denied",
    "accomplished": "",
}
_TOWARDS: dict[EventType, str] = {
    "SUPPORT": "for",
    "AID": "to",
    "YIELD": "to",
    "REQUEST": "to",
    "ACCUSE": "against",
    "REJECT": "of",
    "THREATEN": "against",
    "PROTEST": "against",
    "SANCTION": "on",
    "MOBILIZE": "against",
    "COERCE": "of",
    "ASSAULT": "on",
    "DISASTER": "for",
}
_LONGEST = 60


def event_title(kind: EventType, mode: str | None, fields: dict[ClaimField, tuple[Account, ...]]) -> str:
    """For example "Attempted attack (assassinate) on X, Baghdad, 2021-11-07"."""
    chosen = {name: accounts[0].value for name, accounts in fields.items()}
    outcome = chosen.get("outcome")
    how_far = _HOW_FAR.get(outcome, "") if isinstance(outcome, str) else ""
    noun = _NOUN[kind] if not mode or mode == "other" else f"{_NOUN[kind]} ({mode.replace('_', ' ')})"
    words = [w for w in (how_far, noun) if w]
    actor, target = chosen.get("actor"), chosen.get("target")
    if isinstance(actor, Participant):
        words.append(f"by {_short(actor.name)}")
    if isinstance(target, Participant):
        words.append(f"{_TOWARDS.get(kind, 'with')} {_short(target.name)}")
    parts = [" ".join(words)]
    killed, place, time = chosen.get("killed"), chosen.get("place"), chosen.get("time")
    if isinstance(place, Place):
        parts.append(place.name)
    if isinstance(time, Time) and time.edtf:
        parts.append(time.edtf)
    if isinstance(killed, Count) and (killed.low or killed.high):
        parts.append(f"{killed.low or killed.high} killed")
    title = ", ".join(parts)
    return title[:1].upper() + title[1:]


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"
