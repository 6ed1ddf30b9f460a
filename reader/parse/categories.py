"""Whether a feed's categories are the sections of its paper, or tags.

A paper has a few sections and files many stories under each. A feed that files nearly every story under a word of its
own writes tags: as sections they would flood the tree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reader.model import Article

_FEW = 8  # sections that a document may name whatever its length
_STORIES_EACH = 2  # of each section, on average, where there are more


def sections_alone(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Take the section paths from the articles of one document where they are tags."""
    named = Counter(article.section_path for article in articles if article.section_path)
    if len(named) <= _FEW or named.total() >= _STORIES_EACH * len(named):
        return tuple(articles)
    return tuple(replace(article, section_path=()) for article in articles)
