"""Number phrases: how many, as a range, and of what kind."""

from .finder import find_quantities
from .types import Kind, Quantity

__all__ = ["Kind", "Quantity", "find_quantities"]
