from __future__ import annotations

from ui_values import row

from reader.ui.models import row_words
from reader.ui.models.row_words import Fold, Part

FULL = row(1, also=("Reuters", "BBC News", "AP"), section="World", changed=True, story=4, story_size=3)


def written(width: int, *, fold: Fold = Fold.CLOSED) -> str:
    return row_words.joined(row_words.fit(row_words.line(FULL, "11:31", fold), width, len))


def test_a_row_says_source_section_and_time() -> None:
    plain = row(1, section="World")
    assert row_words.joined(row_words.line(plain, "11:31", Fold.NONE)) == "China Daily · World · 11:31"


def test_a_row_says_quietly_what_else_is_known_of_it() -> None:
    said = "China Daily · also in Reuters, +2 · World · ▸ 3 articles · rewritten · 11:31"
    assert written(200) == said
    assert written(200, fold=Fold.OPEN) == said.replace("▸", "▾")


def test_where_stories_are_not_folded_a_row_tells_quietly_that_it_is_of_one() -> None:
    assert written(200, fold=Fold.NONE) == "China Daily · also in Reuters, +2 · World · story of 3 · rewritten · 11:31"
    assert "story" not in written(64, fold=Fold.NONE)  # and it is the first to go
    assert "World" in written(64, fold=Fold.NONE)
    alone = row(1, section="World", story=4, story_size=1)
    assert row_words.joined(row_words.line(alone, "11:31", Fold.NONE)) == "China Daily · World · 11:31"


def test_below_its_unfolded_story_a_row_does_not_tell_it_again() -> None:
    assert "3" not in written(200, fold=Fold.WITHIN).replace("11:31", "")


def test_in_a_narrow_row_the_section_goes_first_and_then_the_other_papers() -> None:
    assert written(70) == "China Daily · also in Reuters, +2 · ▸ 3 articles · rewritten · 11:31"
    assert written(60) == "China Daily · ▸ 3 articles · rewritten · 11:31"
    assert written(40) == "China Daily · ▸ 3 articles · 11:31"
    assert written(20) == "China Daily · 11:31"


def test_one_other_paper_is_named_alone() -> None:
    assert row_words.also(row(1, also=("Reuters",))) == "also in Reuters"
    assert row_words.also(row(1)) == ""


def test_all_of_it_is_said_aloud() -> None:
    assert row_words.spoken(FULL, Fold.CLOSED) == [
        "also in Reuters, BBC News, AP", "rewritten", "3 articles of one story, folded",
    ]  # fmt: skip
    assert row_words.spoken(FULL, Fold.OPEN)[-1] == "3 articles of one story, unfolded"
    assert row_words.spoken(FULL, Fold.NONE)[-1] == "of a story of 3 articles"
    assert row_words.spoken(row(1), Fold.NONE) == []


def test_the_mouse_is_told_more_than_has_room() -> None:
    assert row_words.hint(FULL, Part.ALSO, Fold.CLOSED) == "The same text is also in Reuters, BBC News, AP."
    assert "press Right" in row_words.hint(FULL, Part.STORY, Fold.CLOSED)
    assert "press Left" in row_words.hint(FULL, Part.STORY, Fold.OPEN)
    assert "Press S" in row_words.hint(FULL, Part.TOLD, Fold.NONE)
    assert row_words.hint(FULL, Part.SOURCE, Fold.CLOSED) == ""


def test_what_stands_before_a_part_is_known() -> None:
    line = row_words.line(FULL, "11:31", Fold.CLOSED)
    assert row_words.before(line, Part.SOURCE) == ""
    assert row_words.before(line, Part.ALSO) == "China Daily · "
    assert row_words.before(line[:1], Part.TIME) is None
