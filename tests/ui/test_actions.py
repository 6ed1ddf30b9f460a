import pytest
from PySide6.QtGui import QKeySequence

from reader.ui import actions
from reader.ui.actions import ACTIONS
from reader.ui.activity_controls import ActivityControls
from reader.ui.article_controls import ArticleControls
from reader.ui.health_controls import HealthControls
from reader.ui.library_controls import LibraryControls
from reader.ui.list_controls import ListControls
from reader.ui.logins import Logins
from reader.ui.readying import Readying
from reader.ui.storage_controls import StorageControls
from reader.ui.story_controls import StoryControls
from reader.ui.subscribing import Subscribing
from reader.ui.view_controls import ViewControls
from reader.ui.walking import Walking
from reader.ui.wishing import Wishing

CONTROLS = (
    LibraryControls, Subscribing, ArticleControls, ViewControls, Readying, Wishing, StorageControls, StoryControls,
    ListControls, Walking, ActivityControls, HealthControls, Logins,
)  # fmt: skip


@pytest.mark.parametrize("action", ACTIONS, ids=lambda a: a.name)
def test_every_action_is_done_by_exactly_one_control_and_has_its_help(action):
    assert [c.__name__ for c in CONTROLS if action.name in vars(c)] != []
    assert sum(action.name in vars(c) for c in CONTROLS) == 1
    assert action.help
    assert action.menu in actions.MENUS


def test_no_key_is_taken_twice_and_every_key_has_a_name():
    keys = [key for action in ACTIONS for key in action.keys]
    assert len(keys) == len(set(keys))
    assert all(QKeySequence(key).toString() for key in keys)


def test_no_name_is_taken_twice():
    names = [action.name for action in ACTIONS]
    assert len(names) == len(set(names))


def test_the_toolbar_holds_rows_of_the_table():
    assert set(actions.TOOLBAR) - {"", "share"} <= {action.name for action in ACTIONS}


def test_a_tooltip_says_what_and_by_which_key():
    (bookmark,) = actions.named("bookmark")
    assert actions.tooltip(bookmark) == "Keep the article for good, or let it go (B)"
