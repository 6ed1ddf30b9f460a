"""One text printed twice."""

from __future__ import annotations

import pytest

from reader.stories.copies import containment, is_copy, is_one_text
from reader.stories.grouping import Candidate, decide
from reader.stories.signature import DocumentFrequencies, Signature, sign

TITLE = "Ferry runs aground off Tromso"
FIRST = """A ferry with ninety people aboard ran aground in thick fog outside Tromso early on Friday, and all
passengers were taken off by lifeboats within two hours, the coast guard said."""
REST = """The vessel, built in 1987, had left Hammerfest shortly after midnight. Its captain told rescuers that the
radar failed minutes before the hull struck a reef.

Divers will look at the damage once the wind drops. The owner apologised and promised to pay for hotels.

Two crew members broke an arm. Nobody else was hurt, a doctor at the harbour said, though several children were cold
and frightened and were given blankets and soup by volunteers of the parish."""
TEXT = f"{FIRST}\n\n{REST}"
OTHER = """Ninety travellers climbed from a stranded ship into small boats before dawn on Friday when the night service
to Tromso hit rocks. Rescuers praised the calm of everyone aboard. A commission will ask why the ship sailed in such
weather and whether its instruments had been checked, the minister of transport announced in Oslo."""
FOLLOW_UP = f"""Investigators lifted the wreck's data recorder from the engine room on Sunday and found that an alarm
had been switched off by hand three hours before the accident, a prosecutor announced, adding that the chief engineer
is now a suspect and may not travel abroad while the inquiry lasts.

Lawyers for the company rejected the accusation and called for the release of the whole recording.

{REST[: len(REST) // 2]}"""


def candidate(title: str, text: str, n: int = 1) -> Candidate:
    return Candidate(article=n, signature=sign(title, text, DocumentFrequencies(0, {}, "en")), at=0)


REPORT = candidate(TITLE, TEXT)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (TITLE, TEXT),
        ("Ninety rescued as ferry runs aground", TEXT),
        (TITLE, f"TROMSO, Norway (AP) — {TEXT}\n\nEditing by J. Doe"),
        (TITLE, TEXT[: len(TEXT) * 2 // 3]),
        (TITLE, "\n\n".join([FIRST, *reversed(REST.split("\n\n"))])),
        (TITLE, TEXT.replace("thick fog", "dense fog").replace("hotels", "lodgings")),
        (TITLE.upper(), TEXT.replace("said", "says")),
    ],
    ids=["same", "other headline", "agency's mark", "cut at the end", "other order", "edited words", "capitals"],
)
def test_an_edited_text_is_a_copy(title: str, text: str):
    assert is_copy(candidate(title, text), REPORT)
    assert is_copy(REPORT, candidate(title, text))


@pytest.mark.parametrize("text", [OTHER, FOLLOW_UP, ""], ids=["another paper's", "follow-up", "none"])
def test_another_text_of_the_same_event_is_no_copy(text: str):
    assert not is_copy(candidate(TITLE, text), REPORT)


def test_a_short_text_is_a_copy_only_if_it_is_nearly_the_same():
    line = "A ferry with ninety people aboard ran aground in thick fog outside Tromso early on Friday."
    report = candidate(TITLE, line)
    assert is_copy(candidate(TITLE, line), report)
    assert not is_copy(
        candidate(TITLE, line.replace("ninety people aboard ran", "twelve cows aboard nearly ran")), report
    )


def test_texts_of_one_mould_are_no_copies():
    mould = """{} is open again from Monday. Readers find all that they need to know about opening hours, tickets,
    trains and parking on our pages for visitors, and may write to the newsroom with questions, corrections and
    pictures, of which the best are printed in the weekend edition and shown in the hall of the town library until the
    end of the month."""
    castle = candidate("Castle of Weimar welcomes guests again", mould.format("The castle of Weimar"))
    pool = candidate("Swimmers return to lido in Ulm", mould.format("Ulm's lido"))
    assert not is_copy(castle, pool)


def test_a_chinese_text_with_an_agency_mark_is_a_copy():
    text = (
        "一艘载有九十人的渡轮周五清晨在特罗姆瑟外海的浓雾中搁浅，海岸警卫队说，"
        "所有乘客在两小时内被救生艇接走。船长称雷达在撞礁前几分钟失灵。"
    )
    report = candidate("渡轮在特罗姆瑟搁浅", text)
    assert is_copy(candidate("渡轮在特罗姆瑟搁浅", f"新华社奥斯陆电 {text}（完）"), report)
    assert not is_copy(
        candidate("渡轮公司涨价", "渡轮公司宣布从下月起票价上涨一成，理由是燃料成本上升，环保团体对此表示不满。"),
        report,
    )


def test_an_arrival_names_what_it_copies():
    decision = decide(candidate(TITLE, TEXT, 3), [candidate("Harvest in Ulm", OTHER, 1), candidate(TITLE, TEXT, 2)])
    assert decision.copy_of == 2


def test_containment_is_that_of_the_shorter_text():
    cut = candidate(TITLE, FIRST).signature
    assert containment(cut, REPORT.signature) == containment(REPORT.signature, cut) > 0.9
    assert containment(cut, candidate(TITLE, OTHER).signature) == 0
    assert containment(Signature(), cut) == 0


def test_a_copy_that_the_reader_unfolded_is_not_folded_again():
    there = [candidate(TITLE, TEXT, 2)]
    assert decide(candidate(TITLE, TEXT, 3), there, never=[(3, 2)]).copy_of is None
    assert decide(candidate(TITLE, TEXT, 3), there, never=[(2, 3)]).copy_of is None


WEATHER = """The valley begins the day in fog, with light rain over the hills. Highs reach {} degrees, with a westerly
wind. The outlook for the rest of the week is unsettled, and drivers are asked to take care on the hill roads."""
MARKETS = """Shares closed higher in Frankfurt as traders waited for the central bank. The index gained {} percent,
banks leading. Volumes were thin before the holiday, a trader said, and nobody wanted to be caught out."""
RATES = """These are the rates at which the bank buys and sells foreign notes today, without its own charge for each
change: the dollar at {}, the pound at 1.17, the franc at 1.04 and the crown at 0.09 for one unit of our own money."""


@pytest.mark.parametrize("form", [WEATHER, MARKETS, RATES], ids=["weather", "markets", "exchange rates"])
def test_one_papers_form_filled_anew_is_another_text(form: str):
    assert not is_one_text("Today at a glance", form.format(7), "Today at a glance", form.format(9))
    assert not is_one_text("Monday at a glance", form.format(7), "Tuesday at a glance", form.format(7))


def test_one_papers_long_form_is_another_text_though_all_but_a_number_is_the_same():
    assert not is_one_text(TITLE, f"{TEXT} {TEXT} It rained 3 mm.", TITLE, f"{TEXT} {TEXT} It rained 4 mm.")


def test_one_papers_text_in_two_of_its_feeds_is_one_text():
    assert is_one_text(TITLE, TEXT, TITLE.upper() + "!", TEXT.replace(",", ""))
    assert is_one_text(TITLE, f"{TEXT} {TEXT}", TITLE, f"{TEXT} {TEXT} Sign up.")
    assert not is_one_text(TITLE, TEXT, TITLE, FIRST)
    assert not is_one_text(TITLE, "", TITLE, TEXT)
