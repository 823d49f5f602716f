"""Web archives (WARC): records cut out of bytes in any state, and pages out of records."""

from .pages import is_archive, pages

__all__ = ["is_archive", "pages"]
