"""Tokens, tags, lemmas, entities and dependencies: what the rules read, from a small model that the package ships."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from .errors import SyntaxModelError
from .segment import unparsed

if TYPE_CHECKING:
    from .types import Syntax

__all__ = ["SyntaxModelError", "load_syntax", "unparsed"]


@lru_cache(maxsize=1)
def load_syntax() -> Syntax:
    """The shipped parser, loaded once. Raises SyntaxModelError where its file is missing or damaged."""
    # Imported here: numpy and onnxruntime take longer to load than all of the rest.
    from .model import OnnxSyntax

    return OnnxSyntax()
