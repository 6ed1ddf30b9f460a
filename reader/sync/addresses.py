"""Which network addresses may be dialled: the public web, and what the reader typed; pure."""

from __future__ import annotations

import ipaddress
import socket

_LOCAL_SUFFIXES = (".local", ".localhost", ".lan", ".home", ".internal", ".intranet", ".home.arpa", ".private")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are the IPv4 address really meant
# Ports at and above 1024 that speak other protocols; a page must not make us talk to them (fetch.spec.whatwg.org,
# "bad port", and the usual databases).
_NOT_WEB = frozenset(
    {1433, 1521, 1719, 1720, 1723, 2049, 2375, 3306, 3389, 3659, 4045, 4190, 5060, 5061, 5432, 5900, 6000, 6379}
    | {6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 9200, 10080, 11211, 27017}
)
IP = ipaddress.IPv4Address | ipaddress.IPv6Address


def is_public(address: str) -> bool:
    """Tell whether an IP address, as the resolver gave it, belongs to the open internet."""
    ip = _parsed(address)
    return ip is not None and all(_is_global(one) for one in _meant(ip))


def is_web_port(port: int) -> bool:
    """Tell whether web servers may listen there: 80, 443, and from 1024 on what no other protocol is known for."""
    return port in (80, 443) or (port >= 1024 and port not in _NOT_WEB)


def is_local_name(host: str) -> bool:
    """Tell whether a host plainly lies in a home or office: a private IP address in any spelling, or a local name.

    Only such a host, typed by the reader, may lead to a private address. A name from the open internet never may,
    whatever it resolves to: it would be a rebinding attack.
    """
    host = host.lower().rstrip(".").strip("[]")
    ip = _parsed(host) or _old_spelling(host)
    if ip is not None:
        return not is_public(str(ip))
    return bool(host) and ("." not in host or host.endswith(_LOCAL_SUFFIXES))


def is_plain(host: str) -> bool:
    """Tell whether this is an IP address itself, in its usual spelling: no name server need be asked."""
    return _parsed(host) is not None


def _parsed(address: str) -> IP | None:
    try:
        return ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return None


def _old_spelling(host: str) -> IP | None:
    """Read 2130706433, 0x7f.1 and 0177.0.0.1 as every resolver does."""
    try:
        return ipaddress.IPv4Address(socket.inet_aton(host)) if host[:1].isdigit() else None
    except (OSError, ValueError):
        return None


def _meant(ip: IP) -> tuple[IP, ...]:
    """Unwrap an IPv4 address that travels inside an IPv6 one."""
    if isinstance(ip, ipaddress.IPv4Address):
        return (ip,)
    if ip in _NAT64:
        return (ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF),)
    inner = ip.ipv4_mapped or ip.sixtofour
    return (inner,) if inner else (ip, *(ip.teredo or ()))


def _is_global(ip: IP) -> bool:
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not getattr(ip, "is_site_local", False)
