"""The order of a sync: wishes, feeds, pages, related stories, the rest of the pictures, icons, the clean-up.

    verify -> want again              what is said to be kept and is gone from the media file; small pictures anew;
                                      once an hour
    wishes -> page -> keep            what the reader wanted while there was no connection
    poll -> parse -> deliver          all feeds side by side, written together; the lists fill
      look -> set_groups              the story or the original of each article, again when its page has come; of a
                                      flood when all feeds are polled, so that stories keep no list waiting
      without_page -> page -> set_pages   as soon as its feed was polled; host by host, one page a second each
        missing_pictures -> media     of each page that arrived, its lead picture first
    ungrouped -> look -> set_groups   then, those of a flood and some of those that earlier syncs left
    recent -> regroup                 the stories of two weeks, once an hour
    without_related -> page -> keep   the stories that these name, one step along or two
        missing_pictures -> media     the lead picture of each
    missing_pictures -> media         what is left; the related stories' own pictures last of all
    icons
    purge                             with the first sync of a day

Each step stores what it finished before the next one starts, and takes up what an interrupted sync left. Every step
that can fail says so to a feed, an article, a picture or a link, never to the sync; when it is tried again is kept with
it. On a connection that costs by the byte only feeds and pages are fetched. Cancelling is cancelling the task.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence

from reader.errors import InputError
from reader.model import Feed
from reader.sync import budget, cleanup, decide, grouping, icons, inbox, pages, pictures, targets, wishes
from reader.sync.desk import Desk, side_by_side, together
from reader.sync.hosts import Lines
from reader.sync.poll import Polled, poll, tell

_DELETED_STAY = 30 * 24 * 3600  # seconds that a deleted feed can still be brought back
_CHECKED = 3600  # seconds: comparing reads every row of the library, and a round comes every few minutes


async def sync(
    desk: Desk, feeds: Collection[int] = (), *, every: bool = False, feeds_only: bool = False
) -> tuple[Polled, ...]:
    """Poll these feeds, or `every` one, or else those that are due; then fetch what the whole library still lacks.

    With `feeds_only` nothing else is fetched or cleaned up but the log of polls: pages, pictures and stories wait for
    the next sync.

    Returns how each poll went. A feed whose server named a time to come back is not asked before that, and its
    sentence is told again. Raises LibraryError where another process is syncing, InputError for a feed that is not
    there, OfflineError where there is no connection, or it is lost on the way.
    """
    desk.net.require()
    with desk.store.lock("sync"):
        if feeds_only:
            return await _poll_alone(desk, feeds, every)
        await asyncio.to_thread(desk.store.purge_deleted, desk.now() - _DELETED_STAY)
        await _check_kept(desk)
        await pictures.keep_lost_small(desk)
        waiting, chosen = _chosen(desk, feeds, every)
        first_today = cleanup.is_due(desk.store.feeds(), desk.now())
        told = _tell_of_waiting(desk, waiting)
        await wishes.grant(desk)
        polled = await _gather(desk, chosen)
        if first_today:
            await cleanup.clean_up(desk)
        return (*told, *polled)


async def _check_kept(desk: Desk) -> None:
    """Want again what is gone from the media file, unless that was looked at within the hour."""
    now, last = desk.now(), desk.checked.at
    if last is None or not 0 <= now - last < _CHECKED:
        desk.checked.at = now
        await asyncio.to_thread(desk.store.verify_media)


async def _poll_alone(desk: Desk, feeds: Collection[int], every: bool) -> tuple[Polled, ...]:
    waiting, chosen = _chosen(desk, feeds, every)
    await cleanup.forget_polls(desk)  # whoever never syncs otherwise would keep them all
    return (*_tell_of_waiting(desk, waiting), *await _poll(desk, chosen, None))


def _tell_of_waiting(desk: Desk, waiting: Sequence[Feed]) -> list[Polled]:
    """Tell the sentence of each feed that is not asked yet once more."""
    told = [Polled(feed=feed) for feed in waiting]
    for one in told:
        tell(desk, one)
    return told


def _chosen(desk: Desk, feeds: Collection[int], every: bool) -> tuple[list[Feed], list[Feed]]:
    """Choose the feeds whose server named a time that has not come, and those to poll."""
    known = desk.store.feeds(feeds or None)
    missing = set(feeds) - {feed.id for feed in known}
    if missing:
        raise InputError(f"There is no feed {min(missing)} in this library.")
    if not feeds and not every:
        return [], decide.due(known, desk.now())
    return decide.askable(known, desk.now(), named=bool(feeds))


async def fill(desk: Desk) -> None:
    """Fetch what the library lacks, without polling: after a feed was added."""
    desk.net.require()
    with desk.store.lock("sync"):
        await _gather(desk, ())


async def _gather(desk: Desk, feeds: Sequence[Feed]) -> tuple[Polled, ...]:
    """Poll these feeds, and fetch what the library lacks: pages, pictures, related stories with theirs, icons."""
    this_round = budget.of_a_sync(desk.settings["related_megabytes"])
    async with together() as group:
        waiting = pages.reading(desk, group, this_round, along=desk.may_save)
        polling = {feed.id for feed in feeds}
        others = [feed for feed in desk.store.feeds() if feed.id not in polling and not feed.sample]
        waiting.take(pages.wanted_by(desk, others))
        polled = await _poll(desk, feeds, waiting)
        group.create_task(grouping.rest(desk, sum(len(one.arrived) for one in polled)))
    await grouping.mended(desk)
    if desk.may_save:
        await targets.prefetch(desk, desk.store.without_related(targets.AT_ONCE, desk.now()), this_round)
        await pictures.fetch_missing(desk, this_round)
        await icons.fetch_icons(desk, polled)
    return polled


async def _poll(desk: Desk, feeds: Sequence[Feed], waiting: Lines | None) -> tuple[Polled, ...]:
    """Poll feeds; the pages of each stand in line as soon as it has answered."""
    desk.steps.expect(len(feeds))
    flood = grouping.Flood()

    async def one(feed: Feed, box: inbox.Inbox) -> Polled:
        polled = await poll(desk, feed, box)
        if waiting:
            waiting.take(pages.wanted_by(desk, [polled.feed]))
            await flood.arrived(desk, polled.arrived)  # meanwhile the hosts are asked
        return polled

    async with inbox.opened(desk) as box:
        return tuple(await side_by_side(one(feed, box) for feed in feeds))
