from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import newspaper_hostile
import newspaper_pages
import pytest
from newspaper import Answer, Handler, Newspaper
from newspaper_stories import STORIES, Story
from newsroom import PATIENT, Newsroom

from reader.errors import InputError, LibraryError
from reader.model import Kind, Lack, Mark, Origin, Part, Ready, Scope
from reader.progress import FeedPolled, Progress
from reader.store import Brought, Delivered, attempts
from reader.sync import pipeline, targets
from reader.sync.desk import Desk

HOUR = 3600
IN_FEED = [story for story in STORIES if story.in_feed]
NEW = Story(
    slug="snow-in-may",
    title="Snow falls on the cherry trees in May",
    section=("News", "Nation"),
    byline="Marta Lindqvist",
    published="2024-05-08T07:00:00+02:00",
    paragraphs=STORIES[0].paragraphs,
)


def polled(newsroom: Newsroom, feed: int) -> FeedPolled:
    """Take the last thing that was said about a feed."""
    return next(line for line in reversed(newsroom.said) if isinstance(line, FeedPolled) and line.feed == feed)


def lacks(newsroom: Newsroom, article: int, part: Part) -> list[Lack]:
    """List what of one kind an article lacks."""
    return [lack for lack in newsroom.store.readiness([article])[0].lacks if lack.part is part]


# --- a paper, synced -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/feed.xml", "/atom.xml", "/feed.json"])
def test_every_kind_of_feed_fills_the_library(newsroom: Newsroom, paper: Newspaper, path: str) -> None:
    feed = newsroom.subscribe(paper.url(path))
    newsroom.sync()
    assert {article.title for article in newsroom.articles()} == {story.title for story in IN_FEED}
    assert newsroom.feed(feed).error == ""
    assert polled(newsroom, feed).new == len(IN_FEED)


def test_a_story_is_read_from_its_page(newsroom: Newsroom, paper: Newspaper) -> None:
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    story = newsroom.titled("Wooden bridge over the Aller opens after nine years")
    assert story.full_text
    assert story.byline == "Marta Lindqvist"
    assert story.section_path == ("News", "Nation")
    assert story.lead_image is not None
    assert story.lead_image.caption == "Walkers cross the new bridge on its first morning."
    assert "What it will cost is still disputed" in story.body_html
    assert "Share this story" not in story.body_html
    assert newsroom.store.page_bytes(story.id) is not None


def test_with_the_server_gone_every_story_is_here_with_pictures_and_links(newsroom: Newsroom, paper: Newspaper) -> None:
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    paper.stop()
    for story in newsroom.articles():
        assert story.ready is Ready.READY, story.title
        named = [picture.url for picture in (story.lead_image, *story.pictures) if picture]
        kept = newsroom.store.pictures(named)
        assert named
        assert all(newsroom.store.media(kept[url] or "") for url in named)
        for link in story.links:
            if link.kind is not Kind.MENTION:
                assert link.article is not None, (story.title, link)
                assert link.ready is not Ready.NOT, (story.title, link)
    assert all(row.thumbnail for row in newsroom.store.page(Scope(), limit=20))


def test_related_stories_are_fetched_one_step_deep_and_not_listed(newsroom: Newsroom, paper: Newspaper) -> None:
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    fetched = newsroom.store.find(paper.story_url("ferry-retires"))
    assert fetched is not None
    article = newsroom.store.article(fetched)
    assert article is not None
    assert article.origin is Origin.PREFETCHED
    assert "The last ferryman hangs up his bell" not in {one.title for one in newsroom.articles()}
    assert len(newsroom.articles()) == len(IN_FEED)


def test_a_second_sync_asks_for_nothing_twice(newsroom: Newsroom, paper: Newspaper) -> None:
    feed = newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    before = newsroom.articles()
    paper.requests.clear()
    newsroom.sync()
    assert [(asked.path, asked.status) for asked in paper.requests] == [("/feed.xml", 304)]
    assert newsroom.articles() == before
    assert polled(newsroom, feed).new == 0


def test_only_a_new_story_is_fetched_later(newsroom: Newsroom, paper: Newspaper) -> None:
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    paper.publish(NEW)
    paper.requests.clear()
    newsroom.sync()
    assert newsroom.titled(NEW.title).full_text
    assert {asked.path.split("?")[0] for asked in paper.requests} == {
        "/feed.xml",
        "/robots.txt",
        newspaper_pages.story_path(NEW.slug),
        newspaper_pages.picture_path(NEW.slug, 1),
    }


def test_one_story_in_two_feeds_is_one_article(newsroom: Newsroom, paper: Newspaper) -> None:
    for path in ("/feed.xml", "/atom.xml", "/feed.json"):
        newsroom.subscribe(paper.url(path))
    newsroom.sync()
    assert len(newsroom.articles()) == len(IN_FEED)
    assert len(paper.asked(newspaper_pages.story_path("toll-vote"))) == 1


def test_trackers_and_pixels_are_not_asked_for(newsroom: Newsroom, paper: Newspaper) -> None:
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    assert paper.asked("/pixel.gif") == []
    assert paper.asked("/newsletter/") == []


def test_the_feed_gets_its_icon(newsroom: Newsroom, paper: Newspaper) -> None:
    feed = newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    icon = newsroom.store.media(newsroom.feed(feed).icon)
    assert icon is not None
    assert (icon.width, icon.height) == (64, 64)


def test_progress_is_told_to_the_end(newsroom: Newsroom, paper: Newspaper) -> None:
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    told = [line for line in newsroom.said if isinstance(line, Progress)]
    assert told[-1].done == told[-1].total > len(IN_FEED)
    assert all(line.done <= line.total for line in told)
    titles = {story.title for story in STORIES}
    assert {line.text for line in told} == {*titles, newsroom.feed(1).title, "Finding stories"}


def test_what_a_sync_kept_is_counted(newsroom: Newsroom, paper: Newspaper) -> None:
    newsroom.subscribe(paper.url("/feed.xml"))

    async def kept(desk: Desk) -> tuple[int, int]:
        await pipeline.sync(desk, every=True)
        return desk.steps.pages, desk.steps.pictures

    pages, pictures = newsroom.do(kept)
    assert pages == len(STORIES)  # the related ones too
    assert pictures == len({asked.path for asked in paper.requests if asked.path.startswith("/pictures/")})
    assert newsroom.do(kept) == (0, 0)


# --- failures --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/", "page"),
        ("/nothing-here", "nothing at this address"),
        ("/hostile/empty", "nothing"),
        ("/hostile/silent", "did not answer"),
        ("/hostile/loop", "without end"),
        ("/hostile/slow-body", "too slow"),
        ("/hostile/length-too-large", "broke off"),
        ("/hostile/gzip-bomb", "more than 15 MB"),
        ("/hostile/nothing", "broke off"),
        ("/not-xml", "feed"),
    ],
)
def test_one_feeds_failure_is_its_sentence_and_stops_nothing_else(
    newsroom: Newsroom, paper: Newspaper, path: str, said: str
) -> None:
    paper.serve("/not-xml", b"Once upon a time there was no feed.", type="text/plain")
    bad, good = newsroom.subscribe(paper.url(path)), newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    assert said in newsroom.feed(bad).error
    assert newsroom.feed(bad).failures == 1
    assert newsroom.feed(bad).next_poll > newsroom.now
    assert polled(newsroom, bad).error == newsroom.feed(bad).error
    assert newsroom.feed(good).error == ""
    assert len(newsroom.articles()) == len(IN_FEED)


def test_a_private_address_is_not_contacted_for_a_page_that_names_it(newsroom: Newsroom, paper: Newspaper) -> None:
    with Newspaper() as inner:
        item = f"<item><title>Trap</title><link>{inner.url('/admin')}</link><guid>1</guid></item>"
        feed = f'<rss version="2.0"><channel><title>Trap</title><link>{paper.base}</link>{item}</channel></rss>'
        paper.serve("/trap.xml", feed.encode(), type="text/xml")
        subscribed = newsroom.subscribe(f"http://localhost:{paper.port}/trap.xml")
        newsroom.sync()
        assert newsroom.feed(subscribed).error == ""
        assert newsroom.titled("Trap").full_text is False
        assert inner.requests == []


@pytest.mark.parametrize("answer", [Answer(b"x", status=404), Answer(b"", status=500), Answer(b"\0\1\2", "audio/mpeg")])
def test_an_unreachable_page_leaves_the_feeds_text_and_no_failure(
    newsroom: Newsroom, paper: Newspaper, answer: Answer
) -> None:
    paper.answers[newspaper_pages.story_path("toll-vote")] = answer
    feed = newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    story = newsroom.titled("Council votes down a toll for the new bridge")
    assert story.body_html
    assert not story.full_text
    assert newsroom.feed(feed).error == ""


def test_a_page_with_a_fault_is_asked_for_again_in_an_hour_and_one_that_said_no_in_a_day(
    newsroom: Newsroom, paper: Newspaper
) -> None:
    gone, fault = newspaper_pages.story_path("toll-vote"), newspaper_pages.story_path("night-train")
    paper.answers |= {gone: Answer(b"x", status=404), fault: Answer(b"x", status=500)}
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    newsroom.sync()
    assert (len(paper.asked(gone)), len(paper.asked(fault))) == (1, 1)
    newsroom.now += HOUR
    newsroom.sync()
    assert (len(paper.asked(gone)), len(paper.asked(fault))) == (1, 2)
    del paper.answers[gone], paper.answers[fault]
    newsroom.now += 24 * HOUR
    newsroom.sync()
    assert all(story.full_text for story in newsroom.articles())


def test_a_story_says_why_its_page_is_not_here_and_when_it_is_tried_again(newsroom: Newsroom, paper: Newspaper) -> None:
    paper.answers[newspaper_pages.story_path("toll-vote")] = Answer(b"x", status=500)
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    story = newsroom.titled("Council votes down a toll for the new bridge")
    (lack,) = lacks(newsroom, story.id, Part.TEXT)
    assert "fault of its own (500)" in lack.error
    assert story.page_error == lack.error
    assert lack.next_try == newsroom.now + HOUR
    assert story.ready is Ready.PARTLY


def test_a_page_that_never_comes_is_given_up_and_the_feeds_text_stays(newsroom: Newsroom, paper: Newspaper) -> None:
    path = newspaper_pages.story_path("toll-vote")
    paper.answers[path] = Answer(b"x", status=404)
    newsroom.subscribe(paper.url("/feed.xml"))
    for _ in range(6):
        newsroom.sync()
        newsroom.now += 4 * 24 * HOUR
    assert len(paper.asked(path)) == 3
    story = newsroom.titled("Council votes down a toll for the new bridge")
    (lack,) = lacks(newsroom, story.id, Part.TEXT)
    assert lack.next_try is None
    assert "nothing at this address" in story.page_error
    assert story.body_html


def test_a_teaser_of_a_page_does_not_hide_what_the_feed_tells_whole_and_then_nothing_lacks(
    newsroom: Newsroom, paper: Newspaper
) -> None:
    """The page was read: what the feed told is the whole text, so there is nothing more to fetch."""
    whole = "".join(f"&lt;p&gt;{'A sentence of some length about the tram. ' * 8}{n}&lt;/p&gt;" for n in range(9))
    item = f"<item><title>The tram</title><link>/tram</link><guid>1</guid><description>{whole}</description></item>"
    paper.serve("/whole.xml", f"<rss><channel><title>Whole</title>{item}</channel></rss>".encode(), type="text/xml")
    paper.serve("/tram", f"<h1>The tram</h1><p>{'A sentence of some length about the tram. ' * 8}</p>".encode())
    newsroom.subscribe(paper.url("/whole.xml"))
    newsroom.sync()
    story = newsroom.titled("The tram")
    assert paper.asked("/tram")
    assert "8</p>" in story.body_html
    assert not story.full_text
    assert newsroom.store.readiness([story.id])[0].lacks == ()
    assert story.ready is Ready.READY


@pytest.mark.parametrize(
    "answer",
    [
        Answer(b"<html><title>Log in to this network</title></html>"),
        Answer(newspaper_pages.rss([], "http://x.example"), newspaper_pages.RSS),
        Answer(b"gone", status=410),
        Answer(b"no", status=403),
    ],
)
def test_nothing_a_feed_does_later_takes_away_what_is_here(
    newsroom: Newsroom, paper: Newspaper, answer: Answer
) -> None:
    feed = newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    bookmarked = newsroom.articles()[0].id
    newsroom.store.mark([bookmarked], Mark.BOOKMARK)
    before = newsroom.articles()
    paper.answers["/feed.xml"] = answer
    newsroom.sync()
    assert newsroom.articles() == before
    del paper.answers["/feed.xml"]
    newsroom.sync()
    assert newsroom.feed(feed).error == ""
    assert newsroom.feed(feed).failures == 0
    assert newsroom.articles() == before


def test_a_server_that_names_a_time_is_not_asked_before_it(newsroom: Newsroom, paper: Newspaper) -> None:
    feed = newsroom.subscribe(paper.url("/feed.xml"))
    paper.serve("/feed.xml", b"", status=429, headers=(("Retry-After", "7200"),))
    newsroom.sync()
    newsroom.now += 7000
    newsroom.sync()
    (waiting,) = newsroom.sync(feed)
    assert len(paper.asked("/feed.xml")) == 1
    assert "come back later" in polled(newsroom, feed).error
    assert waiting.feed.error == polled(newsroom, feed).error
    del paper.answers["/feed.xml"]
    newsroom.now += 1000
    newsroom.sync(feed)
    assert newsroom.feed(feed).error == ""


def test_a_feed_that_moved_for_good_is_asked_at_its_new_address(newsroom: Newsroom, paper: Newspaper) -> None:
    feed = newsroom.subscribe(paper.url("/old.xml"))
    paper.serve("/old.xml", b"", status=301, headers=(("Location", "/feed.xml"),))
    for _ in range(3):
        assert newsroom.feed(feed).url == paper.url("/old.xml")
        newsroom.sync()
    assert newsroom.feed(feed).url == paper.url("/feed.xml")
    newsroom.sync()
    assert len(paper.asked("/old.xml")) == 3
    assert newsroom.add(paper.url("/old.xml")).id == feed
    assert len(newsroom.articles()) == len(IN_FEED)


def test_a_feed_that_moved_onto_another_one_stays_where_it_is(newsroom: Newsroom, paper: Newspaper) -> None:
    there = newsroom.subscribe(paper.url("/feed.xml"))
    old = newsroom.subscribe(paper.url("/old.xml"))
    paper.serve("/old.xml", b"", status=301, headers=(("Location", "/feed.xml"),))
    for _ in range(4):
        newsroom.sync()
    assert newsroom.feed(old).url == paper.url("/old.xml")
    assert newsroom.feed(old).same_as == there
    assert len(newsroom.articles()) == len(IN_FEED)


def test_a_feed_that_is_gone_is_asked_three_times_and_keeps_what_it_brought(
    newsroom: Newsroom, paper: Newspaper
) -> None:
    feed = newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    paper.serve("/feed.xml", b"", status=410)
    for _ in range(5):
        newsroom.sync()
    assert len(paper.asked("/feed.xml")) == 4
    assert newsroom.feed(feed).stopped == "gone"
    assert len(newsroom.articles()) == len(IN_FEED)
    del paper.answers["/feed.xml"]
    newsroom.store.resume_feed(feed)
    newsroom.do(pipeline.sync)
    assert (newsroom.feed(feed).stopped, newsroom.feed(feed).error) == ("", "")


def test_every_poll_is_a_line_of_the_log(newsroom: Newsroom, paper: Newspaper) -> None:
    feed, missing = newsroom.subscribe(paper.url("/feed.xml")), newsroom.subscribe(paper.url("/nothing-here"))
    newsroom.sync()
    newsroom.sync(feed)
    (again, first), (failed,) = newsroom.store.polls(feed), newsroom.store.polls(missing)
    assert (first.status, first.new, first.error) == (200, len(IN_FEED), "")
    assert first.size > 1000
    assert (again.status, again.new, again.size) == (304, 0, 0)
    assert (failed.status, failed.new, failed.error) == (404, 0, newsroom.feed(missing).error)


def test_validators_of_a_broken_answer_are_not_kept(newsroom: Newsroom, paper: Newspaper) -> None:
    feed = newsroom.subscribe(paper.serve("/half.xml", b"<html>", type="text/html"))
    newsroom.sync()
    assert newsroom.feed(feed).etag == b""


def test_a_bomb_of_a_picture_costs_only_itself(newsroom: Newsroom, paper: Newspaper) -> None:
    path = newspaper_pages.picture_path("toll-vote", 1)
    paper.serve(path, newspaper_hostile.zipped_picture_bomb(), type="image/png")
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    assert newsroom.store.pictures([paper.url(path)]) == {paper.url(path): None}
    newsroom.sync()
    assert len(paper.asked(path)) == 1


# --- once, in part, again --------------------------------------------------------------------------------------------


def test_what_was_finished_before_a_stop_stays_and_the_rest_comes_later(newsroom: Newsroom, paper: Newspaper) -> None:
    newsroom.subscribe(paper.url("/feed.xml"))
    paper.answers[newspaper_pages.story_path("harbour-cranes")] = newspaper_hostile.PATHS["/hostile/silent"]

    async def stopped(desk: object) -> None:
        task = asyncio.create_task(pipeline.sync(desk, every=True))  # type: ignore[arg-type]
        while not paper.asked(newspaper_pages.story_path("harbour-cranes")):
            await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    newsroom.do(stopped)
    done = [article for article in newsroom.articles() if article.full_text]
    assert len(newsroom.articles()) == len(IN_FEED)
    assert 0 < len(done) < len(IN_FEED)
    paper.answers.clear()
    newsroom.sync()
    assert all(article.full_text and article.ready is Ready.READY for article in newsroom.articles())
    for article in done:
        assert len(paper.asked(article.url.removeprefix(paper.base))) == 1


def test_two_syncs_at_once_are_one_too_many(newsroom: Newsroom, paper: Newspaper) -> None:
    newsroom.subscribe(paper.url("/feed.xml"))
    with newsroom.store.lock("sync"), pytest.raises(LibraryError, match="already"):
        newsroom.sync()
    newsroom.sync()


def test_without_being_told_which_only_due_feeds_are_polled(newsroom: Newsroom, paper: Newspaper) -> None:
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.do(pipeline.sync)
    newsroom.do(pipeline.sync)
    assert len(paper.asked("/feed.xml")) == 1
    newsroom.now += 24 * 3600
    newsroom.do(pipeline.sync)
    assert len(paper.asked("/feed.xml")) == 2


def test_a_feed_that_is_not_there_is_said_so(newsroom: Newsroom) -> None:
    with pytest.raises(InputError, match="no feed 99"):
        newsroom.sync(99)


def test_a_bug_with_one_feed_is_its_sentence(
    newsroom: Newsroom, paper: Newspaper, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bad, good = newsroom.subscribe(paper.url("/atom.xml")), newsroom.subscribe(paper.url("/feed.xml"))
    deliver = newsroom.store.deliver_some

    def broken(waiting: Sequence[Brought], now: int) -> list[Delivered]:
        if any(brought.feed == bad for brought in waiting):
            raise ZeroDivisionError
        return deliver(waiting, now)

    monkeypatch.setattr(newsroom.store, "deliver_some", broken)
    newsroom.sync()
    assert "made a mistake" in newsroom.feed(bad).error
    assert "ZeroDivisionError" in capsys.readouterr().err
    assert newsroom.feed(good).error == ""


def test_a_full_disk_ends_the_sync_with_its_own_sentence(
    newsroom: Newsroom, paper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom.subscribe(paper.url("/feed.xml"))

    def full(*_: object) -> None:
        raise LibraryError("The disk is full.")

    monkeypatch.setattr(newsroom.store, "set_pages", full)
    with pytest.raises(LibraryError, match="disk is full"):
        newsroom.sync()
    monkeypatch.undo()
    monkeypatch.setenv("BROADSHEET_TEST_ALLOW", paper.address)
    newsroom.sync()
    assert all(article.full_text for article in newsroom.articles())


def test_stories_may_change_their_address_in_the_feed(newsroom: Newsroom, paper: Newspaper) -> None:
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    tracked = newspaper_pages.rss(IN_FEED, paper.base).replace(b"utm_source=rss", b"utm_source=other&amp;fbclid=1")
    paper.serve("/feed.xml", tracked, type=newspaper_pages.RSS)
    newsroom.sync()
    assert len(newsroom.articles()) == len(IN_FEED)


def test_a_story_whose_text_the_feed_changes_is_still_one_story(newsroom: Newsroom, paper: Newspaper) -> None:
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    paper.stories[0] = replace(paper.stories[0], title="Wooden bridge opens at last")
    newsroom.sync()
    assert len(newsroom.articles()) == len(IN_FEED)


# --- one host and the others -----------------------------------------------------------------------------------------


async def here(host: str, port: int) -> list[str]:
    """Resolve every name to this machine."""
    return ["127.0.0.1"]


def printed(paper: Newspaper, house: str, path: str = "/feed.xml") -> str:
    """Let a house of its own print the paper: the same stories, under another host."""
    base = f"http://{house}:{paper.port}"
    if path == "/feed.xml":
        paper.serve(f"/{house}.xml", newspaper_pages.rss(IN_FEED, base), type=newspaper_pages.RSS)
        path = f"/{house}.xml"
    return base + path


def silent_until(paper: Newspaper, path: str, *others: str) -> None:
    """Let a path have no answer before all others were asked for, and then one that is a no."""

    def wait(handler: Handler) -> None:
        while not (paper.stopping.is_set() or all(map(paper.asked, others))):
            handler.pause(0.01)
        newspaper_hostile.raw(handler, "HTTP/1.1 404 Not Found\nContent-Length: 0")

    paper.answers[path] = wait


def test_a_silent_host_keeps_no_other_waiting(newsroom: Newsroom, paper: Newspaper) -> None:
    """It gives its answer only when a page of the other and its picture were asked for: else it would give none."""
    newsroom.resolve, newsroom.limits = here, PATIENT
    story = IN_FEED[0].slug
    silent_until(paper, "/silent.xml", newspaper_pages.story_path(story), newspaper_pages.picture_path(story, 1))
    silent = newsroom.subscribe(printed(paper, "silent.example", "/silent.xml"))
    newsroom.subscribe(printed(paper, "quick.example"))
    newsroom.sync()
    assert len(paper.asked("/silent.xml")) == 1
    assert "has nothing at this address" in newsroom.feed(silent).error


def test_a_host_that_sends_no_pictures_is_left_alone_after_a_few(newsroom: Newsroom, paper: Newspaper) -> None:
    newsroom.resolve = here
    items = "".join(
        f"<item><title>Story {n}</title><guid>{n}</guid><description>&lt;p&gt;Text.&lt;/p&gt;&lt;img "
        f'src="http://pictures.example:{paper.port}/hostile/nothing?{n}"&gt;</description></item>'
        for n in range(20)
    )
    paper.serve("/many.xml", f"<rss><channel><title>Many</title>{items}</channel></rss>".encode(), type="text/xml")
    newsroom.subscribe(paper.url("/many.xml"))
    newsroom.sync()
    assert 3 <= len(paper.asked("/hostile/nothing")) <= 4
    told = [line for line in newsroom.said if isinstance(line, Progress)]
    assert told[-1].done == told[-1].total


# --- related stories, later ------------------------------------------------------------------------------------------


def interrupt(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> None:
    """Sync until something is about to be done, and stop there."""

    def stopped(*_: object, **__: object) -> None:
        raise asyncio.CancelledError

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, stopped)
        with pytest.raises(asyncio.CancelledError):
            newsroom.sync()


def test_related_stories_of_an_interrupted_sync_are_fetched_by_a_later_one(
    newsroom: Newsroom, paper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom.subscribe(paper.url("/feed.xml"))

    interrupt(newsroom, monkeypatch, targets, "prefetch")
    assert newsroom.store.find(paper.story_url("ferry-retires")) is None
    newsroom.sync()
    assert newsroom.store.find(paper.story_url("ferry-retires")) is not None
    assert newsroom.store.without_related(99) == []


def test_a_related_story_with_a_fault_is_tried_again_in_an_hour(newsroom: Newsroom, paper: Newspaper) -> None:
    path = newspaper_pages.story_path("ferry-retires")
    paper.answers[path] = Answer(b"x", status=500)
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    newsroom.sync()
    assert len(paper.asked(path)) == 1
    newsroom.now += HOUR
    newsroom.sync()
    newsroom.sync()
    assert len(paper.asked(path)) == 2


def test_a_related_story_that_is_gone_is_asked_for_three_times_in_all(newsroom: Newsroom, paper: Newspaper) -> None:
    path = newspaper_pages.story_path("ferry-retires")
    paper.answers[path] = Answer(b"x", status=404)
    newsroom.subscribe(paper.url("/feed.xml"))
    for _ in range(6):
        newsroom.sync()
        newsroom.now += 4 * 24 * HOUR
    assert len(paper.asked(path)) == 3
    assert newsroom.store.without_related(99) == []


def test_a_first_delivery_that_broke_off_still_brings_the_newest_pages_only(
    newsroom: Newsroom, paper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = "".join(f"<item><title>{n}</title><link>/many/{n}</link><guid>{n}</guid></item>" for n in range(60))
    text = f"<rss><channel><title>Many</title><link>{paper.base}/</link>{items}</channel></rss>"
    paper.serve("/many.xml", text.encode(), type="text/xml")
    newsroom.subscribe(paper.url("/many.xml"))
    interrupt(newsroom, monkeypatch, attempts, "put_off_pages")
    assert len(newsroom.articles()) == 50  # its first portion
    newsroom.sync()
    assert len([asked for asked in paper.requests if asked.path.startswith("/many/")]) == 20
    put_off = newsroom.titled("59")
    (lack,) = lacks(newsroom, put_off.id, Part.TEXT)
    assert "there before you subscribed" in lack.error


# --- one picture in many stories -------------------------------------------------------------------------------------


def test_a_picture_of_one_story_that_leads_another_later_has_its_small_one(
    newsroom: Newsroom, paper: Newspaper
) -> None:
    newsroom.subscribe(paper.url("/feed.xml"))
    newsroom.sync()
    paper.publish(NEW)
    printed = paper.find(newspaper_pages.story_path(NEW.slug))
    assert isinstance(printed, Answer)
    own, others = (newspaper_pages.picture_path(*one) for one in ((NEW.slug, 1), ("bridge-opens", 2)))
    paper.serve(newspaper_pages.story_path(NEW.slug), printed.body.replace(own.encode(), others.encode()))
    newsroom.sync()
    (small,) = (row.thumbnail for row in newsroom.store.page(Scope(), limit=20) if row.title == NEW.title)
    assert newsroom.titled(NEW.title).lead_image.url.endswith(others)  # type: ignore[union-attr]
    assert newsroom.store.media(small) is not None


def test_stories_that_share_their_lead_picture_all_have_its_small_one(newsroom: Newsroom, paper: Newspaper) -> None:
    """Papers print one photograph over many a story, also weeks later."""

    def feed(*names: str) -> None:
        items = "".join(
            f"<item><title>{name}</title><guid>{name}</guid><description>&lt;img src=&quot;/pictures/toll-vote-1.jpg"
            f"&quot;&gt;&lt;p&gt;On {name}.&lt;/p&gt;</description></item>"
            for name in names
        )
        text = f"<rss><channel><title>Shared</title><link>{paper.base}/</link>{items}</channel></rss>"
        paper.serve("/shared.xml", text.encode(), type="text/xml")

    feed("Monday", "Tuesday")
    newsroom.subscribe(paper.url("/shared.xml"))
    newsroom.sync()
    feed("Sunday", "Monday", "Tuesday")
    newsroom.sync()
    small = {row.title: row.thumbnail for row in newsroom.store.page(Scope(), limit=9)}
    assert set(small) == {"Monday", "Tuesday", "Sunday"}
    assert len(set(small.values())) == 1
    assert newsroom.store.media(small["Sunday"]) is not None


def test_kept_files_are_compared_with_the_media_file_once_an_hour(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[int] = []
    monkeypatch.setattr(newsroom.store, "verify_media", lambda: compared.append(newsroom.now))
    began = newsroom.now

    async def rounds(desk: Desk) -> None:
        for later in (0, 120, 3599, 3600, 3720):
            newsroom.now = began + later
            await pipeline.sync(desk)

    newsroom.do(rounds)
    assert compared == [began, began + 3600]
