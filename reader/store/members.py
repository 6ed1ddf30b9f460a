"""Stories and their members: joined, left, dissolved, and read as a timeline."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from reader.model import Story, StoryMember
from reader.store import listing, said
from reader.store.sqlite import Connection
from reader.store.values import listed


def story_of(db: Connection, article: int) -> int | None:
    """Answer the story of an article, or of the one into which it is folded."""
    row = db.execute(
        "SELECT story FROM articles JOIN story_members ON article = ifnull(duplicate_of, id) WHERE id = ?", (article,)
    ).fetchone()
    return int(row[0]) if row else None


def of(db: Connection, story: int) -> list[int]:
    """List the members of a story, hidden ones too."""
    rows = db.execute("SELECT article FROM story_members WHERE story = ? ORDER BY article", (story,)).fetchall()
    return [article for (article,) in rows]


def stories_of(db: Connection, articles: Collection[int]) -> dict[int, int]:
    """Answer the stories of those of these articles that have one."""
    return dict(
        db.execute(
            "SELECT article, story FROM story_members WHERE article IN (SELECT value FROM json_each(?))",
            (listed(articles),),
        ).fetchall()
    )


def beside(db: Connection, stories: Iterable[int]) -> set[int]:
    """List the members of all these stories."""
    return {article for story in set(stories) for article in of(db, story)}


def is_there(db: Connection, story: int) -> bool:
    """Tell whether there is this story."""
    return db.execute("SELECT 1 FROM stories WHERE id = ?", (story,)).fetchone() is not None


def make(db: Connection, now: int) -> int:
    """Begin a story without members."""
    return int(db.execute("INSERT INTO stories (made_at) VALUES (?)", (now,)).lastrowid or 0)


def join(db: Connection, article: int, story: int, score: float = 1.0, why: str = "", news: str = "") -> None:
    """Put an article into a story, out of any other."""
    db.execute(
        "INSERT INTO story_members (article, story, score, why, news) VALUES (?1, ?2, ?3, ?4, ?5) "
        "ON CONFLICT (article) DO UPDATE SET story = ?2, score = ?3, why = ?4, news = ?5",
        (article, story, score, why, news),
    )


def move(db: Connection, articles: Collection[int], story: int) -> None:
    """Put articles into a story with what was said of them in their own."""
    for article in articles:
        moved = db.execute("UPDATE story_members SET story = ? WHERE article = ?", (story, article))
        if not moved.rowcount:
            join(db, article, story)


def succeed(db: Connection, article: int, after: int) -> None:
    """Let an article have the place of another in its story, unless it has one of its own."""
    db.execute("UPDATE OR IGNORE story_members SET article = ? WHERE article = ?", (article, after))
    leave(db, [after])


def leave(db: Connection, articles: Collection[int]) -> set[int]:
    """Take articles out of their stories. Answers these stories; they may have too few members now."""
    rows = db.execute(
        "DELETE FROM story_members WHERE article IN (SELECT value FROM json_each(?)) RETURNING story",
        (listed(articles),),
    ).fetchall()
    return {story for (story,) in rows}


def dissolve(db: Connection, stories: Collection[int]) -> None:
    """Remove those of these stories that have fewer than two members."""
    db.execute(
        "DELETE FROM stories WHERE id IN (SELECT value FROM json_each(?)) "
        "AND (SELECT count(*) FROM story_members WHERE story = stories.id) < 2",
        (listed(stories),),
    )


def read(db: Connection, story: int) -> Story | None:
    """Read a story; None where there is none, or where lists show fewer than two of its articles."""
    found = db.execute(
        "SELECT article, why, news FROM story_members JOIN articles ON articles.id = article "
        "WHERE story = ? AND shown = 1 ORDER BY sort_at, article",
        (story,),
    ).fetchall()
    if len(found) < 2:
        return None
    rows = {row.id: row for row in listing.rows(db, [article for article, *_ in found])}
    by_reader = said.together_among(db, rows)
    return Story(
        id=story,
        title=rows[found[-1][0]].title,
        members=tuple(
            StoryMember(row=rows[article], why=why, news=news, by_reader=article in by_reader)
            for article, why, news in found
        ),
        papers=tuple(dict.fromkeys(rows[article].source for article, *_ in found)),
    )
