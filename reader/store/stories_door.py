"""The part of the door about stories: what is found of articles, how they are grouped, and what the reader says of it.

`Store` is the whole door; this is no class of its own. What a signature means is not known here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from reader.model import Article, Change, Grouped, Kept, Row, Story
from reader.store import (
    candidates,
    copies,
    grouping,
    listing,
    members,
    reading,
    regroup,
    said,
    story_acts,
    term_counts,
    undoing,
)
from reader.store.connection import File
from reader.store.undoing import Undone


class Stories:
    """What a Store knows and does about articles that tell the same."""

    _library: File
    _clock: Callable[[], float]

    def ungrouped(self, limit: int) -> list[int]:
        """List articles whose text awaits a look for its story, the newest first; prefetched ones too."""
        with self._library.read() as db:
            return candidates.ungrouped(db, limit)

    def term_counts(self, terms: Collection[int]) -> tuple[int, dict[int, int]]:
        """Answer how many articles were counted, and in how many of them each of these terms stood."""
        with self._library.read() as db:
            return term_counts.read(db, terms)

    def texts(self, articles: Sequence[int]) -> tuple[Article, ...]:
        """Read whole articles as `Store.articles` does, but not where their links lead: each link costs a question."""
        with self._library.read() as db:
            return reading.articles(db, articles)

    def shown(self, articles: Collection[int]) -> frozenset[int]:
        """Answer those of these articles that lists show."""
        with self._library.read() as db:
            return listing.shown(db, articles)

    def kept(self, articles: Collection[int]) -> tuple[Kept, ...]:
        """Read what is kept of these articles to find their like, in the order asked; those without are left out."""
        with self._library.read() as db:
            return candidates.kept(db, articles)

    def candidates(
        self,
        terms: Sequence[int],
        *,
        around: int | None,
        days: int = 0,
        limit: int = 50,
        rarest_first: bool = False,
    ) -> tuple[Kept, ...]:
        """Find the articles that share most of these terms, the nearest in time first among equals; never a copy.

        `around` (UTC seconds) bounds the search to `days` before and after it. None asks for any time, but looks at
        each term's newest few hundred articles only. `rarest_first`: the terms differ and are in that order already.
        The cost does not grow with the library.
        """
        with self._library.read() as db:
            return candidates.find(db, terms, around=around, days=days, limit=limit, rarest_first=rarest_first)

    def recent(self, since: int) -> tuple[Kept, ...]:
        """Read what is kept of all articles from this UTC second on, the oldest first; no copies, nothing hidden."""
        with self._library.read() as db:
            return candidates.recent(db, since)

    def set_groups(self, batch: Sequence[Grouped], now: int) -> Change:
        """Write what was found of each article: signature, terms, and its story or the text of which it is a copy.

        What the reader said of them goes before that. Terms are whole numbers of 32 bits with their sign.
        """
        with self._library.write() as db:
            return grouping.set_groups(db, batch, now)

    def regroup(
        self,
        groups: Sequence[Collection[int]],
        among: Collection[int],
        whys: Mapping[int, tuple[float, str, str]],
        now: int,
    ) -> Change:
        """Let the articles `among` be grouped like this; `whys` are (score, why, news) by article.

        A group takes the id of the story that most of its members have. Nothing is written where all is as it was.
        What the reader put together or took apart stays so.
        """
        with self._library.write() as db:
            return regroup.regroup(db, groups, among, whys, now)

    def apart(self, articles: Collection[int]) -> frozenset[tuple[int, int]]:
        """Answer (article, other) of which the reader said that they are not one story, both ways round."""
        with self._library.read() as db:
            return said.apart(db, articles)

    def two_texts(self, articles: Collection[int]) -> frozenset[tuple[int, int]]:
        """Answer (article, other) that are never folded into one row, since the reader said so, both ways round."""
        with self._library.read() as db:
            return said.two_texts(db, articles)

    def together(self, articles: Collection[int]) -> tuple[frozenset[int], ...]:
        """Answer the sets of articles, with one of these at least, that the reader put together."""
        with self._library.read() as db:
            return said.together(db, articles)

    def story(self, id: int) -> Story | None:
        """Read a story; None where there is none, or where lists show fewer than two of its articles."""
        with self._library.read() as db:
            return members.read(db, id)

    def story_of(self, article: int) -> int | None:
        """Answer the story of an article, or of the one into which it is folded."""
        with self._library.read() as db:
            return members.story_of(db, article)

    def copies(self, article: int) -> tuple[Row, ...]:
        """List the other articles with the text of this one, each with its own source; the one that stays first."""
        with self._library.read() as db:
            text = copies.same_text(db, [article])
            first = copies.stays(db, article)
            return listing.rows(db, sorted(text - {article}, key=lambda one: (one != first, one)))

    # --- what the reader does: each act answers what undoes it -----------------------------------------------------

    def take_out(self, articles: Collection[int]) -> tuple[Undone, Change]:
        """Take articles out of their stories, apart from the other members for ever."""
        with self._library.write() as db:
            return story_acts.take_out(db, articles)

    def break_up(self, story: int) -> tuple[Undone, Change]:
        """Take all members of a story apart from each other for ever."""
        with self._library.write() as db:
            return story_acts.break_up(db, story)

    def unfold(self, article: int) -> tuple[Undone, Change]:
        """Let the copies of an article stand alone, or this one where it is a copy itself, for ever; in its story."""
        with self._library.write() as db:
            return story_acts.unfold(db, article)

    def put_together(self, articles: Sequence[int]) -> tuple[Undone, Change]:
        """Make one story of these articles and of the stories that they have, for ever."""
        with self._library.write() as db:
            return story_acts.put_together(db, articles, int(self._clock()))

    def take_back(self, undone: Undone) -> tuple[Undone, Change]:
        """Undo one of these four acts. Answers what does it again."""
        with self._library.write() as db:
            return undoing.put_back(db, undone)
