from __future__ import annotations

from reader.ui.links import article_url
from reader.ui.trail import Trail

STORY = "broadsheet://story/7"


def chosen(*articles: int) -> Trail:
    """Choose articles one after the other in a list."""
    trail = Trail()
    for article in articles:
        trail = trail.push(article_url(article))
    return trail


def walked(*articles: int) -> Trail:
    """Choose the first article and follow links to the others."""
    trail = chosen(articles[0])
    for article in articles[1:]:
        trail = trail.push(article_url(article), linked=True)
    return trail


def walk(trail: Trail) -> str:
    """Draw the walk: the articles' ids, the present one in brackets."""
    names = [str(step.article or step.address) for step in trail.walk]
    return " ".join(f"[{name}]" if place == trail.at else name for place, name in enumerate(names))


def test_a_new_trail_leads_nowhere() -> None:
    trail = Trail()
    assert (trail.article, trail.address, trail.can_back, trail.can_forward) == (None, "", False, False)
    assert trail.back() == trail
    assert trail.forward() == trail
    assert trail.go_to(0) == trail
    assert trail.walk == ()


def test_back_and_forward_walk_the_same_way() -> None:
    trail = chosen(1, 2, 3)
    assert trail.back().article == 2
    assert trail.back().back().article == 1
    assert trail.back().back().forward().forward() == trail


def test_going_on_from_the_middle_forgets_what_was_ahead() -> None:
    trail = chosen(1, 2, 3).back().push(article_url(9))
    assert not trail.can_forward
    assert trail.back().article == 2


def test_the_same_article_again_is_no_step_and_forgets_nothing() -> None:
    back = chosen(1, 2).back()
    assert back.push(article_url(1)) == back


def test_a_page_of_words_is_no_step_of_the_way() -> None:
    trail = chosen(1, 2).say("broadsheet://page/1")
    assert trail.article is None
    assert trail.back() == chosen(1, 2)
    assert trail.push(article_url(3)).back().article == 2


def test_a_page_of_words_before_the_first_article_has_nothing_behind() -> None:
    trail = Trail().say("broadsheet://page/1")
    assert not trail.can_back
    assert trail.push(article_url(1)).back().article == 1


def test_forward_leads_on_from_under_a_page_of_words() -> None:
    assert chosen(1, 2).back().say("broadsheet://page/1").forward().article == 2


def test_a_very_long_way_forgets_its_beginning_only() -> None:
    trail = chosen(*range(1, 2001))
    for article in range(1999, 1000, -1):
        trail = trail.back()
        assert trail.article == article


# A walk from link to link


def test_a_walk_is_what_links_led_to_from_one_chosen_article() -> None:
    assert walk(walked(1, 2, 3)) == "1 2 [3]"
    assert walk(chosen(1, 2, 3)) == "[3]"


def test_what_is_chosen_in_a_list_begins_another_walk() -> None:
    assert walk(walked(1, 2).push(article_url(8)).push(article_url(9), linked=True)) == "8 [9]"


def test_back_over_the_beginning_of_a_walk_leads_into_the_one_before() -> None:
    trail = walked(1, 2).push(article_url(8)).push(article_url(9), linked=True)
    assert walk(trail.back()) == "[8] 9"
    assert walk(trail.back().back()) == "1 [2]"
    assert walk(trail.back().back().back()) == "[1] 2"


def test_a_step_back_in_a_walk_keeps_what_is_ahead() -> None:
    trail = walked(1, 2, 3, 4)
    assert walk(trail.go_to(0)) == "[1] 2 3 4"
    assert walk(trail.go_to(0).forward()) == "1 [2] 3 4"
    assert trail.go_to(1).go_to(3) == trail


def test_no_step_leads_out_of_a_walk() -> None:
    trail = walked(1, 2)
    assert trail.go_to(2) == trail.go_to(-1) == trail


def test_another_link_from_the_middle_of_a_walk_goes_on_from_there() -> None:
    assert walk(walked(1, 2, 3).go_to(0).push(article_url(5), linked=True)) == "1 [5]"


def test_choosing_in_a_list_where_a_link_had_led_begins_a_walk_there() -> None:
    trail = walked(1, 2).push(article_url(2))
    assert walk(trail) == "[2]"
    assert trail.back().article == 1


def test_a_link_to_where_one_is_leaves_the_walk_as_it_is() -> None:
    assert walked(1, 2).push(article_url(2), linked=True) == walked(1, 2)


def test_a_link_before_the_first_page_begins_a_walk() -> None:
    assert walk(Trail().push(article_url(1), linked=True)) == "[1]"


def test_a_step_away_leaves_words_of_the_window_behind() -> None:
    trail = walked(1, 2).say("broadsheet://page/1")
    assert walk(trail) == "1 [2]"
    assert trail.go_to(0).article == 1
    assert trail.go_to(1).article == 2


def test_a_page_that_is_no_article_is_a_step_like_any_other() -> None:
    trail = chosen(1).push(STORY, linked=True)
    assert (trail.article, trail.address) == (None, STORY)
    assert walk(trail.push(article_url(2), linked=True)) == f"1 {STORY} [2]"
    assert trail.back().article == 1
