"""No page takes the reader over 300 MB, however it is made; each is read in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from .test_reader import STORMS

STATUS = Path("/proc/self/status")
"""Where Linux tells the peak of this process alone; the usual call also counts what its parent had."""

SIZE = 16_000_000
MOST = 300
"""Megabytes of resident memory at the peak, the interpreter and the model included."""
READ = """
import sys
from pathlib import Path
from dateline.read import ReadError, read_path
try:
    read_path(sys.argv[1])
except ReadError as error:
    print(error, file=sys.stderr)
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
print(int(status["VmHWM"].split()[0]) // 1024)
"""
PAGES: dict[str, Callable[[], bytes]] = {
    name: lambda name=name: STORMS[name](SIZE * 1_000 // len(STORMS[name](1_000))).encode()  # type: ignore[misc]
    for name in (
        "unclosed",
        "siblings",
        "pictures",
        "breaks",
        "spans",
        "one word",
        "json-ld",
        "metas",
        "marks",
        "times",
    )
}
PAGES["wide letters"] = lambda: ("<p>" + "\U0001f469 a " * 2_300_000).encode()
PAGES["any bytes"] = lambda: bytes(range(256)) * (SIZE // 256)


def peak_of(path: Path) -> int:
    """Peak resident memory, in megabytes, of a process that reads one page."""
    done = subprocess.run([sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=True)
    return int(done.stdout)


@pytest.mark.slow
@pytest.mark.skipif(not STATUS.exists(), reason="only Linux tells it")
@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_16_megabytes_stays_under_300(name: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"<html><body><h1>Crane falls</h1>" + PAGES[name]() + b"</body></html>")
    assert peak_of(path) < MOST
