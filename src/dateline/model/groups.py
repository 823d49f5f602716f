"""Which mentions are one event: what positive links join."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .claims import Link


def grouped(ids: Sequence[str], links: Iterable[Link]) -> list[list[str]]:
    """The connected components of ``ids`` under the positive ``same_event`` links that no other supersedes."""
    links = list(links)
    superseded = {link.supersedes for link in links}
    parent = {i: i for i in ids}

    def root(i: str) -> str:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for link in links:
        standing = link.judgement == "positive" and link.id not in superseded
        if link.link == "same_event" and standing and {link.left, link.right} <= parent.keys():
            parent[root(link.right)] = root(link.left)
    groups: dict[str, list[str]] = {}
    for i in ids:
        groups.setdefault(root(i), []).append(i)
    return list(groups.values())
