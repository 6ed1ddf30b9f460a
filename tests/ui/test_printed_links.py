from __future__ import annotations

from builders import link

from reader.model import Kind
from reader.ui.printed_links import first_related, title_at

MENTIONED = link("Mayor", kind=Kind.MENTION, article=1)
MILL, FERRY, NETS = link("Mill"), link("Ferry", article=7), link("Nets", article=8, title="Nets & ropes")


def test_the_first_related_story_that_is_in_the_library_is_chosen() -> None:
    assert first_related((MENTIONED, MILL, FERRY, NETS)) is FERRY


def test_where_none_is_here_the_first_of_all_is_chosen() -> None:
    assert first_related((MENTIONED, MILL, link("Weir"))) is MILL


def test_a_mention_is_not_related() -> None:
    assert first_related((MENTIONED,)) is None


def test_a_link_promises_the_title_of_its_story_where_that_is_known() -> None:
    assert title_at((MILL, NETS), NETS.url) == "Nets & ropes"
    assert title_at((MILL, NETS), MILL.url + "?utm_source=feed") == "Mill"
    assert title_at((MILL, NETS), "https://paper.example/elsewhere") == ""
