"""Makes articles ready to be read offline: all that they lack, also what was put off or given up. The reader asked.

Nothing here waits for a sync that is going on: both may run, what one has fetched the other leaves out, and hosts are
asked no faster for it. What was finished stays, wherever this is stopped.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence

from reader import sizes
from reader.model import Lack, Part, Ready, ReadyCounts
from reader.progress import Progress
from reader.sync import budget, pages, pictures, targets
from reader.sync.budget import Round
from reader.sync.desk import Desk, together

_RELATED = 100  # stories that one of them may take along
_BATCH = 500  # articles looked up at a time
_PARTS = {Part.TEXT: "the page's own text", Part.PICTURE: "a picture", Part.RELATED: "a related story"}


async def make_ready(desk: Desk, articles: Sequence[int]) -> ReadyCounts:
    """Fetch pages, pictures, and related stories with their lead pictures. Returns how ready these articles are then.

    What fails says why on the article. Raises OfflineError where there is no connection, or it is lost on the way.
    """
    desk.net.require()
    await asyncio.to_thread(desk.store.verify_media)
    await pictures.keep_lost_small(desk)
    wanted = desk.store.lacking(articles, len(articles))
    if wanted:
        await _fetch(desk, wanted)
    return counted(desk, articles)


async def _fetch(desk: Desk, wanted: Sequence[int]) -> None:
    lacked = await asyncio.to_thread(desk.store.ready_counts, wanted)
    if lacked.bytes:
        desk.emit(Progress(text=f"about {sizes.size(lacked.bytes)}"))
    await asyncio.to_thread(desk.store.want_again, wanted)
    this_round = budget.asked_for()
    waiting = await asyncio.to_thread(pages.wanted_of, desk, wanted)
    async with together() as group:
        pages.reading(desk, group, this_round, along=True).take(waiting)
        others = set(wanted).difference(one.article for one in waiting)
        group.create_task(pictures.fetch_of(desk, this_round, [id for id in wanted if id in others]))
    await pictures.fetch_of(desk, this_round, wanted)  # of those whose page could not be had
    still = await targets.fetch_named(desk, this_round, wanted, _RELATED)
    desk.store.set_related_done(set(wanted) - still)
    await _fetch_leads(desk, this_round, wanted)


async def _fetch_leads(desk: Desk, this_round: Round, wanted: Sequence[int]) -> None:
    """Fetch the lead pictures of related stories that were here already."""
    for start in range(0, len(wanted), _BATCH):
        for article in desk.store.articles(wanted[start : start + _BATCH]):
            for named in targets.leads_to(desk, article, _RELATED):
                await pictures.fetch_lead(desk, this_round, named)


def counted(desk: Desk, articles: Sequence[int]) -> ReadyCounts:
    """Count how ready these articles are."""
    found: Counter[Ready] = Counter()
    for start in range(0, len(articles), _BATCH):
        found.update(row.ready for row in desk.store.rows(articles[start : start + _BATCH]))
    return ReadyCounts(ready=found[Ready.READY], partly=found[Ready.PARTLY], missing=found[Ready.NOT])


def still_lacking(desk: Desk, articles: Sequence[int]) -> tuple[Lack, ...]:
    """List what one article lacks still; nothing for several, whose badges say it."""
    return desk.store.readiness(articles)[0].lacks if len(articles) == 1 else ()


def told(counts: ReadyCounts, lacks: Sequence[Lack] = ()) -> str:
    """Say in a sentence how ready they are: "23 of 25 are ready offline now; 2 lack something.".

    `lacks` are those of the only article: then it says what these are, and the first reason that is known.
    """
    lacking = counts.all - counts.ready
    if not counts.all:
        return "There is nothing here to make ready."
    if not lacking:
        return "It is ready offline now." if counts.all == 1 else f"All {counts.all:,} are ready offline now."
    lack = "1 lacks" if lacking == 1 else f"{lacking:,} lack"
    if counts.all == 1:
        return _what_it_lacks(lacks)
    if not counts.ready:
        return f"All {counts.all:,} still lack something."
    are = "is" if counts.ready == 1 else "are"
    return f"{counts.ready:,} of {counts.all:,} {are} ready offline now; {lack} something."


def _what_it_lacks(lacks: Sequence[Lack]) -> str:
    parts = [name for part, name in _PARTS.items() if any(lack.part is part for lack in lacks)]
    what = f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts) or "something"
    why = next((f" {lack.error}" for lack in lacks if lack.error), "")
    return f"It still lacks {what}.{why}"
