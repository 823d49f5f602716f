import pytest

from dateline.model import Document
from dateline.read.errors import ReadError
from dateline.read.flat import MAX_LINES, read_flat

from .pages import ARTICLE_ONLY, STORY, WRAPPED


def read(text: str) -> Document:
    return read_flat(text.encode())


def texts(document: Document, *roles: str) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.role in roles]


def test_a_page_is_read_by_its_lines() -> None:
    document = read(STORY)
    assert document.text == STORY
    assert document.title == "Harbour bridge closed after crane strikes span"
    assert document.agency == "AP"
    assert document.published == "2023-11-06T21:05"
    assert document.publisher == "Example Radio"
    assert document.language == "en"
    assert document.dateline is not None
    assert (document.dateline.place, document.dateline.agency) == ("Port Example", "AP")
    assert STORY[document.dateline.start : document.dateline.end] == "PORT EXAMPLE (AP) — "
    body = texts(document, "body")
    assert len(body) == 7
    assert body[0].startswith("PORT EXAMPLE") and body[-1].endswith("It gave no comment.")


def test_nothing_of_the_furniture_is_story() -> None:
    document = read(STORY)
    start = STORY.index("We want to hear")
    told = [b for b in document.blocks if b.start >= start and b.role in {"headline", "standfirst", "body", "caption"}]
    assert told == []
    kinds = {document.text[b.start : b.end]: b.kind for b in document.blocks if b.role == "boilerplate"}
    assert kinds["We want to hear from you."] == "promo"
    assert kinds["Council votes to plant trees along the old canal"] == "related"
    assert kinds["Five signs that you need a new kitchen this spring"] == "sponsored"


def test_copies_name_what_they_repeat() -> None:
    document = read(STORY)
    blocks = {b.id: b for b in document.blocks}
    copies = {document.text[b.start : b.end]: blocks[b.copy_of] for b in document.blocks if b.copy_of}
    cut = next(text for text in copies if text.startswith("FILE - Cars"))
    assert cut.endswith("Tuesd...") and copies[cut].role == "caption"
    assert copies["Harbour bridge closed after crane strikes span"].role == "headline"
    assert all(b.role == "boilerplate" and b.kind == "repeat" for b in document.blocks if b.copy_of)


def test_the_capture_is_inferred_and_never_the_publication() -> None:
    document = read(STORY)
    assert document.fetched == "2024~"
    origin = next(o for o in document.origins if o.field == "fetched")
    assert origin.found == "inferred" and STORY[origin.start : origin.end] == "2024"


def test_ages_alone_date_nothing() -> None:
    document = read(STORY.replace("© 2024 Example Radio. All rights reserved.\n", ""))
    assert document.fetched is None


def test_a_dated_item_dates_the_capture() -> None:
    document = read(STORY.replace("1 day ago", "January 12, 2024"))
    assert document.fetched == "2024-01-12~"
    assert document.published == "2023-11-06T21:05"


def test_a_given_capture_stands() -> None:
    document = read_flat(STORY.encode(), fetched="2024-05-01", url="https://example.org/a")
    assert document.fetched == "2024-05-01" and document.url == "https://example.org/a"


def test_an_article_without_a_page() -> None:
    document = read(ARTICLE_ONLY)
    assert document.title == "Mill fire leaves two villages without power"
    assert [b.role for b in document.blocks] == ["headline", "body", "body", "body", "body"]


def test_wrapped_paragraphs_are_one_block() -> None:
    document = read(WRAPPED)
    assert document.authors == ("Orla Testwright",)
    assert document.published == "2024-03-04"
    body = texts(document, "body")
    assert len(body) == 3
    assert body[0].startswith("The ferry between") and body[0].endswith("stay at home.")
    assert "\n" in body[0]


def test_columns_side_by_side_are_parted() -> None:
    row = "The ferry stopped on Monday after a storm." + " " * 20 + "Most read stories of the week"
    document = read(f"Ferry stops after storm\n{row}\nEngineers looked at the pier on Tuesday, the operator said.\n")
    found = [document.text[b.start : b.end] for b in document.blocks]
    assert "The ferry stopped on Monday after a storm." in found and "Most read stories of the week" in found


def test_line_ends_are_kept() -> None:
    plain, windows = read(STORY), read(STORY.replace("\n", "\r\n"))
    assert windows.text == STORY.replace("\n", "\r\n")
    assert [b.role for b in windows.blocks] == [b.role for b in plain.blocks]
    assert texts(windows, "body") == texts(plain, "body")


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n ", "\u2028\u00a0\n".encode()])
def test_empty_pages_are_refused(data: bytes) -> None:
    with pytest.raises(ReadError) as error:
        read_flat(data)
    assert error.value.code == "empty"


def test_binary_is_refused() -> None:
    with pytest.raises(ReadError) as error:
        read_flat(bytes(range(256)) * 40)
    assert error.value.code == "binary"


def test_one_endless_line_is_read_with_a_warning() -> None:
    document = read_flat(b"The river rose again on Monday. " * 60_000)
    assert len(document.blocks) == 1
    assert any("judged by how they begin" in warning for warning in document.warnings)


def test_lines_past_the_limit_are_covered_by_one_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.read.flat.MAX_LINES", 20)
    document = read(STORY)
    assert len(document.blocks) == 21
    assert document.blocks[-1].role == "boilerplate" and document.blocks[-1].end == len(STORY.rstrip())
    assert any("20 lines" in warning for warning in document.warnings)
    assert MAX_LINES > 1_000


@pytest.mark.parametrize(
    ("note", "is_note"),
    [
        ("Correction: An earlier version of this story misstated the name of the river.", True),
        ("Korrektur: In einer früheren Version hieß es, die Brücke sei 1950 gebaut worden.", True),
        ("This story has been updated to add that the bridge reopened.", True),
        ("Update on the bridge that closed on Monday", False),
        ("Corrections officers at the port were not hurt.", False),
    ],
)
def test_a_correction_is_its_own_block(note: str, is_note: bool) -> None:
    assert texts(read(f"{ARTICLE_ONLY}\n{note}\n"), "correction") == [note] * is_note


def test_the_same_page_gives_the_same_document() -> None:
    assert read(STORY) == read(STORY)


def test_captions_and_credits_are_pairs_without_an_address() -> None:
    found = read_flat(STORY.encode())
    texts = {b.id: found.text[b.start : b.end] for b in found.blocks}
    roles = {b.id: b.role for b in found.blocks}
    named = [i for p in found.pictures for i in (p.caption, *p.credits) if i]
    assert sorted(named) == sorted(i for i, role in roles.items() if role in ("caption", "credit"))
    assert named and all(p.url is None for p in found.pictures), texts
