"""What a reader says when a source cannot be read: what is wrong, and what to do about it."""

from __future__ import annotations


class ReadError(ValueError):
    """A source that cannot be read.

    ``str()`` is one line, ``message; remedy``, whatever the two were built from (file names may hold line breaks).

    Args:
        code: a short slug that programs can test, such as ``empty``, ``binary``, ``missing`` or ``too_large``.
        message: what is wrong, naming the source where the caller does not.
        remedy: what to do about it.
    """

    def __init__(self, code: str, message: str, remedy: str) -> None:
        self.code = code
        self.message = _one_line(message)
        self.remedy = _one_line(remedy)
        super().__init__(f"{self.message}; {self.remedy}")

    def __reduce__(self) -> tuple[type[ReadError], tuple[str, str, str]]:
        return type(self), (self.code, self.message, self.remedy)


def printable(text: str) -> str:
    """``text`` with unprintable characters as U+FFFD.

    A terminal obeys control characters, and a file name, a page or a server's answer may hold them.
    """
    return "".join(c if c.isprintable() else "\ufffd" for c in text)


def _one_line(text: str) -> str:
    return printable(" ".join(text.split()))
