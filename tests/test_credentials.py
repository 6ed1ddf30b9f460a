"""Logins in the system's keyring."""

from __future__ import annotations

import pytest
from keys import Keys

from reader import credentials
from reader.credentials import Login
from reader.errors import InputError, ReaderError

FEED = "https://paper.example/feed.xml"


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> Keys:
    return Keys().serve(monkeypatch)


def test_a_login_is_kept_and_found_and_forgotten(keyring: Keys) -> None:
    assert credentials.find(FEED) is None
    credentials.keep(FEED, "me", "secret")
    assert credentials.find(FEED) == Login(user="me", password="secret")
    credentials.forget(FEED)
    assert credentials.find(FEED) is None
    assert keyring.kept == {}
    credentials.forget(FEED)  # nothing there is nothing wrong


def test_name_and_cookies_stand_side_by_side(keyring: Keys) -> None:
    credentials.keep(FEED, "me", "secret")
    credentials.keep_cookies(FEED, "session=abc; theme=dark")
    credentials.keep(FEED, "me", "better secret")
    assert credentials.find(FEED) == Login(user="me", password="better secret", cookies="session=abc; theme=dark")


def test_a_login_is_one_hosts_whatever_the_page(keyring: Keys) -> None:
    credentials.keep(FEED, "me", "secret")
    for same in ("https://www.paper.example/", "https://PAPER.example:443/a?b"):
        assert credentials.find(same) is not None
    for other in ("https://other.example/", "https://feeds.paper.example/", "https://paper.example:8443/"):
        assert credentials.find(other) is None
    assert credentials.find("http://paper.example/") is None


def test_it_goes_over_the_wire_as_browsers_send_it() -> None:
    login = Login(user="Aladdin", password="open sesame", cookies="a=1")
    assert login.headers() == ((b"Authorization", b"Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="), (b"Cookie", b"a=1"))
    assert Login(user="Zoë", password="ü").headers() == ((b"Authorization", b"Basic Wm/DqzrDvA=="),)
    assert Login().headers() == ()


def test_secrets_are_not_shown_by_accident() -> None:
    assert "sesame" not in repr(Login(user="me", password="sesame", cookies="sesame"))


@pytest.mark.parametrize(
    ("user", "password"), [("", "x"), (" ", "x"), ("a:b", "x"), ("me", "a\nb"), ("m\r\ne", "x"), ("me", "\0")]
)
def test_what_cannot_be_sent_is_refused(keyring: Keys, user: str, password: str) -> None:
    with pytest.raises(InputError):
        credentials.keep(FEED, user, password)
    assert keyring.kept == {}


@pytest.mark.parametrize("url", ["", "file:///etc/passwd", "paper.example"])
def test_a_login_belongs_to_a_web_address(keyring: Keys, url: str) -> None:
    with pytest.raises(InputError, match="belongs to an address on the web"):
        credentials.keep(url, "me", "secret")


COOKIES_TXT = """\
# Netscape HTTP Cookie File

.paper.example\tTRUE\t/\tTRUE\t0\tsession\tabc
#HttpOnly_www.paper.example\tFALSE\t/\tTRUE\t0\tid\t7
other.example\tFALSE\t/\tTRUE\t0\tspy\tx
"""


@pytest.mark.parametrize(
    ("text", "cookies"),
    [
        ("a=1", "a=1"),
        ("  Cookie: a=1; b=x=y;\n", "a=1; b=x=y"),
        ('q="quoted"', 'q="quoted"'),
        (COOKIES_TXT, "session=abc; id=7"),
    ],
)
def test_cookies_are_read_from_a_header_or_a_file(text: str, cookies: str) -> None:
    assert credentials.cookies(FEED, text) == cookies


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no cookie",
        "a=1\r\nX-Evil: 1",
        "a=\x01",
        "a=😀",
        "a=" + "x" * 20_000,
        COOKIES_TXT.replace("paper", "pauper"),
    ],
)
def test_what_are_no_cookies_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        credentials.cookies(FEED, text)


@pytest.mark.parametrize(("state", "said"), [("missing", "has no keyring"), ("locked", "did not open")])
def test_without_an_open_keyring_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch, state: str, said: str) -> None:
    Keys(state).serve(monkeypatch)
    for act in (
        lambda: credentials.keep(FEED, "me", "secret"),
        lambda: credentials.keep_cookies(FEED, "a=1"),
        lambda: credentials.find(FEED),
        lambda: credentials.forget(FEED),
    ):
        with pytest.raises(ReaderError, match=said) as caught:
            act()
        assert "secret" not in str(caught.value)


def test_a_system_without_the_library_is_told_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "keyring", None)
    with pytest.raises(ReaderError, match="has no keyring"):
        credentials.find(FEED)


@pytest.mark.parametrize("kept", ["", "not json", "[]", '{"user": 7}'])
def test_what_others_left_in_the_keyring_does_no_harm(keyring: Keys, kept: str) -> None:
    keyring.kept["Broadsheet", "https://paper.example"] = kept
    found = credentials.find(FEED)
    assert found is None or found == Login(user="7")


def test_a_cookie_for_tls_alone_is_never_sent_in_the_open() -> None:
    text = "paper.example\tTRUE\t/\tTRUE\t0\tsession\tabc\npaper.example\tTRUE\t/\tFALSE\t0\ttheme\tdark\n"
    assert credentials.cookies("https://paper.example/feed", text) == "session=abc; theme=dark"
    assert credentials.cookies("http://paper.example/feed", text) == "theme=dark"
