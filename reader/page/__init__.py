"""An article as one HTML string, and the small texts around it; pure. Who shows it is decided elsewhere."""

from reader.page.article import render
from reader.page.changes_page import changes, unchanged
from reader.page.cite import citation
from reader.page.notice import choose, failed, fetching, gone, message, unpacking, unreadable, wanted
from reader.page.story_page import story
from reader.times import dateline, list_time

__all__ = [
    "changes", "choose", "citation", "dateline", "failed", "fetching", "gone", "list_time", "message", "render",
    "story", "unchanged", "unpacking", "unreadable", "wanted",
]  # fmt: skip
