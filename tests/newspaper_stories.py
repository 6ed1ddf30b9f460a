"""The stories of The Morning Lantern, a paper made up for the tests.

Only values: how they are set as pages and feeds is `newspaper_pages`, who serves them is `newspaper`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Story:
    """One story as an editor would file it; `also_read` and `read_more` name other stories by their slug."""

    slug: str
    title: str
    section: tuple[str, ...]
    byline: str
    published: str  # RFC 3339
    paragraphs: tuple[str, ...]
    caption: str = ""
    also_read: str = ""
    read_more: str = ""
    more_on_this: tuple[str, ...] = ()
    in_feed: bool = True
    pictures: int = 1  # the lead, and the others within the text


def _paragraphs(place: str, thing: str, person: str) -> tuple[str, ...]:
    """Write four paragraphs long enough for any extractor to see a story in them."""
    return (
        f"{place} woke on Tuesday to news of {thing}, which the town council had debated for most of a year. "
        f"By noon the square was full, and the bakery on the corner had sold its last loaf to the waiting crowd.",
        f"“Nobody thought we would live to see it,” said {person}, who has kept the minutes of every meeting since the "
        f"first one. “Some evenings only the caretaker and I were left in the hall, and he wanted to lock up.”",
        f"The plan for {thing} was drawn up after two dry summers, when the old arrangements had proved unfit. "
        f"Engineers measured the ground in spring, and the last of the objections was withdrawn in the first week of "
        f"autumn without a vote being needed.",
        f"What it will cost is still disputed. The treasurer's figure covers the work itself, but not its upkeep, and "
        f"{person} expects the question to come back before the winter. {place} has until then to make up its mind.",
    )


STORIES: tuple[Story, ...] = (
    Story(
        slug="bridge-opens",
        title="Wooden bridge over the Aller opens after nine years",
        section=("News", "Nation"),
        byline="Marta Lindqvist",
        published="2024-05-07T08:30:00+02:00",
        paragraphs=_paragraphs("Allerby", "the new wooden bridge", "Jonas Weir"),
        caption="Walkers cross the new bridge on its first morning.",
        also_read="ferry-retires",
        read_more="toll-vote",
        pictures=2,
    ),
    Story(
        slug="toll-vote",
        title="Council votes down a toll for the new bridge",
        section=("News", "Nation"),
        byline="Marta Lindqvist",
        published="2024-05-07T06:10:00+02:00",
        paragraphs=_paragraphs("Allerby", "a bridge without a toll", "Ines Calder"),
        caption="The council chamber before the vote.",
        also_read="bridge-opens",
    ),
    Story(
        slug="night-train",
        title="Night train to the coast returns in June",
        section=("News", "World"),
        byline="Tomas Achterberg",
        published="2024-05-06T21:00:00+02:00",
        paragraphs=_paragraphs("Port Merrow", "the returning night train", "Sofia Brandt"),
        caption="A sleeping car is washed at the depot.",
        read_more="harbour-cranes",
        more_on_this=("timetable-history", "ferry-retires"),
    ),
    Story(
        slug="harbour-cranes",
        title="Harbour cranes fall silent as grain season ends early",
        section=("Business",),
        byline="Priya Nandakumar",
        published="2024-05-06T15:45:00+02:00",
        paragraphs=_paragraphs("Port Merrow", "the early end of the grain season", "Haruto Bell"),
        caption="Two cranes at rest above the grain quay.",
        also_read="night-train",
    ),
    Story(
        slug="bakers-cooperative",
        title="Bakers of three villages share one oven",
        section=("Business",),
        byline="Priya Nandakumar",
        published="2024-05-05T09:00:00+02:00",
        paragraphs=_paragraphs("Upper Loam", "a shared oven", "Ottilie Marsh"),
        caption="Loaves cool on the long table of the cooperative.",
        also_read="mill-stones",
    ),
    Story(
        slug="letters-found",
        title="Forty unopened letters found behind a post office wall",
        section=("Culture", "Books"),
        byline="Edwin Sorrel and Lucia Tann",
        published="2024-05-04T11:20:00+02:00",
        paragraphs=_paragraphs("Castle Wynd", "a find of forty letters", "Bertil Ahn"),
        caption="The letters are dried between sheets of felt.",
        also_read="library-hours",
        read_more="bridge-opens",
    ),
    Story(
        slug="library-hours",
        title="Library keeps its lamps lit until midnight",
        section=("Culture", "Books"),
        byline="Lucia Tann",
        published="2024-05-03T18:00:00+02:00",
        paragraphs=_paragraphs("Castle Wynd", "longer library hours", "Nadia Fell"),
        caption="Readers under the lamps of the upper hall.",
        also_read="letters-found",
    ),
    Story(
        slug="chess-final",
        title="Schoolgirl of twelve draws the chess final",
        section=("Sport",),
        byline="Kofi Adair",
        published="2024-05-02T22:15:00+02:00",
        paragraphs=_paragraphs("Allerby", "the drawn chess final", "Wren Castell"),
        caption="The last position, as it stood on the board.",
        also_read="library-hours",
    ),
    # Not in the feed any more: reached only by a link.
    Story(
        slug="ferry-retires",
        title="The last ferryman hangs up his bell",
        section=("News", "Nation"),
        byline="Marta Lindqvist",
        published="2024-03-30T10:00:00+01:00",
        paragraphs=_paragraphs("Allerby", "the end of the ferry", "Old Piet Harrow"),
        caption="The bell hangs in the boathouse now.",
        also_read="timetable-history",
        in_feed=False,
    ),
    Story(
        slug="timetable-history",
        title="A hundred years of timetables go on show",
        section=("News", "World"),
        byline="Tomas Achterberg",
        published="2024-03-12T10:00:00+01:00",
        paragraphs=_paragraphs("Port Merrow", "the timetable exhibition", "Ama Thorne"),
        in_feed=False,
    ),
    Story(
        slug="mill-stones",
        title="Two mill stones are carried home by hand",
        section=("Business",),
        byline="Priya Nandakumar",
        published="2024-02-20T10:00:00+01:00",
        paragraphs=_paragraphs("Upper Loam", "the returned mill stones", "Ottilie Marsh"),
        in_feed=False,
    ),
)
