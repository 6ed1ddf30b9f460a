"""Every action in one table: name, text, key, help. Menus, toolbar, shortcut page and tests iterate it.

What an action does is the window's method of the same name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

LIBRARY, ARTICLE, GO, VIEW, HELP = "&Library", "&Article", "&Go", "&View", "&Help"
MENUS = (LIBRARY, ARTICLE, GO, VIEW, HELP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing a reader can do. `keys` are portable key names; `icon` names a drawing of `icons`."""

    name: str
    text: str
    menu: str
    help: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    tree_only: bool = False  # its key counts where the tree has the keyboard, and nowhere else
    writes: bool = False  # needs a library that can be written to
    fetches: bool = False  # needs a connection
    choice: str = ""  # one of the actions that name the same choice is ticked
    switch: bool = False  # turns the setting of its own name on and off
    line: bool = False  # a line stands above it in its menu
    answers: bool = False  # its key counts where it cannot act, too: it says why


def _action(name: str, text: str, menu: str, *keys: str, **more: object) -> Action:
    return Action(name=name, text=text, menu=menu, keys=keys, **more)  # type: ignore[arg-type]


# fmt: off
ACTIONS: tuple[Action, ...] = (
    _action("sync_all", "Sync", LIBRARY, "F5", "Ctrl+R", icon="sync", writes=True, fetches=True,
            help="Fetch what is new in every paper"),
    _action("sync_this", "Sync This", LIBRARY, "Shift+F5", writes=True, fetches=True,
            help="Fetch the chosen feed or folder"),
    _action("pause_feed", "Pause", LIBRARY, "Shift+P", writes=True,
            help="Fetch the chosen feed or folder no more by itself, or again; what is here stays"),
    _action("sync_by_itself", "Sync by Itself", LIBRARY, switch=True, writes=True,
            help="Fetch every few minutes what is due, without being asked"),
    _action("cancel", "Stop", LIBRARY, "Ctrl+.", icon="stop",
            help="Stop what is being fetched; what is finished stays"),
    _action("activity", "Activity Log…", LIBRARY, "Ctrl+L", line=True,
            help="See when each feed was fetched, and what came of it"),
    _action("feed_log", "Log of This Feed…", LIBRARY, help="See when the chosen feed was fetched, and what came of it"),
    _action("log_in", "Log In…", LIBRARY, writes=True,
            help="Give the chosen feed the name and password, or the cookies, that subscribers read it with"),
    _action("feed_health", "Feed Health…", LIBRARY, "Ctrl+H",
            help="See how each feed fares: which fail, which fell silent, when each is fetched next"),
    _action("make_place_ready", "Make This Ready Offline", LIBRARY, "Shift+R", writes=True, fetches=True, line=True,
            help="Fetch the texts, pictures and related stories that the chosen place lacks"),
    _action("make_all_ready", "Make All Unread Ready", LIBRARY, writes=True, fetches=True,
            help="Fetch what any unread article lacks to be read offline"),
    _action("offline", "Work Offline", LIBRARY, switch=True,
            help="Fetch nothing at all until this is turned off again"),
    _action("wishes", "Wanted Stories…", LIBRARY, help="List the stories that are fetched at the next connection"),
    _action("add_feed", "Add a Paper…", LIBRARY, "Ctrl+N", icon="add", writes=True, fetches=True, line=True,
            help="Subscribe to a paper, a blog or a newsletter by its address"),
    _action("catalogue", "Starter Catalogue…", LIBRARY, writes=True,
            help="Choose from newspapers by country and language"),
    _action("new_folder", "New Folder…", LIBRARY, "Ctrl+Shift+N", writes=True, help="Make a folder for feeds"),
    _action("import_file", "Import…", LIBRARY, "Ctrl+O", writes=True, line=True,
            help="Read subscriptions (OPML) or an article (text, Markdown, HTML) from a file"),
    _action("export_opml", "Export Subscriptions…", LIBRARY, help="Save the folders and feeds as OPML"),
    _action("export_bookmarks", "Export Bookmarks…", LIBRARY, help="Save the bookmarks as a page that browsers import"),
    _action("storage", "Storage…", LIBRARY, line=True,
            help="See how much room each paper takes, and choose how long what it has is kept"),
    _action("clean_up", "Clean Up…", LIBRARY, writes=True, help="Remove what has had its time; bookmarks stay"),
    _action("reextract", "Read Stored Pages Again…", LIBRARY, writes=True,
            help="Find the text of every stored page anew, with the rules of this edition"),
    _action("rename", "Rename…", LIBRARY, "F2", writes=True, line=True,
            help="Rename the chosen feed, folder or reading list"),
    _action("delete", "Delete", LIBRARY, "Delete", writes=True, tree_only=True,
            help="Delete the chosen feed, folder or reading list; undo brings it back"),
    _action("remove_sample", "Remove the Sample Paper", LIBRARY, writes=True,
            help="Take the sample paper out of the library"),
    _action("undo", "Undo", LIBRARY, "Ctrl+Z", writes=True, line=True, help="Take back the last act"),
    _action("redo", "Redo", LIBRARY, "Ctrl+Shift+Z", "Ctrl+Y", writes=True, help="Do again what was taken back"),
    _action("quit", "Quit", LIBRARY, "Ctrl+Q", line=True, help="Close Broadsheet"),
    _action("toggle_read", "Mark as Read", ARTICLE, "M", icon="read", writes=True,
            help="Mark the article read or unread"),
    _action("read_when_shown", "Read When Opened", ARTICLE, switch=True, writes=True,
            help="Mark an article read when it is opened"),
    _action("mark_copies_read", "Copies Are Read Together", ARTICLE, switch=True, writes=True,
            help="Mark with an article the same text in other papers, too"),
    _action("mark_all_read", "Mark All as Read", ARTICLE, "Shift+A", writes=True,
            help="Mark read all that the list shows; undo brings the marks back"),
    _action("bookmark", "Bookmark", ARTICLE, "B", icon="star", writes=True,
            help="Keep the article for good, or let it go"),
    _action("remove_from_list", "Remove from This List", ARTICLE, writes=True,
            help="Take the article out of the reading list that is shown; a bookmark it stays"),
    _action("make_ready", "Make Ready Offline", ARTICLE, "R", writes=True, fetches=True,
            help="Fetch the text, pictures and related stories that the article lacks"),
    _action("article_info", "Article Info", ARTICLE, "Ctrl+I",
            help="Show where the article is from, and what of it is here offline"),
    _action("open_in_browser", "Open in Browser", ARTICLE, "O", icon="browser", line=True,
            help="Open the article's own page in the system's browser"),
    _action("copy_link", "Copy Link", ARTICLE, "Ctrl+Shift+C", help="Copy the article's address"),
    _action("copy_citation", "Copy Citation", ARTICLE, "Ctrl+Shift+X", help="Copy title, paper, date and link"),
    _action("mail", "Send by Mail…", ARTICLE, "Ctrl+M", help="Begin a mail with the article's title and link"),
    _action("see_changes", "What Changed", ARTICLE, "V", line=True, answers=True,
            help="Show what the paper changed in the article since it was first seen"),
    _action("not_this_story", "Not the Same Story", ARTICLE, writes=True,
            help="Take the article out of the story that it was put in; this is remembered"),
    _action("break_up_story", "Break Up the Story", ARTICLE, writes=True,
            help="Let each article of the story stand alone; this is remembered"),
    _action("put_together", "Put Together as One Story", ARTICLE, writes=True,
            help="Make the selected articles one story; this is remembered"),
    _action("show_copies_apart", "Show Copies Apart", ARTICLE, writes=True,
            help="Show the same text in other papers as articles of their own; this is remembered"),
    _action("next_article", "Next Article", GO, "J", help="Go down one article"),
    _action("previous_article", "Previous Article", GO, "K", help="Go up one article"),
    _action("next_unread", "Next Unread", GO, "N", help="Go to the next unread article"),
    _action("page_on", "Read On", GO, "Space", help="A page down, and at the article's end the next unread one"),
    _action("open_first_related", "First Related Story", GO, "L", "Ctrl+Return", line=True, answers=True,
            help="Open the first story that the paper names in the article"),
    _action("next_in_story", "Next in Story", GO, "]", answers=True,
            help="Go on to the next article of the same story"),
    _action("previous_in_story", "Previous in Story", GO, "[", answers=True,
            help="Go back to the article of the same story before"),
    _action("show_story", "Whole Story", GO, "S", answers=True,
            help="Show all articles of the same story, in all papers"),
    _action("back", "Back", GO, "Alt+Left", icon="back", line=True, help="Back along the stories you read"),
    _action("forward", "Forward", GO, "Alt+Right", icon="forward", help="Forward along the stories you read"),
    _action("bookmark_walk", "Bookmark This Walk…", GO, "Ctrl+Shift+B", writes=True,
            help="Keep the stories that you walked through from link to link, as a reading list"),
    _action("find", "Search", GO, "Ctrl+F", "/", icon="search", line=True,
            help="Search titles, standfirsts and bylines"),
    _action("fold_stories", "One Row a Story", VIEW, switch=True,
            help="Fold the articles of one story into one row of the list"),
    _action("theme_system", "Follow the System", VIEW, choice="theme", line=True,
            help="Light or dark as the desktop is"),
    _action("theme_light", "Light", VIEW, choice="theme", help="Dark letters on light paper"),
    _action("theme_dark", "Dark", VIEW, choice="theme", help="Light letters on dark paper"),
    _action("text_larger", "Larger Text", VIEW, "Ctrl++", "Ctrl+=", line=True, help="Set the page in larger type"),
    _action("text_smaller", "Smaller Text", VIEW, "Ctrl+-", help="Set the page in smaller type"),
    _action("text_normal", "Normal Text", VIEW, "Ctrl+0", help="Set the page in its own size"),
    _action("toggle_tree", "Sections", VIEW, "F9", icon="sidebar", line=True, help="Show or hide the tree of papers"),
    _action("shortcuts", "Keyboard Shortcuts", HELP, "F1", "?", help="List every key"),
    _action("about", "About Broadsheet", HELP, help="Name the version and where the library is"),
)
# fmt: on

# In the toolbar, left to right; "" is a gap.
TOOLBAR = ("toggle_tree", "sync_all", "add_feed", "", "back", "forward", "", "toggle_read", "bookmark", "share")


def make(parent: QWidget, run: Callable[[str], None]) -> dict[str, QAction]:
    """Make a QAction of each row; triggered, it calls `run` with its name."""
    made = {action.name: _make(action, parent, run) for action in ACTIONS}
    for action in ACTIONS:
        made[action.name].setCheckable(action.switch)
    for choice in {action.choice for action in ACTIONS if action.choice}:
        group = QActionGroup(parent)
        for action in ACTIONS:
            if action.choice == choice:
                made[action.name].setCheckable(True)
                group.addAction(made[action.name])
    return made


def _make(action: Action, parent: QWidget, run: Callable[[str], None]) -> QAction:
    made = QAction(action.text, parent)
    made.setObjectName(action.name)
    made.setIconVisibleInMenu(False)
    made.setShortcuts([QKeySequence(key) for key in action.keys])
    made.setStatusTip(action.help)
    made.setToolTip(tooltip(action))
    if action.tree_only:
        made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    made.triggered.connect(partial(_run, run, action.name))
    parent.addAction(made)
    if action.answers:
        _keep_keys(made, parent, partial(run, action.name))
    return made


def _keep_keys(made: QAction, parent: QWidget, run: Callable[[], None]) -> None:
    """Let the keys of an action run it also where it is grey: Qt drops them there."""
    for key in made.shortcuts():
        shortcut = QShortcut(key, parent)
        shortcut.activated.connect(run)
        shortcut.setEnabled(not made.isEnabled())
        made.enabledChanged.connect(partial(_follow, shortcut))


def _follow(shortcut: QShortcut, enabled: bool) -> None:
    shortcut.setEnabled(not enabled)  # two for one key would be ambiguous, and neither would count


def _run(run: Callable[[str], None], name: str, checked: bool = False) -> None:
    run(name)


def tooltip(action: Action) -> str:
    """Say what an action does, and by which key."""
    return f"{action.help} ({shown_keys(action)})" if action.keys else action.help


def shown_keys(action: Action) -> str:
    """Write an action's keys as this platform does."""
    return ", ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in action.keys)


def fill_menu_bar(bar: QMenuBar, made: dict[str, QAction]) -> None:
    """Lay the table out as menus."""
    for title in MENUS:
        menu = bar.addMenu(title)
        menu.setToolTipsVisible(True)  # where an action cannot be used they say why
        fill_menu(menu, [action for action in ACTIONS if action.menu == title], made)


def fill_menu(menu: QMenu, actions: Iterable[Action], made: dict[str, QAction]) -> None:
    """Put actions into one menu, with their lines between them."""
    for action in actions:
        if action.line:
            menu.addSeparator()
        menu.addAction(made[action.name])


def named(*names: str) -> tuple[Action, ...]:
    """Pick rows of the table by name, in the order asked for."""
    by_name = {action.name: action for action in ACTIONS}
    return tuple(by_name[name] for name in names)
