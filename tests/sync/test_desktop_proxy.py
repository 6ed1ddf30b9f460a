"""The proxy that the system names, read from what GNOME and KDE really write."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import InputError
from reader.sync import desktop_proxy, proxies
from reader.sync.proxies import NONE, Proxies

GNOME = """\
org.gnome.system.proxy autoconfig-url ''
org.gnome.system.proxy ignore-hosts ['localhost', '127.0.0.0/8', '*.corp.example']
org.gnome.system.proxy mode 'manual'
org.gnome.system.proxy use-same-proxy {same}
org.gnome.system.proxy.ftp host ''
org.gnome.system.proxy.ftp port 0
org.gnome.system.proxy.http host 'proxy.example'
org.gnome.system.proxy.http port 3128
org.gnome.system.proxy.https host {https}
org.gnome.system.proxy.https port {port}
org.gnome.system.proxy.socks host {socks}
org.gnome.system.proxy.socks port 1080
"""
SPARED = ("localhost", "127.0.0.0/8", "*.corp.example")
PROXY, OTHER = proxies.read("proxy.example:3128"), proxies.read("other.example:3129")
SOCKS = proxies.read("socks5://socks.example:1080")


def gnome(*, same: str = "false", https: str = "''", port: int = 0, socks: str = "''") -> str:
    return GNOME.format(same=same, https=https, port=port, socks=socks)


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        (gnome(), Proxies(http=PROXY, bypass=SPARED)),
        (gnome(same="true"), Proxies(http=PROXY, https=PROXY, bypass=SPARED)),
        (gnome(https="'other.example'", port=3129), Proxies(http=PROXY, https=OTHER, bypass=SPARED)),
        (gnome(socks="'socks.example'"), Proxies(http=PROXY, https=SOCKS, bypass=SPARED)),
        (gnome().replace("'manual'", "'none'"), NONE),
        (gnome().replace("'manual'", "'auto'"), NONE),
        (gnome().replace("['localhost', '127.0.0.0/8', '*.corp.example']", "@as []"), Proxies(http=PROXY)),
        (
            gnome()
            + "org.gnome.system.proxy.http use-authentication true\n"
            + "org.gnome.system.proxy.http authentication-user 'me'\n"
            + "org.gnome.system.proxy.http authentication-password 'it\\'s secret'\n",
            Proxies(http=replace(PROXY, user="me", password="it's secret"), bypass=SPARED),
        ),
        ("", NONE),
        ("what is this", NONE),
    ],
)
def test_what_gnome_prints(printed: str, found: Proxies) -> None:
    assert desktop_proxy.from_gnome(printed) == found


KDE = """\
PersistentProxyConnection=false
[Proxy Settings]
NoProxyFor=localhost,corp.example
ProxyType=1
httpProxy=http://proxy.example 3128
httpsProxy=
socksProxy=socks://socks.example 1080
"""


@pytest.mark.parametrize(
    ("written", "found"),
    [
        (KDE.partition("\n")[2], Proxies(http=PROXY, https=SOCKS, bypass=("localhost", "corp.example"))),
        (KDE.partition("\n")[2].replace("ProxyType=1", "ProxyType=2"), NONE),
        (KDE, NONE),
        ("", NONE),
        ("[Proxy Settings]\nProxyType=1\n", NONE),
    ],
    ids=["by hand", "a script", "no ini file", "nothing", "nothing set"],
)
def test_what_kde_writes(written: str, found: Proxies) -> None:
    assert desktop_proxy.from_kde(written) == found


def test_a_desktops_nonsense_is_told() -> None:
    with pytest.raises(InputError, match="is no proxy"):
        desktop_proxy.from_kde("[Proxy Settings]\nProxyType=1\nhttpProxy=gopher://proxy.example 70\n")


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A system of which nothing is set; its programs are those in the folder alone."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy", "XDG_CURRENT_DESKTOP"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    return tmp_path


def test_where_nothing_is_set_no_proxy_is_named(desktop: Path) -> None:
    assert desktop_proxy.ask() == NONE


def test_the_environment_goes_before_the_desktop(desktop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gsettings(desktop, gnome())
    monkeypatch.setenv("https_proxy", "http://other.example:3129")
    assert desktop_proxy.ask() == Proxies(https=OTHER)


def test_gnome_is_asked_by_its_own_program(desktop: Path) -> None:
    gsettings(desktop, gnome())
    assert desktop_proxy.ask() == Proxies(http=PROXY, bypass=SPARED)


def test_kde_is_asked_by_its_file(desktop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "KDE")
    assert desktop_proxy.ask() == NONE
    folder = Path(os.environ["XDG_CONFIG_HOME"])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "kioslaverc").write_text(KDE.partition("\n")[2], "utf-8")
    assert desktop_proxy.ask().http == PROXY


def gsettings(folder: Path, printed: str) -> None:
    """Stand in for GNOME's own program."""
    program = folder / "gsettings"
    program.write_text(f"#!/bin/sh\n/bin/cat <<'END'\n{printed}END\n", "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
