"""What exactly articles lack when the network is gone, and why; whether they do is asked as in readiness.py."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from reader.model import Lack, Part, Readiness, Ready
from reader.store.readiness import BODY, HERE, KEPT, PAGE, RELATED, SHOWN
from reader.store.sqlite import Connection
from reader.store.values import listed

PUT_OFF = "The page was not fetched: the story was there before you subscribed."
_GIVEN_UP = "The page could not be read."
_NO_TEXT = "Its feed gave no text, and there is no page to fetch."
_NO_PICTURE = "The picture could not be fetched."
_NOT_ALONG = "It is not among the stories that are fetched ahead; make the article ready to fetch it."

_AMONG = "articles.id IN (SELECT value FROM json_each(?))"


def of(db: Connection, ids: Sequence[int]) -> tuple[Readiness, ...]:
    """Tell what these articles have and lack, in the order asked; ids that are gone are left out."""
    wanted = listed(ids)
    pictures, related = _pictures(db, wanted), _related(db, wanted)
    rows = db.execute(
        f"SELECT articles.id, {BODY}, {PAGE}, page_state, canonical_url, error, next_try FROM articles "
        "LEFT JOIN attempts ON attempts.kind = 'page' AND attempts.key = CAST(articles.id AS TEXT) "
        f"WHERE {_AMONG}",
        (wanted,),
    ).fetchall()
    found = {row[0]: _value(row, pictures[row[0]], related[row[0]]) for row in rows}
    return tuple(found[id] for id in ids if id in found)


_Kept = tuple[bool, Lack]  # whether a picture or story is here, and what it would be to lack it


def _value(row: Sequence[Any], pictures: Sequence[_Kept], related: Sequence[_Kept]) -> Readiness:
    id, body, page, *rest = row
    whole = bool(body and page)
    lacks = [] if whole else [_text(bool(page), *rest)]
    lacks += [lack for kept, lack in (*pictures, *related) if not kept]
    return Readiness(
        article=id,
        ready=Ready.NOT if not body else Ready.PARTLY if lacks else Ready.READY,
        text=whole,
        pictures=len(pictures),
        pictures_kept=sum(kept for kept, _ in pictures),
        related=len(related),
        related_kept=sum(kept for kept, _ in related),
        lacks=tuple(lacks),
    )


def _text(page: bool, state: int, url: str, error: str | None, next_try: int | None) -> Lack:
    why = _NO_TEXT if page else {3: PUT_OFF, 4: _GIVEN_UP}.get(state, "")
    return Lack(part=Part.TEXT, url=url, error=error or why, next_try=next_try)


def _pictures(db: Connection, wanted: str) -> dict[int, list[_Kept]]:
    """Read the pictures of each article in reading order, an address once with the first words printed under it."""
    rows = db.execute(
        "SELECT articles.id, url, caption, alt, "
        f"{KEPT}, picture_files.state, error, next_try, min(pictures.position) AS at "
        "FROM articles CROSS JOIN pictures ON pictures.article = articles.id LEFT JOIN picture_files USING (url) "
        "LEFT JOIN attempts ON attempts.kind = 'picture' AND attempts.key = url "
        f"WHERE {_AMONG} AND {SHOWN} GROUP BY articles.id, url ORDER BY at",
        (wanted,),
    ).fetchall()
    found: defaultdict[int, list[_Kept]] = defaultdict(list)
    for id, url, caption, alt, kept, state, error, next_try, _ in rows:
        why = error or (_NO_PICTURE if state == 2 else "")
        lack = Lack(part=Part.PICTURE, url=url, title=caption or alt, error=why, next_try=next_try)
        found[id].append((bool(kept), lack))
    return found


def _related(db: Connection, wanted: str) -> dict[int, list[_Kept]]:
    """Read the stories that each article names as related, each once, as they are printed."""
    rows = db.execute(
        f"SELECT articles.id, links.url, links.text, {HERE}, related_done, error, next_try, "
        "min(links.position) AS at "
        "FROM articles CROSS JOIN links ON links.article = articles.id "
        "LEFT JOIN attempts ON attempts.kind = 'related' AND attempts.key = links.identity "
        f"WHERE {_AMONG} AND {RELATED} GROUP BY articles.id, links.identity ORDER BY at",
        (wanted,),
    ).fetchall()
    found: defaultdict[int, list[_Kept]] = defaultdict(list)
    for id, url, text, here, done, error, next_try, _ in rows:
        why = error or (_NOT_ALONG if done else "")
        found[id].append((bool(here), Lack(part=Part.RELATED, url=url, title=text, error=why, next_try=next_try)))
    return found
