"""What holds of every document, whatever it was read from."""

from __future__ import annotations

from dateline.model import Document
from dateline.read import ReadError


def check_document(document: Document) -> None:
    """Offsets are exact, the text can be written and read again, and warnings are lines."""
    text = document.text
    text.encode("utf-8")
    assert "\0" not in text
    last = 0
    for block in document.blocks:
        assert last <= block.start < block.end <= len(text)
        assert text[block.start : block.end].strip(), "a block holds text"
        last = block.end
    for origin in document.origins:
        if origin.start is not None and origin.end is not None:
            assert 0 <= origin.start < origin.end <= len(text)
    if document.dateline is not None:
        assert 0 <= document.dateline.start < document.dateline.end <= len(text)
    for warning in document.warnings:
        assert warning and len(warning.splitlines()) == 1
    again = Document.model_validate_json(document.model_dump_json())
    assert again == document and again.text == text


def check_error(error: ReadError) -> None:
    """A refusal has a code, and one line that says what is wrong and what to do."""
    assert error.code.replace("_", "").isalnum() and error.code.islower()
    assert error.message and error.remedy and str(error).isprintable()
    str(error).encode("utf-8")
