"""Runs the rules over one page of the JSON contract, or over a line of text that should be one."""

from __future__ import annotations

import json
from typing import Any

from ..export.contract import CONTRACT
from .findings import Finding
from .rules import RULES

SHAPE = ("document", "attributions", "mentions", "claims", "links", "events")

SHAPE_CODES: dict[str, tuple[str, str]] = {
    "DL001": ("not-json", "A line is one JSON value."),
    "DL002": ("wrong-shape", "A page has the parts of the contract, each of its own shape."),
    "DL003": ("other-version", "A page says which version of the contract it follows, and it is this program's."),
}
"""Codes for what is no page at all; the other rules cannot run on it."""


def check_page(page: str | bytes | dict[str, Any], where: str = "line 1") -> list[Finding]:
    """All findings of one page, in order of row and code.

    Args:
        page: an object of the contract, or a line of JSON.
        where: names the line in findings about the page as a whole.
    """
    if not isinstance(page, dict):
        try:
            page = json.loads(page)
        except (ValueError, RecursionError) as error:
            return [Finding(where, "DL001", f"not JSON: {error}")]
    if not isinstance(page, dict):
        return [Finding(where, "DL002", "not an object: a line of `dateline read --json` is wanted")]
    if page.get("dateline") != CONTRACT:
        return [Finding(where, "DL003", f"contract version {page.get('dateline')!r}: this program reads {CONTRACT!r}")]
    missing = [key for key in SHAPE if key not in page]
    if missing:
        return [Finding(where, "DL002", f"lacks {', '.join(missing)}")]
    found: list[Finding] = []
    for rule in RULES.values():
        try:
            found.extend(rule.findings(page))
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            found.append(Finding(where, "DL002", f"not of the contract's shape ({rule.code} {rule.name}: {error!r})"))
    return sorted(set(found))
