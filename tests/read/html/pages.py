"""Invented pages, put together from parts, and a short way to read them."""

from __future__ import annotations

from dateline.model import Document
from dateline.read.html import read_html_text

SHA = "0" * 64
LEAD = "Three dock workers were hurt when a crane fell at the port of Valparaíso on Monday, the harbour office said."
SECOND = "The crane had been inspected in March, according to Ines Quiroga-Demo, who runs the office."
THIRD = "Work at the northern quay stopped for the day, and two ships were sent to San Antonio."
FOURTH = "The union said it had asked for new cables twice, and that nobody had answered its letters."
BODY = "".join(f"<p>{text}</p>" for text in (LEAD, SECOND, THIRD, FOURTH))
TITLE = "Crane falls at Valparaíso port"


def page(body: str = BODY, *, head: str = "", before: str = "", after: str = "", title: str = TITLE) -> str:
    """A page with a headline over ``body`` in an article, and other parts around it."""
    return (
        f'<!doctype html><html lang="en"><head><title>{title} | The Harbour Demo</title>{head}</head><body>'
        f'<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>{before}'
        f"<article><h1>{title}</h1>{body}</article>{after}<footer><p>© 2024 The Harbour Demo</p></footer></body></html>"
    )


def read(html: str, url: str | None = None) -> Document:
    return read_html_text(html, sha256=SHA, url=url)


def texts(document: Document, *roles: str) -> list[str]:
    """Texts of the blocks that have one of ``roles``."""
    return [document.text[b.start : b.end] for b in document.blocks if b.role in roles]


def kinds(document: Document) -> dict[str, str | None]:
    """Kinds of the boilerplate by its text."""
    return {document.text[b.start : b.end]: b.kind for b in document.blocks if b.role == "boilerplate"}
