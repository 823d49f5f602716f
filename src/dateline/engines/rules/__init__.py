"""The first engine: rules over syntax and lexicons. It needs no model but the parser."""

from .engine import RulesEngine

__all__ = ["RulesEngine"]
