"""What the window and the worker say to each other: values <-> lines of JSON.

One object a line, UTF-8. The worker speaks first with a Hello. A command carries a request number that the window
chose; every event about it carries the same. End of input tells the worker to exit. Who sends which line, and over
which file descriptor, is decided elsewhere.
"""

from reader.progress.commands import (
    Add,
    Cancel,
    CleanUp,
    Find,
    Follow,
    Import,
    KeepFile,
    MakeReady,
    Network,
    ReadOpml,
    Reextract,
    Sample,
    Sync,
)
from reader.progress.events import (
    Connected,
    Done,
    Failed,
    FeedPolled,
    Found,
    Granted,
    Hello,
    Outline,
    Progress,
)
from reader.progress.found import found
from reader.progress.line import VERSION, Line
from reader.progress.listed import Listed, listed
from reader.progress.places import scope, scope_values
from reader.progress.wire import read, write

__all__ = [
    "VERSION",
    "Add",
    "Cancel",
    "CleanUp",
    "Connected",
    "Done",
    "Failed",
    "FeedPolled",
    "Find",
    "Follow",
    "Found",
    "Granted",
    "Hello",
    "Import",
    "KeepFile",
    "Line",
    "Listed",
    "MakeReady",
    "Network",
    "Outline",
    "Progress",
    "ReadOpml",
    "Reextract",
    "Sample",
    "Sync",
    "found",
    "listed",
    "read",
    "scope",
    "scope_values",
    "write",
]
