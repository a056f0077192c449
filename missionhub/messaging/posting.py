"""POST to an address that somebody typed: https only, to the public internet only, following nobody elsewhere.

The name is resolved once; every address it names is checked, and the connection goes to a checked one. Asking again
would let a name say one thing to the check and another to the connection.
"""

import http.client
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Timer
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError

EACH_WAIT, WHOLE_TIME = 5, 15  # seconds
NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))  # carry old addresses, private ones too


class AddressRefused(DomainError):
    """We do not post there."""


@dataclass(frozen=True)
class Target:
    host: str
    port: int
    path: str


class PinnedConnection(http.client.HTTPSConnection):
    """Connects to an address that was checked; the certificate must be that of the name."""

    def __init__(self, target: Target, *, address: str, tls: ssl.SSLContext) -> None:
        super().__init__(target.host, target.port, timeout=EACH_WAIT, context=tls)
        self.address, self.tls = address, tls

    def connect(self) -> None:
        plain = socket.create_connection((self.address, self.port), timeout=EACH_WAIT)
        try:
            self.sock = self.tls.wrap_socket(plain, server_hostname=self.host)
        except BaseException:
            plain.close()
            raise


def post(url: str, *, body: bytes, headers: Mapping[str, str], tls: ssl.SSLContext | None = None) -> int:
    """The status of the answer; nothing else of it is read. Raises AddressRefused, OSError or HTTPException."""
    target = read_target(url)
    address = checked_address(target)
    connection = PinnedConnection(target, address=address, tls=tls or ssl.create_default_context())
    with _closing_in_time(connection):
        connection.request("POST", target.path, body=body, headers=dict(headers))
        return connection.getresponse().status


def read_target(url: str) -> Target:
    """Host, port and path of an address that may be posted to, before its name is resolved."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or 443
    except ValueError as error:
        raise AddressRefused(_("This is no address. Copy it anew from the program that shall hear from us.")) from error
    if parts.scheme != "https" or not host:
        raise AddressRefused(_("The address must begin with https://."))
    if any(not "!" <= letter <= "~" for letter in url):
        raise AddressRefused(_("The address holds a space or a letter that addresses do not have. Copy it anew."))
    if parts.username is not None or parts.password is not None:
        raise AddressRefused(_("The address must not hold a name or a password. The signature proves who we are."))
    with suppress(ValueError):
        _refuse_private(str(ip_address(host)))
    return Target(host, port, (parts.path or "/") + (f"?{parts.query}" if parts.query else ""))


def checked_address(target: Target) -> str:
    """One address of the name. If any of them is private the name is refused: it may not be chosen by chance."""
    found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    addresses = [str(row[4][0]) for row in found]
    for address in addresses:
        _refuse_private(address)
    return addresses[0]


def is_public(address: str) -> bool:
    """On the public internet, and not a disguise of an address that is not."""
    ip = ip_address(address.partition("%")[0])
    inner = _inside(ip)
    if isinstance(ip, IPv6Address) and any(ip in network for network in NAT64):
        return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and (inner is None or is_public(str(inner)))


def _refuse_private(address: str) -> None:
    if not is_public(address):
        raise AddressRefused(_("This address leads into a private network. We post to the public internet only."))


def _inside(ip: IPv4Address | IPv6Address) -> IPv4Address | None:
    if isinstance(ip, IPv4Address):
        return None
    teredo = ip.teredo[1] if ip.teredo else None
    return ip.ipv4_mapped or ip.sixtofour or teredo


@contextmanager
def _closing_in_time(connection: PinnedConnection) -> Iterator[None]:
    """However slowly the other side drips, it is over in time: a twin of the socket is shut down from outside."""
    connection.connect()
    twin = socket.socket(fileno=socket.dup(connection.sock.fileno()))
    clock = Timer(WHOLE_TIME, lambda: _shut(twin))
    clock.daemon = True
    clock.start()
    try:
        yield
    finally:
        clock.cancel()
        twin.close()
        connection.close()


def _shut(twin: socket.socket) -> None:
    with suppress(OSError):
        twin.shutdown(socket.SHUT_RDWR)
