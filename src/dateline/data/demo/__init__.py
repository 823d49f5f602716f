"""The example pages: invented events in the manner of real pages, with their mess."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

PAGES: Final[dict[str, str]] = {
    "wire-copy-station-a.html": "a wire story on a radio station's site: furniture, a caption given twice",
    "wire-copy-station-b.html": "the same story in a daily, shortened, under another headline",
    "wire-copy-station-c.html": "the same story again, with a paragraph of local news added",
    "update-raises-toll.html": "two days later: the toll rises, two arrests",
    "correction.html": "a road accident, with a correction of the number injured",
    "failed-attempt.html": "an ambush that failed; officials differ on how many were hurt",
    "denied-strike.html": "an air strike that villagers report and the army denies",
    "planned-protest.html": "a march that has not happened yet",
    "background-event.html": "a verdict, and the fire a year ago that it is about",
    "abduction.html": "a kidnapping that nobody has claimed",
    "hostile-caption.html": "a protest broken up; the page's caption holds scripts and orders to a model",
    "flattened-page.txt": "a page flattened to text: furniture, relative times, a capture date to infer",
    "wrong-charset.html": "an old table layout that declares the wrong character set",
    "opinion-column.html": "a column full of fighting words and no event",
    "sports-page.html": "a match report full of attacks and no event",
    "market-page.html": "a market report full of blood and no event",
}
"""The pages by file name, with what each shows; the order is that of ``dateline demo``."""


def page_bytes(name: str) -> bytes:
    """The bytes of an example page.

    Raises:
        KeyError: when no page has that name.
    """
    if name not in PAGES:
        raise KeyError(name)
    return files(__name__).joinpath("pages", name).read_bytes()
