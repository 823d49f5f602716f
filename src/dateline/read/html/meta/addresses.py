"""Addresses of pages: which are sane, and what they say of the site."""

from __future__ import annotations

from urllib.parse import urlsplit

_SUFFIXES = frozenset("co com org net gov ac edu gob gouv or ne go in".split())
_HOSTED = frozenset("www m amp blog news web mobile de en fr es it".split())


def host_name(url: str | None) -> str:
    """The name of the site in an address, letters and digits only ("example" for ``https://www.example.com/a``)."""
    try:
        labels = (urlsplit(url or "").hostname or "").split(".")
    except ValueError:
        return ""
    if len(labels) < 2:
        return ""
    labels = labels[:-1]
    if len(labels) > 1 and labels[-1] in _SUFFIXES:
        labels.pop()
    named = [label for label in labels if label not in _HOSTED] or labels
    return "".join(ch for label in named for ch in label if ch.isalnum())


def country_of(url: str | None) -> str:
    """The last label of the address's host ("uk" for ``https://example.co.uk/``)."""
    try:
        return (urlsplit(url or "").hostname or "").rsplit(".", 1)[-1]
    except ValueError:
        return ""
