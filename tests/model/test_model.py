"""The words of the app say of themselves only what follows from what they hold."""

from __future__ import annotations

import inspect
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from builders import row

from reader import model
from reader.model import NOTHING, Change, Link, Purge, ReadyCounts, Story, StoryMember

VALUES = [getattr(model, name) for name in model.__all__ if is_dataclass(getattr(model, name))]
CLASSES = [value for value in VALUES if inspect.isclass(value)]


@pytest.mark.parametrize("value", CLASSES, ids=lambda value: value.__name__)
def test_a_value_never_changes_and_names_what_it_is_given(value: Any) -> None:
    assert value.__dataclass_params__.frozen
    assert all(field.kw_only for field in fields(value))


def test_a_link_knows_its_address_in_the_one_plain_form() -> None:
    assert Link(url="HTTPS://Example.com:443/a?utm_source=x#top", text="A").canonical == "https://example.com/a"
    assert Link(text="A title alone").canonical == ""


def test_a_story_lasts_from_its_first_article_to_its_last() -> None:
    told = [StoryMember(row=row("Then", sort_at=100)), StoryMember(row=row("Now", sort_at=900))]
    story = Story(id=1, title="Now", members=tuple(told))
    assert (story.first, story.last) == (100, 900)
    assert (Story(id=2, title="Empty").first, Story(id=2, title="Empty").last) == (0, 0)


def test_changes_add_up() -> None:
    both = Change(articles=frozenset({1}), counts=True) | Change(articles=frozenset({2}), tree=True)
    assert both == Change(articles=frozenset({1, 2}), counts=True, tree=True)
    assert NOTHING | both == both


def test_purges_and_counts_add_up() -> None:
    assert Purge(articles=1, bytes=10) + Purge(articles=2, bytes=5) == Purge(articles=3, bytes=15)
    assert ReadyCounts(ready=1, partly=2, missing=3).all == 6
