"""Tests a record as a linter tests code: every finding has a code, a place and a sentence."""

from .findings import Finding
from .page import check_page
from .rules import RULES, Rule

__all__ = ["RULES", "Finding", "Rule", "check_page"]
