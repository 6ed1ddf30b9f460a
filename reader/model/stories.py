"""Articles that tell the same event, what is like what, and the texts that an article had before."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model.lists import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryMember:
    """One article within a story."""

    row: Row
    news: str = ""  # a line of it: what the articles before it had not
    why: str = ""  # why it was put there, in plain words
    by_reader: bool = False  # the reader put it there


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles from any feed that tell the same event, the oldest first; copies of one text count once."""

    id: int
    title: str  # the headline of its newest article
    members: tuple[StoryMember, ...] = ()
    papers: tuple[str, ...] = ()  # their sources, each once, in the order in which they came

    @property
    def first(self) -> int:
        return self.members[0].row.sort_at if self.members else 0

    @property
    def last(self) -> int:
        return self.members[-1].row.sort_at if self.members else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Similar:
    """An article that is like another, and why."""

    row: Row
    score: float  # 0 to 1
    why: str
    earlier: bool = False  # coverage of another time, not of the same days


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What the library knows around one article, beside what its paper named."""

    cited_by: tuple[Row, ...] = ()
    story: Story | None = None
    like: tuple[Similar, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A text that an article had. They count from 1, the first that was seen."""

    article: int
    number: int
    seen_at: int
    title: str
    standfirst: str
    body_html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What the library keeps of an article to find its like: `signature` as it was packed."""

    article: int
    signature: bytes
    at: int  # its place in time: UTC seconds
    paper: int
    story: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """What was found of one article: what to keep of it, and which story or which copy it is."""

    article: int
    signature: bytes
    terms: tuple[int, ...]  # under which it is found
    counted: tuple[int, ...]  # every term of it that counts for how common that is
    story: int | None = None  # the one it joins
    with_article: int | None = None  # the article with which it makes a new one
    copy_of: int | None = None
    score: float = 0.0
    why: str = ""
    news: str = ""
