"""The labelled sample: invented news pages whose every visible text has its role, and its kind where it is furniture.

The pages are ``sample/NAME.LANGUAGE.html``. An attribute ``data-dl`` on an element labels the text inside it, down to
the next element that has one: ``data-dl="body"``, ``data-dl="boilerplate:related"``. ``sample/README.md`` defines the
labels. What a reader is given is the page without that attribute.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeVar, get_args

from lxml import etree

from dateline.model.vocab import BLOCK_ROLES, BlockRole, BoilerplateKind
from dateline.read.html.parse import parse_html

FOLDER = Path(__file__).parent / "sample"

_ATTRIBUTE = "data-dl"
_WRITTEN = re.compile(r'\s+data-dl="[a-z:]+"')
_KINDS: tuple[BoilerplateKind, ...] = get_args(BoilerplateKind)
_UNSEEN = re.compile("[\\s\x00-\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff\ufffd]+")
"""White space and what has no width: readers differ in how they keep it."""
_SKIPPED = frozenset(
    "head script style noscript template svg math iframe object embed applet canvas audio video map select textarea "
    "datalist noembed noframes dialog progress meter".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small "
    "span strike strong sub sup time tt u var wbr br".split()
)

_Value = TypeVar("_Value")


class SampleError(ValueError):
    """A page of the sample has a text without a label, or a label that nobody defined."""


class Label(NamedTuple):
    """A role and, for boilerplate, its kind."""

    role: BlockRole
    kind: BoilerplateKind | None = None

    def __str__(self) -> str:
        return f"{self.role}:{self.kind}" if self.kind else self.role


class LabelledText(NamedTuple):
    """A run of visible text under one label; block-level elements and pairs of ``br`` part two runs."""

    text: str
    role: BlockRole
    kind: BoilerplateKind | None


@dataclass(frozen=True, slots=True)
class SamplePage:
    """A page as a reader gets it (``html``), and the labels of its visible text in the page's order.

    ``name`` is unique, ``template`` names the family of markup (no two pages share one template), ``language`` is an
    ISO 639-1 code.
    """

    name: str
    language: str
    template: str
    html: str
    labels: list[LabelledText]

    def align(self, texts: Sequence[str]) -> list[Label | None]:
        """The label of each of ``texts``, which are runs of the page's text in the page's order.

        A text that spans several labels gets the one that most of its characters have. White space does not count, and
        texts of the page may be left out; None stands where a text is not found after the one before it.
        """
        labels = [Label(run.role, run.kind) for run in self.labels for _ in _UNSEEN.sub("", run.text)]
        return [_commonest(labels[start:end]) for start, end in self._spans(texts)]

    def spread(self, texts: Sequence[str], given: Sequence[str]) -> list[str | None]:
        """What ``given`` says of each of the page's own runs (``labels``), where it has one word on each of ``texts``.

        A run that several texts share gets the word of most of its characters; None where no text holds it.
        """
        said: list[str | None] = [None] * sum(len(_UNSEEN.sub("", run.text)) for run in self.labels)
        for (start, end), word in zip(self._spans(texts), given, strict=True):
            said[start:end] = [word] * (end - start)
        spread: list[str | None] = []
        at = 0
        for run in self.labels:
            end = at + len(_UNSEEN.sub("", run.text))
            spread.append(_commonest(said[at:end]))
            at = end
        return spread

    def _spans(self, texts: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Where each text stands among the page's visible characters; an empty span where it was not found."""
        page = "".join(_UNSEEN.sub("", run.text) for run in self.labels)
        at = 0
        for text in texts:
            bare = _UNSEEN.sub("", text)
            start = page.find(bare, at) if bare else -1
            if start < 0:
                yield at, at
                continue
            at = start + len(bare)
            yield start, at


def _commonest(values: Sequence[_Value]) -> _Value | None:
    return Counter(values).most_common(1)[0][0] if values else None


def load(folder: Path = FOLDER) -> Iterator[SamplePage]:
    """Read the pages in the order of their names.

    Raises:
        SampleError: when a visible text has no label, or an unknown one.
    """
    for path in sorted(folder.glob("*.html")):
        name, language = path.stem.rsplit(".", 1)
        yield read_page(name, language, path.read_text(encoding="utf-8"))


def read_page(name: str, language: str, labelled: str) -> SamplePage:
    """Part a labelled page into what a reader gets and the labels; raises as :func:`load` does."""
    try:
        labels = list(_runs(labelled))
    except SampleError as error:
        raise SampleError(f"{name}: {error}") from None
    return SamplePage(name, language, name.split("-", 1)[1], _WRITTEN.sub("", labelled), labels)


def count(pages: Iterable[SamplePage]) -> Counter[str]:
    """How many runs of text there are of each label (``body``, ``boilerplate:related``)."""
    return Counter(str(Label(run.role, run.kind)) for page in pages for run in page.labels)


def parse_label(written: str) -> Label:
    """Read a value of ``data-dl``; raises :class:`SampleError` where it is none of the defined ones."""
    role, _, kind = written.partition(":")
    for known in BLOCK_ROLES:
        if known == role and known != "boilerplate" and not kind:
            return Label(known)
    for known_kind in _KINDS:
        if role == "boilerplate" and known_kind == kind:
            return Label("boilerplate", known_kind)
    raise SampleError(f"unknown label {written!r}")


def _runs(labelled: str) -> Iterator[LabelledText]:
    root, _ = parse_html(labelled)
    if root is None:
        raise SampleError("no text")
    buffer: list[str] = []
    labels: list[Label | None] = [None]
    breaks = 0

    def flush(label: Label | None) -> Iterator[LabelledText]:
        text = " ".join("".join(buffer).split())
        buffer.clear()
        if not _UNSEEN.sub("", text):
            return
        if label is None:
            raise SampleError(f"no label for {text[:60]!r}")
        yield LabelledText(text, label.role, label.kind)

    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        tag = element.tag
        if event == "start":
            if tag in _SKIPPED:
                events.skip_subtree()
                continue
            written = element.get(_ATTRIBUTE)
            breaks = breaks + 1 if tag == "br" else breaks
            if tag not in _INLINE or written is not None or breaks > 1:
                yield from flush(labels[-1])
                breaks = 0
            labels.append(parse_label(written) if written is not None else labels[-1])
            buffer.append(" " if tag == "br" else element.text or "")
            breaks = 0 if (element.text or "").strip() else breaks
            continue
        if tag not in _SKIPPED:
            label = labels.pop()
            if tag not in _INLINE or element.get(_ATTRIBUTE) is not None:
                yield from flush(label)
        if element is not root and element.tail:
            buffer.append(element.tail)
            breaks = 0 if element.tail.strip() else breaks
    yield from flush(labels[-1])
