"""RSS 0.9x, 1.0 and 2.0 and Atom 0.3 and 1.0, from an lxml tree: the fast path that nearly every feed takes.

Sources: RSS 2.0 (rssboard.org), RSS 1.0 (web.resource.org/rss/1.0/spec), Atom (RFC 4287), Media RSS (rssboard.org).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reader.model import ParsedFeed
from reader.parse import draft, feed_atom, feed_rss
from reader.parse.feed_parts import Parts


def read(root: Any) -> ParsedFeed:
    """Read the feed under this root element. Articles stand in the document's order."""
    is_atom = Parts.name_of(root).rpartition(":")[2] in ("feed", "entry")
    head, drafts = feed_atom.read(root) if is_atom else feed_rss.read(root)
    drafts = draft.in_language(drafts, head.language)
    return replace(head, articles=tuple(map(draft.article, drafts)))
