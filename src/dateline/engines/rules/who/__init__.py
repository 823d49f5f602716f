"""Whom and what a page names, each once: persons, organisations, groups and places with every span that names them."""

from .spans import entity_spans

__all__ = ["entity_spans"]
