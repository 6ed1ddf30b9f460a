"""What `broadsheet add` says of what it cannot add."""

import pytest
from newspaper import Newspaper


@pytest.fixture
def paper(monkeypatch):
    with Newspaper() as paper:
        monkeypatch.setenv("BROADSHEET_TEST_ALLOW", paper.address)
        yield paper


def test_a_feed_for_subscribers_names_the_command_that_logs_in(broadsheet, paper):
    locked = paper.serve("/locked.xml", status=401)
    said = broadsheet("add", locked)
    assert said.code == 1
    assert said.err.endswith(f"`broadsheet login {locked}` logs in and subscribes.\n")


def test_a_feed_that_is_not_there_names_none(broadsheet, paper):
    said = broadsheet("add", paper.url("/nowhere.xml"))
    assert said.code == 1
    assert "broadsheet login" not in said.err
