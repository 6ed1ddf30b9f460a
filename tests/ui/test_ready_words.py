from datetime import UTC, datetime

from reader.model import BOOKMARKS, EVERYTHING, UNREAD, Lack, Part, Readiness, Ready, ReadyCounts
from reader.ui import ready_words
from reader.ui.ready_words import Missing

NOW = int(datetime(2026, 3, 14, 9, 30, tzinfo=UTC).timestamp())
HOUR = 3_600

PAGE = Lack(part=Part.TEXT, url="https://paper.example/crane")
PICTURE = Lack(part=Part.PICTURE, url="https://paper.example/one.jpg", title="A crane at dawn")
RELATED = Lack(part=Part.RELATED, url="https://paper.example/nets", title="Nets found")


def readiness(*lacks, ready=Ready.PARTLY, **given):
    values = {"text": True, "pictures": 3, "pictures_kept": 3, "related": 2, "related_kept": 2}
    return Readiness(article=7, ready=ready, lacks=lacks, **(values | given))


def whys(**given):
    (one,) = ready_words.missing(readiness(Lack(part=Part.PICTURE, url="u", **given)), NOW, zone=UTC)
    return one.why, one.when


def test_what_is_here_is_said_in_one_line():
    assert ready_words.detail(readiness(ready=Ready.READY)) == (
        "Ready offline: text, 3 of 3 pictures, 2 of 2 related stories"
    )
    assert ready_words.detail(readiness(pictures_kept=1, related=1, related_kept=0)) == (
        "Partly ready: text, 1 of 3 pictures, 0 of 1 related story"
    )


def test_what_an_article_does_not_have_at_all_is_not_spoken_of():
    assert ready_words.detail(readiness(ready=Ready.READY, pictures=0, related=0)) == "Ready offline: text"


def test_the_feeds_few_lines_are_told_from_no_text_at_all():
    alone = readiness(PAGE, text=False, pictures=0, related=0)
    assert ready_words.detail(alone) == "Partly ready: the feed's own text alone"
    nothing = readiness(PAGE, ready=Ready.NOT, text=False, pictures=0, related=0)
    assert ready_words.detail(nothing) == "Not ready: no text yet"


def test_a_tooltip_says_each_reason_once_and_no_more_than_a_few():
    lacks = [Lack(part=Part.PICTURE, url=str(n), error=f"The server said {n // 2}.") for n in range(10)]
    detail, *reasons = ready_words.hint(readiness(*lacks)).split("\n")
    assert detail.startswith("Partly ready")
    assert reasons == [
        "Picture: The server said 0.", "Picture: The server said 1.", "Picture: The server said 2.",
        "and 2 more reasons",
    ]  # fmt: skip


def test_attached_files_that_are_not_kept_are_told_beside_and_count_for_nothing():
    whole = readiness(ready=Ready.READY, pictures=0, related=0)
    assert ready_words.hint(whole, unkept_files=1) == "Ready offline: text\n1 attached file is not kept"
    assert ready_words.unkept(3) == "3 attached files are not kept"
    assert ready_words.hint(whole) == "Ready offline: text"


def test_a_long_reason_is_set_in_lines_that_fit_a_screen():
    lack = Lack(part=Part.TEXT, url="u", error="It is behind a wall. " * 20)
    assert max(map(len, ready_words.hint(readiness(lack)).split("\n"))) <= 80


def test_each_thing_missing_has_a_name():
    nameless = Lack(part=Part.PICTURE, url="https://paper.example/two.jpg")
    told = ready_words.missing(readiness(PAGE, PICTURE, nameless, RELATED), NOW)
    assert [one.what for one in told] == [
        "The page's own text, from paper.example",
        "Picture: A crane at dawn",
        "Picture: https://paper.example/two.jpg",
        "Related story: Nets found",
    ]
    assert told[0] == Missing(told[0].what, "Not fetched yet.", "Comes with the next sync.")


def test_a_related_story_that_no_sync_will_bring_is_not_promised():
    told = ready_words.missing(readiness(PICTURE, RELATED), NOW, ahead=False)
    assert told[0].when == "Comes with the next sync."
    assert told[1].when == "Related stories are not fetched ahead, as you chose under Storage."


def test_what_failed_says_when_it_is_tried_again():
    busy = "The server is busy."
    assert whys(error=busy, next_try=NOW + HOUR) == (busy, "Tried again at 10:30.")
    assert whys(error=busy, next_try=NOW + 20 * HOUR) == (busy, "Tried again tomorrow at 05:30.")
    assert whys(error=busy, next_try=NOW + 72 * HOUR) == (busy, "Tried again on 17 March.")
    assert whys(error=busy, next_try=NOW - HOUR) == (busy, "Tried again at the next sync.")
    assert whys(error=busy) == (busy, "Not tried again by itself.")


def test_a_place_says_how_much_is_ready_and_an_empty_one_nothing():
    counts = ReadyCounts(ready=1_023, partly=1, missing=1)
    assert ready_words.place(counts, EVERYTHING) == "1,023 of 1,025 ready offline"
    assert ready_words.place(ReadyCounts(), EVERYTHING) == ""


def test_a_list_that_still_shows_what_left_its_place_says_what_it_counts():
    assert ready_words.place(ReadyCounts(ready=3, partly=3), UNREAD) == "3 of 6 unread ready offline"
    assert ready_words.place(ReadyCounts(ready=3, partly=3), BOOKMARKS) == "3 of 6 bookmarks ready offline"
    assert ready_words.place(ReadyCounts(ready=1), BOOKMARKS) == "1 of 1 bookmark ready offline"


def test_what_a_place_lacks_comes_with_an_estimate():
    counts = ReadyCounts(missing=3, texts=2, pictures=14, related=3, bytes=9_100_000)
    assert ready_words.lacks(counts) == "2 texts, 14 pictures, 3 related stories: about 9.1 MB"
    assert ready_words.lacks(ReadyCounts(partly=1, pictures=1)) == "1 picture"
    assert ready_words.lacks(ReadyCounts(ready=3)) == ""


def test_what_two_articles_lack_both_is_fetched_once():
    assert ready_words.to_fetch([readiness(PAGE, PICTURE), readiness(PICTURE, RELATED)]) == (
        "1 text, 1 picture, 1 related story"
    )


def test_of_the_unread_only_the_unread_are_spoken_of():
    """One that was read a moment ago stands in the list still, and may lack something."""
    assert ready_words.lacking(ReadyCounts(ready=6), UNREAD) == "All unread ready · Show all"
    assert ready_words.lacking(ReadyCounts(ready=6), EVERYTHING) == "All ready · Show all"
    assert ready_words.lacking(ReadyCounts(partly=2), UNREAD) == "2 unread lack something · Show all"
