import re

import pytest

from dateline.read.html.layout import lay_out
from dateline.read.html.parse import parse_html
from training.pages.sample import FOLDER, Label, SampleError, SamplePage, count, load, parse_label, read_page

_ROW = re.compile(r"^\| ([a-z:]+) \| (\d+) \|$", re.MULTILINE)

PAGE = """<html><body><nav data-dl="boilerplate:navigation"><a>News</a><a>Sport</a></nav>
<h1 data-dl="headline">Bridge shut</h1>
<div data-dl="body">The bridge was shut.<br><br>It <b>may</b> open on Monday.
<p data-dl="caption">The bridge <em data-dl="credit">Photo: A. Nyman</em></p></div></body></html>"""


@pytest.fixture(scope="module")
def pages() -> list[SamplePage]:
    return list(load())


def test_every_page_loads_under_a_name_and_a_template_of_its_own(pages: list[SamplePage]) -> None:
    assert len(pages) == len(list(FOLDER.glob("*.html"))) > 0
    assert len({page.name for page in pages}) == len(pages)
    assert len({page.template for page in pages}) == len(pages)
    assert all(re.fullmatch("[a-z]{2}", page.language) for page in pages)


def test_readme_counts_the_labels(pages: list[SamplePage]) -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    stated = {label: int(number) for label, number in _ROW.findall(readme)}
    assert stated.pop("all") == sum(stated.values())
    assert stated == dict(count(pages))
    assert readme.split("\n\n")[1].startswith(f"{len(pages)} pages")


def test_every_page_has_a_headline_and_a_story_and_shows_no_label(pages: list[SamplePage]) -> None:
    for page in pages:
        roles = {run.role for run in page.labels}
        assert {"headline", "boilerplate"} <= roles, page.name
        assert roles & {"body", "caption"}, page.name
        assert "data-dl" not in page.html, page.name


def test_pieces_of_the_layout_find_their_labels(pages: list[SamplePage]) -> None:
    pieces = found = 0
    for page in pages:
        root, _ = parse_html(page.html)
        assert root is not None
        labels = page.align([piece.text for piece in lay_out(root).pieces])
        pieces += len(labels)
        found += sum(label is not None for label in labels)
    assert found > 0.99 * pieces


def test_blocks_breaks_and_labels_part_runs() -> None:
    page = read_page("01-example", "en", PAGE)
    assert [tuple(run) for run in page.labels] == [
        ("NewsSport", "boilerplate", "navigation"),
        ("Bridge shut", "headline", None),
        ("The bridge was shut.", "body", None),
        ("It may open on Monday.", "body", None),
        ("The bridge", "caption", None),
        ("Photo: A. Nyman", "credit", None),
    ]


def test_texts_align_in_order_and_take_the_label_of_most_of_their_characters() -> None:
    page = read_page("01-example", "en", PAGE)
    texts = ["Bridge shut", "It may open on Monday.", "The bridge Photo: A. Nyman", "Bridge shut"]
    assert page.align(texts) == [Label("headline"), Label("body"), Label("credit"), None]


def test_an_unlabelled_text_is_an_error() -> None:
    with pytest.raises(SampleError, match="01-x: no label for 'Stray'"):
        read_page("01-x", "en", '<html><body><p>Stray</p><p data-dl="body">Told</p></body></html>')


@pytest.mark.parametrize("written", ["", "story", "boilerplate", "boilerplate:teaser", "body:related"])
def test_an_unknown_label_is_an_error(written: str) -> None:
    with pytest.raises(SampleError, match="unknown label"):
        parse_label(written)
