"""From what a user names to documents: nothing raises, and no good page is lost to a bad one."""

from __future__ import annotations

import errno
import gzip
import io
import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model import Document
from dateline.read import Tally, Unreadable, read_sources
from dateline.read.html.parse import MAX_CHARACTERS

from ...helpers.warc import info_record, packed, page, page_record, record

STORY = """Four hurt in depot fire
NORDVIK, May 6 (Example Wire) - A fire at the Nordvik depot injured four workers on Monday, the fire service said.
Captain Ilse Brandvold said the crew had put it out within an hour, and that its cause was not yet known.
"""


def read(*sources: str | Path, stdin: bytes = b"", **options: int) -> list[Document | Unreadable]:
    return list(read_sources([str(s) for s in sources], stdin=io.BytesIO(stdin), **options))  # type: ignore[arg-type]


def brief(found: list[Document | Unreadable]) -> list[str]:
    """``html``, ``plain`` or the code of what cannot be read."""
    return [f.media_type.partition("/")[2] if isinstance(f, Document) else f.code for f in found]


def refusal(source: str | Path, **options: int) -> Unreadable:
    (found,) = read(source, **options)
    assert isinstance(found, Unreadable)
    assert str(found).startswith(str(source))
    assert "\n" not in str(found)
    assert found.remedy
    return found


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.html").write_text(page())
    (tmp_path / "b.txt").write_text(STORY)
    (tmp_path / "c.warc.gz").write_bytes(packed(info_record(), page_record(1), page_record(2)))
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "d.html.gz").write_bytes(gzip.compress(page().encode()))
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_is_read_in_order_and_counted(folder: Path) -> None:
    tally = Tally()
    found = list(read_sources([str(folder)], tally=tally))
    assert brief(found) == ["html", "plain", "html", "html", "html"]
    assert (tally.read, tally.unreadable) == (5, 0)
    assert tally.skipped == {"files that are no pages": 1, "warcinfo records": 1}


def test_the_same_sources_give_the_same_documents(folder: Path) -> None:
    first, second = ([d.id for d in read(folder) if isinstance(d, Document)] for _ in range(2))
    assert first == second


def test_sources_are_read_one_at_a_time(folder: Path) -> None:
    found = read_sources([str(folder / "a.html"), str(folder / "b.txt")])
    assert isinstance(next(found), Document)
    (folder / "b.txt").unlink()
    (missing,) = found
    assert isinstance(missing, Unreadable)


def test_a_pattern_in_quotes_is_expanded(folder: Path) -> None:
    assert brief(read("*.html", "inner/*")) == ["html", "html"]
    assert brief(read("**/*.gz")) == ["html", "html", "html"]
    assert brief(read("inn*")) == ["html"]
    assert refusal("none*.html").code == "missing"


def test_a_file_whose_name_looks_like_something_else_is_a_file(folder: Path) -> None:
    names = ["--help.html", "story[1].html", "-", "https:", "ünï ☃.html", "a\nb.html"]
    for name in names:
        (folder / name).write_text(page())
    assert brief(read("--help.html", "story[1].html", "./-", "https:", "ünï ☃.html", "a\nb.html")) == ["html"] * 6


def test_standard_input_may_be_a_page_text_or_an_archive() -> None:
    assert brief(read("-", stdin=page().encode())) == ["html"]
    assert brief(read("-", stdin=STORY.encode())) == ["plain"]
    assert brief(read("-", stdin=gzip.compress(STORY.encode()))) == ["plain"]
    assert brief(read("-", stdin=packed(page_record(1), page_record(2)))) == ["html", "html"]
    (empty,) = read("-", stdin=b"")
    assert isinstance(empty, Unreadable)
    assert str(empty) == "standard input: there is nothing in it; check that the page was saved whole"


def test_an_archive_s_urls_and_dates_reach_the_documents(folder: Path) -> None:
    first, second = read(folder / "c.warc.gz")
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.url, second.url) == ("https://news.example/1", "https://news.example/2")
    assert first.fetched == "2024-05-06T07:08:09Z"


def test_an_archive_record_with_a_lying_length_is_read_with_a_warning(tmp_path: Path) -> None:
    (tmp_path / "x.warc").write_bytes(page_record(1, length=99_999) + page_record(2))
    first, second = read(tmp_path / "x.warc")
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert "wrong length" in first.warnings[0]
    assert first.id == first.expected_id()
    assert second.warnings == ()


def test_damage_in_an_archive_costs_no_good_page(tmp_path: Path) -> None:
    path = tmp_path / "x.warc.gz"
    path.write_bytes(packed(page_record(1)) + packed(page_record(2))[:200] + b"garbage" + packed(page_record(3)))
    assert brief(read(path)) == ["html", "damaged_warc", "html"]
    path.write_bytes(packed(page_record(1), page_record(2))[:-100])
    assert brief(read(path)) == ["html", "damaged_warc"]
    path.write_bytes(b"nothing like an archive")
    assert refusal(path).code == "damaged_warc"


@pytest.mark.parametrize("data", [page().encode(), gzip.compress(page().encode())])
def test_a_page_under_an_archive_s_name_is_a_page(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.warc.gz").write_bytes(data)
    assert brief(read(tmp_path / "x.warc.gz")) == ["html"]


def test_an_archive_without_pages_says_so(tmp_path: Path) -> None:
    (tmp_path / "x.warc").write_bytes(info_record() + record(b"x", kind="metadata"))
    *_, last = read(tmp_path / "x.warc")
    assert isinstance(last, Unreadable)
    assert (last.code, last.message) == ("no_pages", "the archive holds no pages (records of other kinds: 2)")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0", "binary"),
        (b"\x7fELF\2\1\1\0", "binary"),
        (b"PK\3\4\0\0", "binary"),
        (b"%PDF-1.5\n", "binary"),
        (os.urandom(5000), "binary"),
        (b"\x1f\x8bnot gzip", "damaged_gzip"),
        (gzip.compress(b"\0" * 2_000_000), "too_large"),
        (b"a" * 1_000_001, "too_large"),
    ],
)
@pytest.mark.parametrize("name", ["x.html", "x.txt", "x"])
def test_a_file_that_holds_no_page_is_unreadable(tmp_path: Path, data: bytes, code: str, name: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert refusal(tmp_path / name, max_bytes=1_000_000).code == code


def test_what_is_not_there_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a.png").write_bytes(b"\x89PNG")
    (tmp_path / "loop.html").symlink_to("loop.html")
    assert refusal(tmp_path / "none.html").code == "missing"
    assert refusal(tmp_path / "none" / "none.html").code == "missing"
    assert refusal(tmp_path / "empty").code == "no_pages"
    assert refusal(tmp_path / "loop.html").code == "missing"
    *_, pictures = read(tmp_path / "pictures")
    assert isinstance(pictures, Unreadable)
    assert pictures.code == "no_pages"


@pytest.mark.parametrize("source", ["", "a\0b", "n" * 5000, "\udcff.html"])
def test_what_is_no_file_name_is_unreadable(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert brief(read(source)) in (["missing"], ["is_folder"])


@pytest.mark.parametrize("source", ["file:///etc/passwd", "ftp://news.example/a", "gopher://x/*"])
def test_schemes_other_than_http_are_refused(source: str) -> None:
    assert refusal(source).code == "unsupported_scheme"


def test_a_url_on_a_private_address_is_refused() -> None:
    assert refusal("http://127.0.0.1/").code == "blocked_address"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_files_and_folders_that_may_not_be_read_cost_no_other(folder: Path) -> None:
    (folder / "b.txt").chmod(0)
    (folder / "inner").chmod(0)
    try:
        assert brief(read(folder)) == ["html", "denied", "html", "html", "denied"]
    finally:
        (folder / "inner").chmod(0o700)


def test_links_that_lead_back_cost_nothing(folder: Path) -> None:
    (folder / "inner" / "back").symlink_to(folder)
    assert brief(read(folder)) == ["html", "plain", "html", "html", "html"]


def test_a_disk_that_fails_midway_is_told() -> None:
    class Failing:
        def __init__(self) -> None:
            self.left = 2

        def read(self, size: int, /) -> bytes:
            self.left -= 1
            if self.left < 0:
                raise OSError(errno.EIO, "Input/output error")
            return b"<p>text " * 100

    (found,) = read_sources(["-"], stdin=Failing())
    assert isinstance(found, Unreadable)
    assert (found.code, found.message) == ("io", "Input/output error")


def test_a_reader_that_fails_costs_its_page_only(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> Document:
        raise RecursionError("too deep\nfor words")

    monkeypatch.setattr("dateline.read.html.read_html", fail)
    bad, good = read(folder / "a.html", folder / "b.txt")
    assert isinstance(bad, Unreadable)
    assert (bad.code, bad.message) == ("reader_failed", "its reader failed (RecursionError: too deep for words)")
    assert isinstance(good, Document)


def test_html_cut_off_anywhere_is_read_or_refused(tmp_path: Path) -> None:
    data = page().encode()
    for end in range(0, len(data), 61):
        (tmp_path / "a.html").write_bytes(data[:end])
        assert brief(read(tmp_path / "a.html")) in (["html"], ["empty"])
    (tmp_path / "a.html").write_bytes(data[: data.index(b"</p>") - 5])
    (found,) = read(tmp_path / "a.html")
    assert isinstance(found, Document)
    assert "injured four workers" in found.text


def test_a_wrong_declared_charset_costs_no_letter(tmp_path: Path) -> None:
    text = page("Café Åse burns in Nordvik").replace('charset="utf-8"', 'charset="iso-8859-1"')
    (tmp_path / "a.html").write_bytes(text.encode())
    (found,) = read(tmp_path / "a.html")
    assert isinstance(found, Document)
    assert found.title == "Café Åse burns in Nordvik"
    assert any("is wrong: the bytes are valid UTF-8" in w for w in found.warnings)


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", ["a.html", "a.txt"])
def test_utf_16_is_read_with_and_without_its_mark(tmp_path: Path, codec: str, name: str) -> None:
    (tmp_path / name).write_bytes((page() if name == "a.html" else STORY).encode(codec))
    (found,) = read(tmp_path / name)
    assert isinstance(found, Document)
    assert "Captain Ilse Brandvold said" in found.text
    assert name == "a.html" or found.text == STORY


def test_a_hundred_thousand_nested_divs_are_survived(tmp_path: Path) -> None:
    nested = "<div>" * 100_000 + "<p>The mayor said four people were hurt in the fire.</p>" + "</div>" * 100_000
    (tmp_path / "a.html").write_text(f"<!doctype html><title>Fire</title><body>{nested}")
    (tmp_path / "b.html").write_text(page())
    first, second = read(tmp_path / "a.html", tmp_path / "b.html")
    assert isinstance(first, Document)
    assert "four people were hurt" in first.text
    assert isinstance(second, Document)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_one_line_of_fifty_megabytes_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"The mayor spoke. " * 3_000_000)
    (found,) = read(tmp_path / name)
    assert isinstance(found, Document)
    assert len(found.text) == (51_000_000 if name == "a.txt" else MAX_CHARACTERS)
    assert name == "a.txt" or any("page cut" in w for w in found.warnings)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.sampled_from(["a", "a.html", "a.txt", "a.warc", "a.warc.gz", "a.html.gz"]),
    st.sampled_from([b"", page().encode(), packed(page_record(1)), page_record(1), gzip.compress(b"<p>x")]),
    st.integers(0, 500),
    st.binary(max_size=100),
)
def test_any_bytes_under_any_name_give_something(
    tmp_path: Path, name: str, base: bytes, at: int, change: bytes
) -> None:
    (tmp_path / name).write_bytes(base[:at] + change + base[at + len(change) :])
    found = read(tmp_path / name)
    assert found
    assert all(f.code != "reader_failed" for f in found if isinstance(f, Unreadable))


@given(st.lists(st.text(max_size=12), max_size=3))
def test_any_names_give_something(names: list[str]) -> None:
    # names that are there, in the folder the tests run in, are no concern here
    names = [f"no-such-folder/{name}" for name in names]
    assert len(read(*names)) >= len(names)


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes")
def test_a_named_pipe_is_read_when_named_and_not_in_a_folder(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    (tmp_path / "a.html").write_text(page())
    assert brief(read(tmp_path)) == ["html"]
    child = os.fork()
    if child == 0:
        pipe.write_text(page())
        os._exit(0)
    assert brief(read(pipe)) == ["html"]
    os.waitpid(child, 0)


def test_a_password_in_a_url_is_not_shown() -> None:
    (found,) = read_sources(["http://ann:secret@news.example/a"])
    assert isinstance(found, Unreadable) and "secret" not in str(found) and "news.example/a" in str(found)
