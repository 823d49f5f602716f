"""Every fuzz target for a moment: what holds of any bytes holds of these."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ..fuzz.targets import TARGETS

SEEDS = (
    b"",
    b"\0",
    bytes(range(256)),
    bytes(range(255, -1, -1)) * 2,
    b"\xff\xfe" * 50,
    b"<html>\xe9\x00",
    b"\xef\xbb\xbf\x80",
    b"\x1f\x8b\x08\0\0\0\0\0\0\0",
    b"Crawl-delay: 1\xc2\xb2",
    b"/\xde",
    b"//[",
    b'[[{"name": ["a", {"name": null}]}]|{"@value": 1e999}|2026-13-45T99:99|"\\ud800"|[]',
)


@pytest.mark.parametrize("name", TARGETS)
def test_seeds(name: str) -> None:
    for seed in SEEDS:
        TARGETS[name](seed)


@pytest.mark.parametrize("name", TARGETS)
def test_any_bytes(name: str) -> None:
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(st.binary(max_size=120))
    def run(data: bytes) -> None:
        TARGETS[name](data)

    run()


@pytest.mark.slow
@pytest.mark.parametrize("name", TARGETS)
def test_many_bytes(name: str) -> None:
    @settings(max_examples=1_000, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.binary(max_size=600))
    def run(data: bytes) -> None:
        TARGETS[name](data)

    run()
