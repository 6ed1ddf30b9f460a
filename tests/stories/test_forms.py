"""Texts that one paper writes by a form."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.stories.candidate import Candidate
from reader.stories.forms import is_form
from reader.stories.grouping import decide
from reader.stories.repair import repair
from reader.stories.signature import DocumentFrequencies, sign

OBITUARY = """{0}, who worked for most of a long life as a {1}, died on Sunday at home. The family announced the death
on Monday. A service will be held at St Mark's Church on Friday at eleven. Donations may be made to the Valley Hospice
in place of flowers. The two children remember the garden and the long evenings of card games."""
MATCH = """{0} met {1} on Saturday in front of a full house. The visitors began the better and had the first chance
after ten minutes, but the goalkeeper saved well. After the break the home side pressed and the manager sent on two
forwards. The match ended with cheers, and the supporters walked home in the rain."""
BRIEF = """Police have charged a man after a break-in at a house on {0} in the early hours. Officers were called by a
neighbour who heard glass breaking. The man, 34, will appear before magistrates on Thursday. Anyone with information is
asked to call the police on the usual number."""
FORECAST = """{0} begins with fog in the valley and light rain over the hills, with a south-westerly wind. The outlook
for the rest of the week is unsettled, and drivers are asked to take care on the hill roads."""

FORMS = {
    "obituaries": [
        (f"Obituary: {name}, {work}", OBITUARY.format(name, work))
        for name, work in (("Doris Hale", "teacher"), ("Martin Oduya", "engineer"), ("Petra Lindt", "nurse"))
    ],
    "match reports": [
        (f"{one} {ended} {two}: match report", MATCH.format(one, two))
        for one, ended, two in (("Rovers", "2-1", "Athletic"), ("United", "0-0", "Wanderers"), ("Ulm", "3-2", "Albion"))
    ],
    "crime briefs": [
        (f"Man charged after break-in on {place}", BRIEF.format(place))
        for place in ("Oak Street", "Mill Street", "Harbour Road")
    ],
    "capitals throughout": [
        (f"Man Charged After Break-In On {place}", BRIEF.format(place))
        for place in ("Oak Street", "Mill Street", "Harbour Road")
    ],
    "forecasts": [
        (f"Weather in the Wye Valley on {day}", FORECAST.format(day)) for day in ("Monday", "Tuesday", "Friday")
    ],
}


def candidates(texts: list[tuple[str, str]], paper: int = 1) -> list[Candidate]:
    known = DocumentFrequencies(0, {}, "en")
    return [
        Candidate(article=n, signature=sign(title, text, known), at=0, paper=paper, title=title)
        for n, (title, text) in enumerate(texts, 1)
    ]


@pytest.mark.parametrize("form", FORMS)
def test_one_papers_form_makes_no_story_on_arrival_or_later(form: str):
    texts = candidates(FORMS[form])
    for one in texts:
        assert decide(one, [other for other in texts if other is not one]).with_article is None
    assert repair(texts) == []
    assert repair(candidates(FORMS[form], paper=0)) != []  # by their texts alone they would


def test_a_form_joins_no_story_by_one_that_fills_it_too():
    first, second, _ = candidates(FORMS["crime briefs"])
    assert decide(second, [replace(first, story=7)]).story is None


@pytest.mark.parametrize(
    ("title", "later"),
    [
        ("Man charged after break-in on Oak Street", "Oak Street break-in: second man is charged"),
        ("Break-in at Hale's: man charged", "Police look for a second man in Hale case"),
        ("Hale burglar charged", "Hale offers reward"),
        ("Man charged over break-in at Doris Hale's house", "Hale thanks police"),
    ],
)
def test_a_follow_up_of_the_same_paper_names_who_or_where(title: str, later: str):
    text = BRIEF.format("Oak Street, where Hale lives with the family of Hale")
    assert not is_form(*candidates([(title, text), (later, f"A second man was seen, said Hale. {text}")]))


def test_two_papers_fill_no_common_form():
    first, second, _ = candidates(FORMS["crime briefs"])
    assert not is_form(first, replace(second, paper=2))
    assert not is_form(replace(first, paper=0), replace(second, paper=0))


def test_it_is_never_said_of_headlines_that_mark_no_names():
    text = FORMS["crime briefs"][0][1]
    assert not is_form(*candidates([("男子被控入室盗窃", text), ("警方公布细节", text)]))
    assert not is_form(*candidates([("", text), ("Obituary: Doris Hale", text)]))
