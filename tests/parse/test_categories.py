"""A feed's categories are sections where they are few or repeat, and tags where nearly every story has its own."""

from __future__ import annotations

from builders import article

from reader.parse import feed
from reader.parse.categories import sections_alone


def document(*sections: str):
    return [article(f"Story {n}", section_path=(name,) if name else ()) for n, name in enumerate(sections)]


def paths(articles):
    return ["/".join(one.section_path) for one in articles]


def test_sections_that_repeat_stay():
    told = document(*(["World", "Nation", "Sport", "Books", "Law", "Film", "Food", "Art", "Sea", "Sky"] * 2), "")
    assert paths(sections_alone(told)) == paths(told)


def test_few_sections_stay_also_in_a_short_document():
    told = document("World", "Nation", "Sport")
    assert paths(sections_alone(told)) == paths(told)


def test_words_of_their_own_for_nearly_every_story_are_tags():
    told = document(*(f"tag {n}" for n in range(20)), "tag 1", "tag 2")
    assert set(paths(sections_alone(told))) == {""}


def test_stories_without_a_category_do_not_make_tags_of_the_others():
    told = document(*["World", "Nation"] * 2, *[""] * 30)
    assert paths(sections_alone(told)) == paths(told)


def test_real_feeds_keep_their_sections_and_lose_their_tags(corpora):
    folder = corpora / "corpora" / "feeds"

    def sections(name: str) -> set[str]:
        (found,) = folder.glob(f"**/{name}")
        return set(paths(feed.read(found.read_bytes(), url="https://paper.example/feed").articles)) - {""}

    assert sections("guardian.rss") == set()  # Donald Trump, State of the Union address, NBA: 43 for 55 stories
    assert {"Mundo", "Nacional", "Economia"} <= sections("encoding.rss")  # a newspaper of Brazil
    assert {"Chemistry", "Neuroscience", "Physics"} <= sections("rss-1.rss")
