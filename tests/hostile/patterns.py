"""Every compiled pattern of the package, and hostile strings made of what each pattern itself looks for."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any, NamedTuple

import dateline

_GENERIC = (
    " ",
    "a",
    "1",
    "a ",
    "A",
    "Aa ",
    ",",
    ".",
    "\n",
    "<",
    ">",
    '"',
    "'",
    "-",
    "\u00e9",
    "\u00a0",
    "&#",
    "1 ",
    "://",
)
_CANDIDATES = "xa1 A-.,:/'\"<>=&;\n\u00e9\u00a0\u2014\u4e00#_\0"
_SEARCHES = re.compile(r"\b(\w+)(?:\(\))?\.(?:search|finditer|findall|sub|subn|split)\(")
_MATCHES = re.compile(r"\b(\w+)(?:\(\))?\.(?:match|fullmatch)\(")
_REPEATS = {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}
_MOST_PIECES = 14
_LONG_REPEAT = 60


class Found(NamedTuple):
    """A pattern, where it lives, and whether it is only ever anchored (``match`` or ``fullmatch``)."""

    where: str
    pattern: re.Pattern[Any]
    anchored: bool


def every_pattern() -> list[Found]:
    """The patterns of all modules: module variables, members of tables and classes, and what cached functions give."""
    source = "\n".join(path.read_text("utf-8") for path in Path(dateline.__path__[0]).rglob("*.py"))
    searched, matched = set(_SEARCHES.findall(source)), set(_MATCHES.findall(source))
    found: dict[int, Found] = {}
    for info in pkgutil.walk_packages(dateline.__path__, "dateline."):
        if info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            if inspect.isfunction(value) or hasattr(value, "cache_info"):
                value = _given_by(value, module.__name__)
            elif inspect.isclass(value):
                value = dict(vars(value)) if value.__module__ == module.__name__ else None
            for pattern in _patterns_in(value, depth=5):
                by_name = name in searched or name in matched
                anchored = name not in searched if by_name else _is_anchored_in(module)
                found.setdefault(id(pattern), Found(f"{module.__name__}.{name}", pattern, anchored))
    return list(found.values())


def _is_anchored_in(module: ModuleType) -> bool:
    """Whether patterns that go through a variable are only matched in a module, and never searched for."""
    source = inspect.getsource(module)
    return any(name.islower() for name in _MATCHES.findall(source)) and not any(
        name.islower() for name in _SEARCHES.findall(source)
    )


def _given_by(function: Any, module: str) -> Any:
    """What a cached function without parameters gives, if it gives patterns."""
    if not hasattr(function, "cache_info") or function.__module__ != module:
        return None
    signature = inspect.signature(function)
    if signature.parameters or "Pattern" not in str(signature.return_annotation):
        return None
    return function()


def _patterns_in(value: Any, depth: int) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, dict):
        for pair in value.items():
            yield from _patterns_in(pair, depth - 1)
    elif depth and isinstance(value, (list, tuple, set, frozenset)) and len(value) < 5_000:
        for item in value:
            yield from _patterns_in(item, depth - 1)
    elif depth and dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from _patterns_in(getattr(value, field.name, None), depth - 1)


def hostile_strings(pattern: re.Pattern[Any], length: int) -> Iterator[tuple[str, Any]]:
    """Strings of about ``length`` that nearly match over and over: ``(what is repeated, string)`` rows."""
    for before, piece, after in _recipes(pattern):
        text = (before + piece * (length // len(piece) + 1))[:length] + after
        label = f"{before!r} + {piece!r} * n + {after!r}"
        yield label, text.encode("utf-8", "replace") if isinstance(pattern.pattern, bytes) else text


def _recipes(pattern: re.Pattern[Any]) -> list[tuple[str, str, str]]:
    raw = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    tree = list(parser.parse(raw, pattern.flags & ~re.UNICODE & ~re.DEBUG))
    recipes: dict[tuple[str, str, str], None] = {}
    pieces: dict[str, None] = {}
    _collect(tree, "", recipes, pieces)
    kept = [piece for piece in pieces if piece.strip("\0")][:_MOST_PIECES]
    for piece in (*kept, *_GENERIC):
        recipes[("", piece, "")] = None
        recipes[(_sample(tree[:1]), piece, "\0")] = None
    for one in kept[:6]:
        for other in (*kept[:6], " ", "\n"):
            recipes[("", one + other, "\0")] = None
    return [recipe for recipe in recipes if recipe[1]]


def _collect(tree: Any, before: str, recipes: dict[tuple[str, str, str], None], pieces: dict[str, None]) -> None:
    """Note what each repeat of a parsed pattern repeats, with what leads there, and the parts that may be repeated."""
    so_far = before
    for node in tree:
        op, given = node
        if op in _REPEATS:
            _, high, body = given
            sample = _sample(body)
            if high > _LONG_REPEAT and sample:
                for after in ("\0", "\n", " ", "x"):
                    recipes[(so_far, sample, after)] = None
                for other in _variants(body):
                    recipes[(so_far, other, "\0")] = None
            _collect(body, so_far, recipes, pieces)
        elif op is sre.BRANCH:
            for alternative in given[1]:
                _collect(alternative, so_far, recipes, pieces)
        elif op is sre.SUBPATTERN:
            _collect(given[-1], so_far, recipes, pieces)
        elif op in {sre.ASSERT, sre.ASSERT_NOT}:
            _collect(given[1], so_far, recipes, pieces)
        elif op is sre.ATOMIC_GROUP:
            _collect(given, so_far, recipes, pieces)
        so_far += _sample([node])
        pieces.setdefault(so_far[len(before) :])
        pieces.setdefault(_sample([node]))


def _variants(tree: Any) -> list[str]:
    """Other texts that the same node takes: one for each member of a class or alternative."""
    if len(tree) == 1 and tree[0][0] is sre.IN:
        members = [c for c in _CANDIDATES if _is_member(tree[0][1], c)]
        return members[:4]
    if len(tree) == 1 and tree[0][0] is sre.SUBPATTERN:
        return _variants(tree[0][1][-1])
    if len(tree) == 1 and tree[0][0] is sre.BRANCH:
        return [_sample(alternative) for alternative in tree[0][1][1]][:6]
    return []


def _sample(tree: Any) -> str:
    return "".join(_sample_of(op, given) for op, given in tree)


def _sample_of(op: Any, given: Any) -> str:
    if op is sre.LITERAL:
        return chr(given)
    if op is sre.NOT_LITERAL:
        return "x" if given != ord("x") else "y"
    if op is sre.ANY:
        return "x"
    if op is sre.IN:
        listed = next((chr(value) for kind, value in given if kind is sre.LITERAL), "")
        if given[0][0] is not sre.NEGATE and listed:
            return listed
        return next((c for c in _CANDIDATES if _is_member(given, c)), "x")
    if op in _REPEATS:
        return _sample(given[2]) * min(max(given[0], 1), 50)
    if op is sre.BRANCH:
        return _sample(given[1][0])
    if op is sre.SUBPATTERN:
        return _sample(given[-1])
    if op is sre.ATOMIC_GROUP:
        return _sample(given)
    return ""


def _is_member(members: Any, character: str) -> bool:
    negated = members[0][0] is sre.NEGATE
    code = ord(character)
    tests = {
        sre.CATEGORY_DIGIT: character.isdigit(),
        sre.CATEGORY_NOT_DIGIT: not character.isdigit(),
        sre.CATEGORY_SPACE: character.isspace(),
        sre.CATEGORY_NOT_SPACE: not character.isspace(),
        sre.CATEGORY_WORD: character.isalnum() or character == "_",
        sre.CATEGORY_NOT_WORD: not (character.isalnum() or character == "_"),
    }
    found = any(
        (kind is sre.LITERAL and value == code)
        or (kind is sre.RANGE and value[0] <= code <= value[1])
        or (kind is sre.CATEGORY and tests.get(value, False))
        for kind, value in members
    )
    return found != negated
