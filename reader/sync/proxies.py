"""Which proxy leads to which host, as the reader or the system set it; pure. How one is talked to is `tunnels`."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from reader.errors import InputError
from reader.sync.addresses import is_local_name

_PORTS = {"http": 8080, "https": 443, "socks5": 1080}
_KINDS = {"http": "http", "https": "https", "socks": "socks5", "socks5": "socks5", "socks5h": "socks5"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    """One proxy. `kind` is http, https (the same under TLS) or socks5; names are looked up there, never here."""

    kind: str
    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxies:
    """What is set: a proxy for each scheme, and the hosts that are dialled without one."""

    http: Proxy | None = None
    https: Proxy | None = None
    bypass: tuple[str, ...] = ()

    def of(self, scheme: str, host: str) -> Proxy | None:
        """Choose the proxy for a host; None where it is dialled directly.

        A host in one's own network never goes to a proxy: there it would mean the proxy's network.
        """
        if is_local_name(host) or any(_matches(host, entry) for entry in self.bypass):
            return None
        return self.https if scheme == "https" else self.http


NONE = Proxies()


def read(address: str) -> Proxy:
    """Read "socks5://host:1080", "http://name:password@host:3128" or "host:3128". Raises InputError."""
    named = address.strip() if "://" in address else f"http://{address.strip()}"
    try:
        parts = urlsplit(named)
        kind, host, port = _KINDS.get(parts.scheme, ""), parts.hostname or "", parts.port
    except ValueError:
        kind, host, port = "", "", None
    if not kind or not host:
        shown = address.rpartition("@")[2][:100]  # never the password
        raise InputError(f"“{shown}” is no proxy that Broadsheet can use. Type one such as http://proxy.example:8080.")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return Proxy(kind=kind, host=host, port=port or _PORTS[kind], user=user, password=password)


def place(proxy: Proxy) -> str:
    """Name it as its login is kept."""
    return f"http://{f'[{proxy.host}]' if ':' in proxy.host else proxy.host}:{proxy.port}"


def from_environment(names: Mapping[str, str]) -> Proxies:
    """Read http_proxy, https_proxy, all_proxy and no_proxy, as most programs do. Raises InputError."""

    def said(name: str) -> str:
        return (names.get(name) or names.get(name.upper()) or "").strip()

    def proxy(name: str) -> Proxy | None:
        address = said(name) or said("all_proxy")
        return read(address) if address else None

    return Proxies(http=proxy("http_proxy"), https=proxy("https_proxy"), bypass=listed(said("no_proxy")))


def listed(text: str) -> tuple[str, ...]:
    """Read a list of hosts with commas or spaces between."""
    return tuple(entry.lower() for entry in text.replace(",", " ").split())


def _matches(host: str, entry: str) -> bool:
    """Tell whether "*", "paper.example", ".paper.example", "*.paper.example" or "10.0.0.0/8" means this host."""
    if entry == "*":
        return True
    if "/" in entry:
        return _lies_in(host, entry)
    name = _without_port(entry).removeprefix("*").removeprefix(".")
    return bool(name) and (host == name or host.endswith(f".{name}"))


def _without_port(entry: str) -> str:
    name, _, port = entry.rpartition(":")
    return name if name and ":" not in name and port.isdigit() else entry


def _lies_in(host: str, network: str) -> bool:
    try:
        return ipaddress.ip_address(host) in ipaddress.ip_network(network, strict=False)
    except ValueError:
        return False
