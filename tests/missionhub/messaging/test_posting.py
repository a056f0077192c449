"""Nobody makes this machine post into its own network: each attack beside the same steps without the wall."""

import http.client
import socket
import ssl
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from missionhub.messaging import posting
from missionhub.messaging.posting import AddressRefused, checked_address, is_public, post, read_target
from tests.missionhub.messaging.https_sink import NAME, Sink, https_sink

PUBLIC = "93.184.216.34"


@pytest.fixture
def sink(tmp_path: Path) -> Iterator[Sink]:
    with https_sink(tmp_path) as sink:
        yield sink


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """What the name of the other program stands for: one list of addresses for each time it is asked."""
    real = socket.getaddrinfo

    def stand_for(*answers: list[str]) -> list[str]:
        waiting, asked = list(answers), list[str]()

        def resolve(host: str, port: int, *args: int, **options: int) -> list:
            if host != NAME:
                return real(host, port, *args, **options)
            asked.append(host)
            addresses = waiting.pop(0) if len(waiting) > 1 else waiting[0]
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

        monkeypatch.setattr(socket, "getaddrinfo", resolve)
        return asked

    return stand_for


@pytest.fixture
def open_wall(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posting, "is_public", lambda address: True)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",  # noqa: S104 - binds nothing
        "255.255.255.255", "198.18.0.1", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "2001:db8::1",
    ],
)  # fmt: skip
def test_private_address_and_its_disguises_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", [PUBLIC, "2606:2800:220:1:248:1893:25c8:1946"])
def test_public_address_is(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://hooks.example.org/", "ftp://hooks.example.org/", "file:///etc/passwd", "https://", "//hooks.example.org/",
        "https://user:pw@hooks.example.org/", "https://user@hooks.example.org/", "https://127.0.0.1/", "https://[::1]/",
        "https://169.254.169.254/latest/meta-data/", "https://hooks.example.org:99999/", "https://[::1/",
        "https://hooks.example.org/a b", "https://hooks.example.org/\r\nHost: x", "https://hooks.example.org/ü",
    ],
)  # fmt: skip
def test_address_we_never_post_to_is_refused_as_it_is_typed(url):
    with pytest.raises(AddressRefused):
        read_target(url)


def test_target_keeps_port_path_and_query():
    target = read_target("https://hooks.example.org:8443/in?from=us#part")

    assert (target.host, target.port, target.path) == ("hooks.example.org", 8443, "/in?from=us")


@pytest.mark.parametrize("addresses", [["127.0.0.1"], [PUBLIC, "10.0.0.1"], ["169.254.169.254"]])
def test_name_that_leads_inside_is_refused_even_beside_a_public_one(addresses, names):
    names(addresses)

    with pytest.raises(AddressRefused):
        checked_address(read_target(f"https://{NAME}/"))


@pytest.mark.usefixtures("open_wall")
def test_alarm_without_the_wall_a_name_leads_inside(names, sink):
    names(["127.0.0.1"])

    assert post(sink.url, body=b"{}", headers={}, tls=sink.tls) == 200
    assert len(sink.told) == 1


def test_name_is_asked_once_and_the_checked_address_is_the_one_connected_to(names, sink, monkeypatch):
    """Rebinding: the second answer would lead to this machine, where something listens."""
    asked, dialed = names([PUBLIC], ["127.0.0.1"]), []
    monkeypatch.setattr(socket, "create_connection", lambda address, **options: dialed.append(address) or _refuse())

    with pytest.raises(ConnectionRefusedError):
        post(sink.url, body=b"{}", headers={}, tls=sink.tls)

    assert (asked, dialed, sink.told) == ([NAME], [(PUBLIC, sink.port)], [])


def test_alarm_asking_again_while_connecting_leads_inside(names, sink, monkeypatch):
    names([PUBLIC], ["127.0.0.1"])
    monkeypatch.setattr(posting.PinnedConnection, "connect", http.client.HTTPSConnection.connect)

    assert post(sink.url, body=b"{}", headers={}, tls=sink.tls) == 200
    assert len(sink.told) == 1


@pytest.mark.usefixtures("open_wall")
def test_redirect_is_an_answer_and_nobody_follows_it(names, sink):
    names(["127.0.0.1"])
    sink.status, sink.location = 307, sink.url

    assert post(sink.url, body=b"{}", headers={}, tls=sink.tls) == 307
    assert len(sink.told) == 1


@pytest.mark.usefixtures("open_wall")
def test_certificate_nobody_vouches_for_is_refused_before_a_word_is_said(names, sink):
    names(["127.0.0.1"])

    with pytest.raises(ssl.SSLCertVerificationError):
        post(sink.url, body=b"{}", headers={})
    assert sink.told == []


@pytest.mark.usefixtures("open_wall")
def test_slow_answer_is_cut_off_from_outside(names, monkeypatch, tmp_path):
    """A server that takes the connection and then says nothing would hold the worker until its own time-out."""
    names(["127.0.0.1"])
    monkeypatch.setattr(posting, "WHOLE_TIME", 0.05)
    monkeypatch.setattr(posting, "EACH_WAIT", 30)
    with https_sink(tmp_path) as sink:
        monkeypatch.setattr(http.client.HTTPConnection, "request", lambda self, *args, **said: None)

        with pytest.raises((OSError, http.client.HTTPException)):
            post(sink.url, body=b"{}", headers={}, tls=sink.tls)


def _refuse() -> None:
    raise ConnectionRefusedError
