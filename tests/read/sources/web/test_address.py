"""Which addresses a page may be fetched from."""

from __future__ import annotations

import socket

import pytest

from dateline.read.errors import ReadError
from dateline.read.sources.web.address import addresses_of, is_public, target_of


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f::1", "::ffff:93.184.215.14", "64:ff9b::5db8:d70e"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::",
        "2001:db8::1",
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("host", ["localhost", "127.1", "2130706433", "0x7f.0.0.1", "[::1]", "[::ffff:127.0.0.1]"])
def test_every_spelling_of_loopback_is_blocked(host: str) -> None:
    with pytest.raises(ReadError) as caught:
        addresses_of(target_of(f"http://{host}/"), allow_private=False)
    assert caught.value.code in {"blocked_address", "fetch_failed"}
    if host == "localhost":
        assert addresses_of(target_of(f"http://{host}/"), allow_private=True)


def test_one_private_address_among_public_ones_blocks_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, 80)) for a in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(ReadError, match=r"10\.0\.0\.1"):
        addresses_of(target_of("http://news.example/"), allow_private=False)


def test_a_url_is_taken_apart_and_quoted() -> None:
    assert target_of("HTTPS://News.Example/a b/ü?q=ä#x") == ("https", "news.example", 443, "/a%20b/%C3%BC?q=%C3%A4")
    assert target_of("http://bücher.example:8080") == ("http", "xn--bcher-kva.example", 8080, "/")
    assert target_of("http://[::1]:80/").origin == "http://[::1]:80"


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("ftp://news.example/", "unsupported_scheme"),
        ("file:///etc/passwd", "unsupported_scheme"),
        ("http://", "bad_url"),
        ("http://user:word@news.example/", "bad_url"),
        ("http://news.example:99999/", "bad_url"),
        ("http://[::1/", "bad_url"),
        ("http://[fe80::1%25eth0]/", "bad_url"),
        ("http://" + "a" * 70 + ".example/", "bad_url"),
    ],
)
def test_what_is_no_page_s_url_is_refused(url: str, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        target_of(url)
    assert caught.value.code == code
