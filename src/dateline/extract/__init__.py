"""Document to attributions, mentions and claims: turns the spans that an engine marks into rows with evidence."""

from .rows import NAME, VERSION, Extraction, extract

__all__ = ["NAME", "VERSION", "Extraction", "extract"]
