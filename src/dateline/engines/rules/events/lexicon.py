"""The event lexicon, read once from ``dateline/data/lexicon/events``.

To add a word that tells of an event, put it in ``triggers/TYPE.toml`` there (the notation is explained at the head of
``ASSAULT.toml``); roles are in ``frames.toml``, words of harm in ``harm.toml``, weapons in ``data/weapons``, nouns for
people in ``people.toml``, words that only look like events in ``traps.toml``, kinds of page in ``pages.toml``.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal, get_args

from dateline.engines.weapons import load_phrases
from dateline.model.vocab import EVENT_TYPES, ClaimField, EventType, ParticipantKind

from .forms import noun_forms, verb_forms

Strength = Literal["hard", "soft", "echo"]
Role = Literal["actor", "target", "instrument", ""]
GAP = "~"


class LexiconError(ValueError):
    """A lexicon file says something that the program cannot use."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase that tells of an event. ``forms`` holds the forms of each word, None for a gap."""

    words: tuple[str, ...]
    forms: tuple[frozenset[str] | None, ...]
    head: int
    """Index, in ``words``, of the word that carries the syntax."""
    verb: bool
    type: EventType
    mode: str | None
    frame: dict[str, Role]
    strength: Strength
    needs: dict[str, str] = field(default_factory=dict)
    """Roles that someone must fill for the word to tell of an event ("released two men", not "released a film")."""
    context: bool = False
    """The word tells of harm whose cause other words of the page give ("died"): ``type`` is only a default."""
    family: str = ""
    """Names the row of the lexicon that it stands in: words of about one meaning."""


@dataclass(frozen=True, slots=True)
class HarmWords:
    """The words of one kind of harm."""

    verbs: frozenset[str]
    suffer: frozenset[str]
    states: frozenset[str]
    nouns: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Lexicon:
    """All lists of the event rules."""

    verbs: dict[str, tuple[Trigger, ...]]
    """Triggers by each form of their head word, longest phrase first."""
    nouns: dict[str, tuple[Trigger, ...]]
    harm: dict[ClaimField, HarmWords]
    weapons: dict[tuple[str, ...], str]
    """Weapon phrases in all forms to the id of their class."""
    weak_weapons: frozenset[tuple[str, ...]]
    """Those of them that are everyday things, weapons only where a deed is done with them."""
    people: dict[str, ParticipantKind]
    objects: frozenset[str]
    traps: dict[str, tuple[tuple[str, ...], ...]] = field(repr=False, default_factory=dict)
    """Phrases that are no events, by their first word."""
    habit: frozenset[str] = frozenset()
    wish: frozenset[str] = frozenset()
    pages: dict[str, frozenset[str]] = field(default_factory=dict)
    headlines: tuple[tuple[str, ...], ...] = ()
    """Phrases of headlines that promise no event."""
    openings: frozenset[str] = frozenset()
    """Words that open such headlines."""


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Read the lexicon.

    Raises:
        LexiconError: when a file names an unknown event type, frame or strength.
    """
    root = files("dateline.data") / "lexicon" / "events"

    def table(name: str) -> dict[str, Any]:
        return tomllib.loads((root / name).read_text(encoding="utf-8"))

    frames: dict[str, dict[str, Role]] = table("frames.toml")
    verbs: dict[str, list[Trigger]] = {}
    nouns: dict[str, list[Trigger]] = {}
    for kind in EVENT_TYPES:
        for row in table(f"triggers/{kind}.toml")["triggers"]:
            for is_verb, key in ((True, "verbs"), (False, "nouns")):
                for phrase in row.get(key, ()):
                    trigger = _trigger(phrase, is_verb, kind, row, frames)
                    index = verbs if is_verb else nouns
                    for form in trigger.forms[trigger.head] or ():
                        index.setdefault(form, []).append(trigger)
    people = table("people.toml")
    traps, pages = table("traps.toml"), table("pages.toml")
    named = load_phrases().named
    return Lexicon(
        verbs=_longest_first(verbs),
        nouns=_longest_first(nouns),
        harm={name: _harm(words) for name, words in table("harm.toml").items()},  # type: ignore[misc]
        weapons={form: category for words, category in named.items() for form in _last_forms(words)},
        weak_weapons=frozenset(form for words in load_phrases().weak for form in _last_forms(words)),
        people={
            form: kind
            for kind in ("object", "organisation", "group", "person")
            if kind != "object"
            for noun in people[kind]
            for form in noun_forms(noun)
        },
        objects=frozenset(form for noun in people["object"] for form in noun_forms(noun)),
        traps=_by_first(traps["phrases"]),
        habit=frozenset(traps["generic"]["adverbs"]),
        wish=frozenset(form for verb in traps["speech"]["wish"] for form in verb_forms(verb)),
        pages={kind: frozenset(words) for kind, words in pages.items() if kind not in ("headline", "opening")},
        openings=frozenset(pages["opening"]),
        headlines=tuple(split_words(p) for p in pages["headline"]),
    )


def split_words(phrase: str) -> tuple[str, ...]:
    """The words of a lexicon phrase; hyphens part words, as they do in the sentences that rules read."""
    return tuple(phrase.replace("-", " ").split())


def _trigger(
    phrase: str, is_verb: bool, kind: EventType, row: dict[str, Any], frames: dict[str, dict[str, Role]]
) -> Trigger:
    frame, strength = row.get("frame", "act"), row.get("strength", "soft")
    if frame not in frames or strength not in get_args(Strength):
        raise LexiconError(f"triggers/{kind}.toml: {phrase!r} has frame {frame!r} and strength {strength!r}")
    words = split_words(phrase)
    head = next((i for i, w in enumerate(words) if not w.endswith("ly")), 0) if is_verb else len(words) - 1
    inflect = verb_forms if is_verb else noun_forms
    forms = tuple(
        None if w == GAP else inflect(w) if i == head else frozenset({w}) | (noun_forms(w) if is_verb else frozenset())
        for i, w in enumerate(words)
    )
    return Trigger(
        words,
        forms,
        head,
        is_verb,
        kind,
        row.get("mode"),
        frames[frame],
        strength,
        row.get("needs", {}),
        bool(row.get("context", False)),
        f"{kind}:{next(p for key in ('verbs', 'nouns') for p in row.get(key, ()))}",
    )


def _longest_first(index: dict[str, list[Trigger]]) -> dict[str, tuple[Trigger, ...]]:
    return {form: tuple(sorted(found, key=lambda t: -len(t.words))) for form, found in index.items()}


def _harm(words: dict[str, Any]) -> HarmWords:
    return HarmWords(
        verbs=frozenset(f for v in words["verbs"] for f in _verb_phrase_forms(v)),
        suffer=frozenset(f for v in words["suffer"] for f in verb_forms(v)),
        states=frozenset(words["states"]),
        nouns=frozenset(f for n in words["nouns"] for f in noun_forms(n)),
        phrases=tuple(split_words(p) for p in words["phrases"]),
    )


def _verb_phrase_forms(phrase: str) -> list[str]:
    words = split_words(phrase)
    head = next((i for i, w in enumerate(words) if not w.endswith("ly")), 0)
    return [" ".join([*words[:head], form, *words[head + 1 :]]) for form in verb_forms(words[head])]


def _last_forms(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [(*words[:-1], form) for form in noun_forms(words[-1])]


def _by_first(phrases: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    index: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = split_words(phrase)
        index.setdefault(words[0], []).append(words)
    return {first: tuple(found) for first, found in index.items()}
