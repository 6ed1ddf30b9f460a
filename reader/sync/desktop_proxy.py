"""The proxy that the system names: the environment's, else GNOME's or KDE's, or what Windows and macOS are set to.

Scripts that choose a proxy (PAC, WPAD) are programs of somebody else and are not run: there no proxy is named.
"""

from __future__ import annotations

import ast
import configparser
import os
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from reader.sync import proxies
from reader.sync.proxies import NONE, Proxies, Proxy

_SECONDS = 2.0  # that the desktop may take to say what is set


def ask() -> Proxies:
    """Look where this system keeps its proxy. Takes some 20 ms where a desktop is asked. Raises InputError."""
    named = proxies.from_environment(os.environ)
    if named != NONE:
        return named
    if sys.platform in ("win32", "darwin"):
        return proxies.from_environment({f"{kind}_proxy": url for kind, url in urllib.request.getproxies().items()})
    if "KDE" in os.environ.get("XDG_CURRENT_DESKTOP", "").upper():
        return from_kde(_kde_file())
    return from_gnome(_gnome_settings())


def from_gnome(text: str) -> Proxies:
    """Read what `gsettings list-recursively org.gnome.system.proxy` prints. Raises InputError."""
    said = {}
    for line in text.splitlines():
        schema, key, value = (*line.split(" ", 2), "", "")[:3]
        said[f"{schema.removeprefix('org.gnome.system.proxy').lstrip('.')}.{key}".lstrip(".")] = value
    if _value(said.get("mode")) != "manual":
        return NONE
    bypass = _value(said.get("ignore-hosts"))
    one = {kind: _gnome_proxy(said, kind) for kind in ("http", "https", "socks")}
    return Proxies(
        http=one["http"] or one["socks"],
        https=one["https"] or one["socks"] or (one["http"] if _value(said.get("use-same-proxy")) is True else None),
        bypass=tuple(map(str, bypass)) if isinstance(bypass, list) else (),
    )


def _gnome_proxy(said: Mapping[str, str], kind: str) -> Proxy | None:
    host, port = _value(said.get(f"{kind}.host")), _value(said.get(f"{kind}.port"))
    scheme = "socks5" if kind == "socks" else "http"  # an "https" proxy is one for https addresses
    if not host or not port:
        return None
    proxy = proxies.read(f"{scheme}://{host}:{port}")
    if kind != "http" or _value(said.get("http.use-authentication")) is not True:
        return proxy
    user, password = (str(_value(said.get(f"http.authentication-{what}"))) for what in ("user", "password"))
    return replace(proxy, user=user, password=password)


def _value(printed: str | None) -> object:
    """Read a value as GVariant prints it; Python's own literals are so like it that few words need changing."""
    text = (printed or "''").strip().removeprefix("@as ")
    try:
        value: object = ast.literal_eval(text.title() if text in ("true", "false") else text)
    except (ValueError, SyntaxError):
        return ""
    return value


def from_kde(text: str) -> Proxies:
    """Read kioslaverc: its type 1 is a proxy set by hand, 4 the environment, which was asked before.

    Raises InputError.
    """
    file = configparser.ConfigParser(interpolation=None, strict=False)
    try:
        file.read_string(text)
    except configparser.Error:
        return NONE
    said = dict(file["Proxy Settings"]) if file.has_section("Proxy Settings") else {}
    if said.get("proxytype", "0").strip() != "1":
        return NONE
    socks = _kde_proxy(said.get("socksproxy", ""))
    return Proxies(
        http=_kde_proxy(said.get("httpproxy", "")) or socks,
        https=_kde_proxy(said.get("httpsproxy", "")) or socks,
        bypass=proxies.listed(said.get("noproxyfor", "")),
    )


def _kde_proxy(value: str) -> Proxy | None:
    """Read "http://proxy.example 3128": KDE leaves a space before the port."""
    address = ":".join(value.split())
    return proxies.read(address) if address else None


def _kde_file() -> str:
    home = os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")
    try:
        return Path(home, "kioslaverc").read_text("utf-8", errors="replace")
    except OSError:
        return ""


def _gnome_settings() -> str:
    tool = shutil.which("gsettings")
    if not tool:
        return ""
    words = [tool, "list-recursively", "org.gnome.system.proxy"]
    try:
        asked = subprocess.run(words, capture_output=True, timeout=_SECONDS, check=False, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.SubprocessError):
        return ""
    return asked.stdout.decode("utf-8", "replace")
