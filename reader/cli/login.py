"""The commands that log in to papers for subscribers: login, logout. Secrets go into the system's keyring alone."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path

from reader import credentials, urls
from reader.cli.library import feed_id, open_library
from reader.errors import InputError
from reader.model import Feed
from reader.settings import Settings
from reader.store import Store
from reader.sync import proxies, proxy_setting

_LARGEST = 1_000_000  # bytes of a cookies.txt; that of a whole browser is smaller


def login(arguments: argparse.Namespace) -> int:
    """Keep a name and password, or cookies, for a feed's host, or for the proxy that is set."""
    with open_library(arguments, to_write=True) as store:
        if arguments.proxy:
            _login_to_proxy(store, arguments.user)
            return 0
        feed = _subscribed_or_new(store, arguments.feed)
        if arguments.cookies:
            credentials.keep_cookies(feed.url, _read(arguments.cookies))
            feed = _in_library(store, feed)
            store.set_login(feed.id, user=feed.user, cookies=True)
        else:
            user = arguments.user or _asked_name(urls.host(feed.url))
            credentials.keep(feed.url, user, _asked_password(urls.host(feed.url)))
            feed = _in_library(store, feed)
            store.set_login(feed.id, user=user, cookies=feed.cookies)
    print(f"The login for {urls.host(feed.url)} is in the keyring; `broadsheet sync {feed.id}` asks with it.")
    if feed.url.startswith("http:"):
        print("broadsheet: this feed's address is not https, so others can read the login on its way.", file=sys.stderr)
    return 0


def logout(arguments: argparse.Namespace) -> int:
    """Forget what is kept for a feed's host, or for the proxy that is set."""
    with open_library(arguments, to_write=True) as store:
        if arguments.proxy:
            credentials.forget(proxies.place(_proxy(store)))
            print("The login for the proxy is forgotten.")
            return 0
        feed = _feed(store, arguments.feed)
        credentials.forget(feed.url)
        place = credentials.place(feed.url)
        for one in store.feeds():
            if (one.user or one.cookies) and credentials.place(one.url) == place:
                store.set_login(one.id, user="", cookies=False)
    print(f"The login for {urls.host(feed.url)} is forgotten.")
    return 0


def _subscribed_or_new(store: Store, word: str | None) -> Feed:
    """Find the feed to log in to, or make it of an address: what asks for a login cannot be added without one."""
    if word and urls.is_web(word) and store.feed_by_url(word) is None:
        return Feed(url=word)
    return _feed(store, word)


def _in_library(store: Store, feed: Feed) -> Feed:
    """Subscribe to a feed that is new, once its login is kept."""
    if feed.id:
        return feed
    print("The feed is new in this library.")
    return store.add_feed(url=feed.url)[0]


def _feed(store: Store, word: str | None) -> Feed:
    if not word:
        raise InputError("Name the feed: its id, or its address. For the proxy that is set, say --proxy.")
    return store.feeds([feed_id(store, word)])[0]


def _login_to_proxy(store: Store, user: str) -> None:
    proxy = _proxy(store)
    credentials.keep(proxies.place(proxy), user or _asked_name(str(proxy)), _asked_password(str(proxy)))
    print(f"The login for the proxy {proxy} is in the keyring.")


def _proxy(store: Store) -> proxies.Proxy:
    """Find the proxy that is set, by the reader or the system."""
    found = proxy_setting.named(Settings(store.folder / "settings.json")["proxy"])
    proxy = found.https or found.http
    if proxy is None:
        raise InputError("No proxy is set, so there is none to log in to.")
    return proxy


def _asked_name(host: str) -> str:
    if not sys.stdin.isatty():
        raise InputError("Give the name with --user NAME; the password is read from standard input.")
    print(f"Name at {host}: ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip()


def _asked_password(host: str) -> str:
    """Ask for a password without showing it; where nobody types, it is the first line of standard input."""
    if sys.stdin.isatty():
        return getpass.getpass(f"Password at {host}: ", stream=sys.stderr)
    return sys.stdin.readline().rstrip("\r\n")


def _read(file: Path) -> str:
    """Read cookies from a file, or from standard input for "-"."""
    if str(file) == "-":
        return sys.stdin.read(_LARGEST)
    try:
        if file.stat().st_size > _LARGEST:
            raise InputError(f"{file} is too large for a file of cookies.")
        return file.read_text("utf-8", errors="replace")
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}.") from error
