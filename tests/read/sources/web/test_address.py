"""Which addresses a page may be fetched from."""

from __future__ import annotations

import socket
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.errors import ReadError
from dateline.read.sources.web import Limits, Session, fetch
from dateline.read.sources.web.address import Target, addresses_of, is_public, joined, shown, target_of

from .site import QUICK, Site, loopback_only, reply


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f::1", "64:ff9b::5db8:d70e", "223.255.255.254"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    (
        "127.0.0.1 127.255.255.254 0.0.0.0 0.1.2.3 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 "
        "100.64.0.1 100.100.100.200 168.63.129.16 192.0.0.170 192.0.2.1 192.88.99.1 198.18.0.1 198.51.100.1 "
        "203.0.113.1 224.0.0.1 240.0.0.1 255.255.255.255 ::1 :: ::127.0.0.1 ::93.184.215.14 fe80::1 fc00::1 "
        "fd00:ec2::254 fec0::1 ff02::1 ff0e::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:93.184.215.14 ::ffff:0:7f00:1 "
        "64:ff9b::a9fe:a9fe 64:ff9b::7f00:1 64:ff9b:1::5db8:d70e 2002:7f00:1:: 2002:5db8:d70e:: 2001:0:7f00:1:: "
        "2001:db8::1 2001:20::1 3fff::1 100::1 5f00::1 4000::1 fe80::1%eth0 nonsense"
    ).split(),
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LOCALHOST.",
        "127.1",
        "2130706433",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "①②⑦.0.0.1",
    ],
)
def test_every_spelling_of_loopback_is_blocked(host: str) -> None:
    with pytest.raises(ReadError) as caught:
        addresses_of(target_of(f"http://{host}/"), permits=is_public, timeout=10)
    assert caught.value.code in {"blocked_address", "fetch_failed"}
    if host == "localhost":
        assert caught.value.code == "blocked_address"


def _resolving(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Answer look-ups with each list in turn, the last for ever; the names that were looked up."""
    asked: list[str] = []

    real = socket.getaddrinfo

    def look_up(host: str, port: int, *given: int, **named: int) -> list[tuple[object, ...]]:
        if host[0].isdigit():
            return list(real(host, port, *given, **named))
        asked.append(host)
        found = answers[min(len(asked), len(answers)) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


def test_one_private_address_among_public_ones_blocks_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    _resolving(monkeypatch, ["93.184.215.14", "10.0.0.1"])
    with pytest.raises(ReadError, match=r"10\.0\.0\.1"):
        addresses_of(target_of("http://news.example/"), permits=is_public, timeout=5)


def test_the_connection_goes_to_the_address_that_was_judged(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that turns to another address after it was judged is not looked up again (DNS rebinding)."""
    site.answers["/robots.txt"] = site.answers["/fire"] = reply()
    connected: list[tuple[str, int]] = []
    real = socket.create_connection

    def connect(address: tuple[str, int], **given: float) -> socket.socket:
        connected.append(address)
        return real(address, **given)

    monkeypatch.setattr(socket, "create_connection", connect)
    asked = _resolving(monkeypatch, ["127.0.0.1"], ["127.0.0.1"], ["10.0.0.1"])
    url = f"http://news.example:{site.port}/fire"
    session = Session(permits=loopback_only)
    fetch(url, limits=QUICK, session=session)
    assert asked == ["news.example"] * 2 and connected == [("127.0.0.1", site.port)] * 2
    assert site.heads[1]["host"] == f"news.example:{site.port}"
    with pytest.raises(ReadError) as caught:
        fetch(url, limits=QUICK, session=session)
    assert caught.value.code == "blocked_address" and len(connected) == 2


def test_robots_txt_is_not_asked_of_a_private_address(site: Site) -> None:
    with pytest.raises(ReadError) as caught:
        fetch(f"{site.url}/fire", limits=QUICK)
    assert caught.value.code == "blocked_address" and site.asked == []


def test_a_look_up_that_hangs_ends_at_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(3) or [])
    started = time.monotonic()
    with pytest.raises(ReadError) as caught:
        fetch("http://news.example/", limits=Limits(timeout=0.3))
    assert caught.value.code == "timeout" and time.monotonic() - started < 2


def test_a_url_is_taken_apart_and_quoted() -> None:
    assert target_of("HTTPS://News.Example/a b/ü?q=ä#x") == ("https", "news.example", 443, "/a%20b/%C3%BC?q=%C3%A4")
    assert target_of("http://[2606:2800:21f::1]:80/").origin == "http://[2606:2800:21f::1]:80"


@pytest.mark.parametrize(
    ("host", "ascii_host"),
    [
        ("bücher.example", "xn--bcher-kva.example"),
        ("BÜCHER.example", "xn--bcher-kva.example"),
        ("straße.example", "xn--strae-oqa.example"),
        ("例え。example", "xn--r8jz45g.example"),
        ("xn--bcher-kva.example", "xn--bcher-kva.example"),
    ],
)
def test_hosts_in_any_script(host: str, ascii_host: str) -> None:
    assert target_of(f"http://{host}:8080") == ("http", ascii_host, 8080, "/")


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("ftp://news.example/", "unsupported_scheme"),
        ("file:///etc/passwd", "unsupported_scheme"),
        ("news.example", "unsupported_scheme"),
        ("http://", "bad_url"),
        ("http://user:word@news.example/", "bad_url"),
        ("http://@news.example/", "bad_url"),
        ("http://news.example\\@10.0.0.1/", "bad_url"),
        ("http://news.example\\.evil/", "bad_url"),
        ("http://news example/", "bad_url"),
        ("http://news.example:99999/", "bad_url"),
        ("http://[::1/", "bad_url"),
        ("http://[fe80::1%25eth0]/", "bad_url"),
        ("http://" + "a" * 70 + ".example/", "bad_url"),
        ("http://" + "ü" * 70 + ".example/", "bad_url"),
        ("http://straße" + "\u200d" * 3 + "\ud800.example/", "bad_url"),
        ("http://news.example/" + "a" * 10_000, "bad_url"),
        ("http://news.example:22/", "blocked_port"),
        ("http://news.example:25/", "blocked_port"),
        ("http://news.example:6000/", "blocked_port"),
    ],
)
def test_what_is_no_page_s_url_is_refused(url: str, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        target_of(joined(url))
    assert caught.value.code == code
    assert "word" not in str(caught.value)


def test_a_person_may_name_a_port_and_a_redirect_may_not() -> None:
    here = target_of("http://news.example:8080/a")
    assert target_of("http://news.example:8080/b", led_from=here).port == 8080
    assert target_of("https://other.example/b", led_from=here).port == 443
    for url in ("http://other.example:8080/", "http://news.example:8081/", "http://news.example:22/"):
        with pytest.raises(ReadError) as caught:
            target_of(url, led_from=here)
        assert caught.value.code == "blocked_port"


@given(st.text(max_size=60), st.sampled_from(["http://", "https://news.example", "http://[", "//", ""]))
def test_any_text_is_a_target_or_a_typed_error(text: str, before: str) -> None:
    try:
        target = target_of(joined(before + text))
    except ReadError as error:
        assert error.remedy
    else:
        assert isinstance(target, Target) and (target.origin + target.path).isascii()
        assert not set(target.host + target.path) & set(' \r\n\t\0<>"\\')


def test_credentials_are_not_shown() -> None:
    assert shown("https://ann:secret@news.example/a?b#c") == "https://news.example/a?b#c"
    assert shown("https://news.example/@ann") == "https://news.example/@ann"
    assert "secret" not in shown("http://ann:secret@[::1/")
