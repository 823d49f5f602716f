"""Whom and what a page names, each once: persons, organisations, groups and places with every span that names them."""

from .candidates import Name
from .page import Named, name_entities
from .spans import entity_spans

__all__ = ["Name", "Named", "entity_spans", "name_entities"]
