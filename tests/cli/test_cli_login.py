"""The commands login and logout."""

from __future__ import annotations

import io
import json

import pytest
from keys import Keys

from reader import credentials
from reader.credentials import Login
from reader.errors import InputError
from reader.store import Store

FEED = "https://paper.example/feed.xml"


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> Keys:
    return Keys().serve(monkeypatch)


@pytest.fixture
def feed(store: Store) -> int:
    return store.add_feed(url=FEED)[0].id


def typing(monkeypatch: pytest.MonkeyPatch, text: str, *, terminal: bool = False) -> None:
    """Let a person type, or a script write, what the command reads."""
    words = io.StringIO(text)
    words.isatty = lambda: terminal  # type: ignore[method-assign]
    monkeypatch.setattr("sys.stdin", words)


def test_a_script_gives_the_password_on_standard_input(broadsheet, store, feed, keyring, monkeypatch) -> None:
    typing(monkeypatch, "secret\n")
    said = broadsheet("login", feed, "--user", "me")
    assert said.code == 0
    assert said.out == "The login for paper.example is in the keyring; `broadsheet sync 1` asks with it.\n"
    assert credentials.find(FEED) == Login(user="me", password="secret")
    assert store.feeds([feed])[0].user == "me"
    assert "secret" not in said.out + said.err


def test_a_person_is_asked_and_the_password_is_not_shown(broadsheet, store, feed, keyring, monkeypatch) -> None:
    asked = []
    typing(monkeypatch, "me\n", terminal=True)
    monkeypatch.setattr("getpass.getpass", lambda prompt, stream: asked.append(prompt) or "secret")
    said = broadsheet("login", FEED)
    assert "Name at paper.example: " in said.err
    assert asked == ["Password at paper.example: "]
    assert credentials.find(FEED) == Login(user="me", password="secret")


def test_a_feed_that_nobody_may_read_without_a_login_is_subscribed_to_with_it(
    broadsheet, store, keyring, monkeypatch
) -> None:
    typing(monkeypatch, "secret\n")
    said = broadsheet("login", FEED, "--user", "me")
    assert said.out.startswith("The feed is new in this library.\nThe login for paper.example is in the keyring")
    (feed,) = store.feeds()
    assert (feed.url, feed.user) == (FEED, "me")


def test_without_a_keyring_no_new_feed_is_left_behind(broadsheet, store, monkeypatch) -> None:
    def refuse(*_: object) -> None:
        raise InputError("There is no keyring.")

    monkeypatch.setattr(credentials, "keep", refuse)
    typing(monkeypatch, "secret\n")
    assert broadsheet("login", FEED, "--user", "me").code == 1
    assert store.feeds() == ()


def test_cookies_come_from_a_file(broadsheet, store, feed, keyring, tmp_path) -> None:
    (tmp_path / "cookies.txt").write_text("session=abc", "utf-8")
    assert broadsheet("login", feed, "--cookies", tmp_path / "cookies.txt").code == 0
    assert credentials.find(FEED) == Login(cookies="session=abc")
    assert store.feeds([feed])[0].cookies


def test_logging_out_forgets_it_for_every_feed_of_that_host(broadsheet, store, feed, keyring, monkeypatch) -> None:
    other = store.add_feed(url="https://www.paper.example/sport.xml")[0].id
    for one in (feed, other):
        typing(monkeypatch, "secret\n")
        broadsheet("login", one, "--user", "me")
    assert broadsheet("logout", other).code == 0
    assert keyring.kept == {}
    assert [one.user for one in store.feeds()] == ["", ""]


def test_an_address_that_is_not_secure_is_warned_of(broadsheet, store, keyring, monkeypatch) -> None:
    feed = store.add_feed(url="http://paper.example/feed.xml")[0].id
    typing(monkeypatch, "secret\n")
    assert "is not https" in broadsheet("login", feed, "--user", "me").err


def test_the_systems_proxy_can_be_logged_in_to(broadsheet, store, keyring, monkeypatch) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy.example:3128")
    typing(monkeypatch, "secret\n")
    assert broadsheet("login", "--proxy", "--user", "me").out == (
        "The login for the proxy proxy.example:3128 is in the keyring.\n"
    )
    assert credentials.find("http://proxy.example:3128") == Login(user="me", password="secret")


def test_the_proxy_that_is_set_has_a_login_of_its_own(broadsheet, store, folder, keyring, monkeypatch) -> None:
    (folder / "settings.json").write_text(json.dumps({"proxy": "socks5://proxy.example:1080"}), "utf-8")
    typing(monkeypatch, "secret\n")
    assert broadsheet("login", "--proxy", "--user", "me").code == 0
    assert credentials.find("http://proxy.example:1080") == Login(user="me", password="secret")
    assert broadsheet("logout", "--proxy").code == 0
    assert keyring.kept == {}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("login", "7", "--user", "me"), "There is no feed “7”"),
        (("login",), "Name the feed"),
        (("logout",), "Name the feed"),
        (("login", "1"), "Give the name with --user NAME"),
        (("login", "--proxy", "--user", "me"), "No proxy is set"),
        (("login", "1", "--cookies", "/no/such/file"), "cannot be read"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(broadsheet, store, feed, keyring, monkeypatch, words, said) -> None:
    typing(monkeypatch, "secret\n")
    answer = broadsheet(*words)
    assert answer.code == 1
    assert said in answer.err
    assert keyring.kept == {}


def test_without_a_keyring_nothing_is_noted_on_the_feed(broadsheet, store, feed, keyring, monkeypatch) -> None:
    keyring.state = "missing"
    typing(monkeypatch, "secret\n")
    said = broadsheet("login", feed, "--user", "me")
    assert said.code == 1
    assert "has no keyring" in said.err
    assert store.feeds([feed])[0].user == ""
