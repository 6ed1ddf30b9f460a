"""The articles of a story along their days, oldest to newest: under one of them, and in the story's own view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from reader import urls
from reader.model import Story, StoryMember
from reader.page.cards import section
from reader.page.markup import element, link, text
from reader.page.words import say, say_number
from reader.text import titled
from reader.times import clock, date, iso

_ALL_UP_TO = 12  # members; of more the first and the newest are shown
_NEWEST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How a timeline is set: `current` is the article it stands under, or from which one came to it."""

    current: int | None
    lang: str
    zone: tzinfo | None
    whole: bool = False  # with what is said of each on demand, and quieter where it was read


def this_story(story: Story, current: int, lang: str, zone: tzinfo | None) -> str:
    """Set the story that an article tells with others, as a section under that article."""
    address = f"broadsheet://story/{story.id}/{current}"
    heading = link(say("this-story", lang), address)
    steps = timeline(_few(story.members, current), address, Told(current=current, lang=lang, zone=zone))
    whole = link(say("all-articles", lang, n=f"{len(story.members):,}"), address)
    acts = (
        element("li", whole if len(story.members) > _ALL_UP_TO else ""),
        element("li", link(say("take-out", lang), "broadsheet://share/take-out")),
    )
    said = element("p", text(how_large(story, lang)), class_="of")
    return section(
        "this-story",
        said + steps + element("ul", *acts, class_="quiet-acts", aria_label=say("acts", lang)),
        lang,
        heading=heading,
    )


def how_large(story: Story, lang: str) -> str:
    """Say of how many articles and papers a story is."""
    articles = say_number("article-from", len(story.members), lang)
    return f"{articles} · {say_number('paper', len(story.papers), lang)}"


def timeline(members: Iterable[StoryMember | int], address: str, told: Told) -> str:
    """Set members in their order; a number in place of some says how many are left out, and leads to `address`."""
    return element("ol", *_steps(members, address, told), class_="timeline", aria_label=say("in-order", told.lang))


def _few(members: Sequence[StoryMember], current: int) -> list[StoryMember | int]:
    """Leave out the middle of a long story, but not the article under which it is told."""
    shown = {0, *range(len(members) - _NEWEST, len(members))}
    shown |= {place for place, member in enumerate(members) if member.row.id == current}
    if len(members) <= _ALL_UP_TO:
        shown = set(range(len(members)))
    few: list[StoryMember | int] = []
    left_out = 0
    for place, member in enumerate(members):
        if place not in shown:
            left_out += 1
            continue
        if left_out:
            few.append(left_out)
        few.append(member)
        left_out = 0
    return few


def _steps(members: Iterable[StoryMember | int], address: str, told: Told) -> Iterator[str]:
    day = ""
    for member in members:
        if isinstance(member, int):
            words = say("articles-between", told.lang, n=f"{member:,}")
            yield element("li", element("p", link(words, address), class_="of"), class_="gap")
            continue
        today = date(member.row.sort_at, None, told.lang, zone=told.zone)
        yield _step(member, "" if today == day else today, told)
        day = today


def _step(member: StoryMember, day: str, told: Told) -> str:
    row, here = member.row, member.row.id == told.current
    when = element(
        "time",
        element("span", text(day), class_="day"),
        " " if day else "",
        element("span", text(clock(row.sort_at, zone=told.zone)), class_="clock"),
        datetime=iso(row.sort_at),
    )
    return element(
        "li",
        when,
        element("div", _source(member, here, told), _title(member, here, told), _news(member), _why(member, told)),
        class_=_quietly(member, here, told),
        aria_current="true" if here else None,
    )


def _quietly(member: StoryMember, here: bool, told: Told) -> str | None:
    if here:
        return "here"
    return "was-read" if told.whole and member.row.read else None


def _source(member: StoryMember, here: bool, told: Told) -> str:
    row = member.row
    sources = [element("span", text(name), dir="auto") for name in (row.source, *row.also) if name]
    notes = [say("came-from" if told.whole else "this-article", told.lang)] if here else []
    if told.whole and row.read and not here:
        notes.append(say("was-read", told.lang))
    return element("p", " · ".join([*sources, *map(text, notes)]), class_="of")


def _title(member: StoryMember, here: bool, told: Told) -> str:
    row = member.row
    words = titled(row.title, row.language or told.lang)
    inside = text(words) if here else link(words, f"broadsheet://article/{row.id}")
    return element("p", inside, class_="title", dir="auto", lang=row.language or None)


def _news(member: StoryMember) -> str:
    """Set what an article brought, but not where that is its headline once more."""
    if urls.title_key(member.news) == urls.title_key(member.row.title):
        return ""
    return element("p", text(member.news), class_="news", dir="auto", lang=member.row.language or None)


def _why(member: StoryMember, told: Told) -> str:
    """Tell on demand why an article is in the story, and offer to take it out."""
    if not told.whole:
        return ""
    said = " ".join(filter(None, (say("by-reader", told.lang) if member.by_reader else "", member.why)))
    return element(
        "details",
        element("summary", text(say("why", told.lang))),
        element("p", text(said), dir="auto"),
        element("p", link(say("take-out", told.lang), f"broadsheet://share/take-out/{member.row.id}")),
        class_="why",
    )
