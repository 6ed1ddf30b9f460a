from __future__ import annotations

from reader.ui.trail import Trail


def walked(*articles: int) -> Trail:
    trail = Trail()
    for article in articles:
        trail = trail.push(article)
    return trail


def test_a_new_trail_leads_nowhere() -> None:
    trail = Trail()
    assert (trail.article, trail.can_back, trail.can_forward) == (None, False, False)
    assert trail.back() == trail
    assert trail.forward() == trail


def test_back_and_forward_walk_the_same_way() -> None:
    trail = walked(1, 2, 3)
    assert trail.back().article == 2
    assert trail.back().back().article == 1
    assert trail.back().back().forward().forward() == trail


def test_going_on_from_the_middle_forgets_what_was_ahead() -> None:
    trail = walked(1, 2, 3).back().push(9)
    assert not trail.can_forward
    assert trail.back().article == 2


def test_the_same_article_again_is_no_step_and_forgets_nothing() -> None:
    back = walked(1, 2).back()
    assert back.push(1) == back


def test_a_page_of_words_is_no_step_of_the_way() -> None:
    trail = walked(1, 2).say("broadsheet://page/1")
    assert trail.article is None
    assert trail.back() == walked(1, 2)
    assert trail.push(3).back().article == 2


def test_a_page_of_words_before_the_first_article_has_nothing_behind() -> None:
    trail = Trail().say("broadsheet://page/1")
    assert not trail.can_back
    assert trail.push(1).back().article == 1


def test_forward_leads_on_from_under_a_page_of_words() -> None:
    assert walked(1, 2).back().say("broadsheet://page/1").forward().article == 2


def test_a_very_long_way_forgets_its_beginning_only() -> None:
    trail = walked(*range(1, 2001))
    for article in range(1999, 1000, -1):
        trail = trail.back()
        assert trail.article == article
