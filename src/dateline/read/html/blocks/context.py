"""What a page states about itself outside its text, as far as the block model compares pieces with it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Context:
    """Title, description, article text and captions as the page's metadata give them; empty where they do not.

    ``captions`` are the texts of picture captions and alternative texts, joined by line feeds.
    """

    title: str = ""
    description: str = ""
    stated: str = ""
    captions: str = ""
