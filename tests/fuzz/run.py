"""Ways to feed a target: atheris, which is steered by coverage, and hypothesis, which shrinks what fails."""

from __future__ import annotations

import sys
import time
from importlib.util import find_spec
from pathlib import Path

CRASHES = Path("crashes")


def fuzz(name: str, seconds: int) -> None:
    """Fuzz one target in this process, which atheris ends."""
    if find_spec("atheris") is not None:
        _with_atheris(name, seconds)
    else:
        _with_hypothesis(name, seconds)


def _with_atheris(name: str, seconds: int) -> None:
    import atheris  # type: ignore[import-not-found,unused-ignore]

    with atheris.instrument_imports(include=["dateline"]):
        from .targets import TARGETS
    CRASHES.mkdir(exist_ok=True)
    options = [f"-max_total_time={seconds}", "-timeout=20", "-max_len=2048", "-rss_limit_mb=2048", "-verbosity=0"]
    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={CRASHES}/{name}-"], TARGETS[name])
    atheris.Fuzz()


def _with_hypothesis(name: str, seconds: int) -> None:
    from hypothesis import HealthCheck, given, settings
    from hypothesis import strategies as st

    from .targets import TARGETS

    end = time.monotonic() + seconds

    @settings(max_examples=500, deadline=20_000, suppress_health_check=list(HealthCheck), database=None)
    @given(st.binary(max_size=400))
    def run(data: bytes) -> None:
        TARGETS[name](data)

    while time.monotonic() < end:
        run()
