"""The words of the app as values: frozen, without any input or output.

Times are whole UTC seconds since 1970; an offset beside a time is the paper's own, in minutes east of UTC.
Addresses are `str`. An id is 0 in a value that is not in a library yet.
"""

from reader.model.articles import Article, Enclosure, Kind, Link, Mark, Origin, ParsedFeed, Picture, Ready
from reader.model.keeping import NOTHING, Change, KeptFile, Media, Purge, Retention, Storage
from reader.model.lists import BOOKMARKS, EVERYTHING, UNREAD, Counts, ReadingList, Row, Scope, Tree
from reader.model.offline import Lack, Part, Readiness, ReadyCounts, Wish
from reader.model.papers import Feed, FeedHealth, Folder, FoundFeed, Paper, Poll, Section
from reader.model.stories import Around, Grouped, Kept, Similar, Story, StoryMember, Version

__all__ = [
    "BOOKMARKS",
    "EVERYTHING",
    "NOTHING",
    "UNREAD",
    "Around",
    "Article",
    "Change",
    "Counts",
    "Enclosure",
    "Feed",
    "FeedHealth",
    "Folder",
    "FoundFeed",
    "Grouped",
    "Kept",
    "KeptFile",
    "Kind",
    "Lack",
    "Link",
    "Mark",
    "Media",
    "Origin",
    "Paper",
    "ParsedFeed",
    "Part",
    "Picture",
    "Poll",
    "Purge",
    "Readiness",
    "ReadingList",
    "Ready",
    "ReadyCounts",
    "Retention",
    "Row",
    "Scope",
    "Section",
    "Similar",
    "Storage",
    "Story",
    "StoryMember",
    "Tree",
    "Version",
    "Wish",
]
