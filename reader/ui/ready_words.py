"""Being ready offline, put into words: pure, no Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from textwrap import wrap

from reader import urls
from reader.model import Lack, Part, Readiness, Ready, ReadyCounts, Scope
from reader.sizes import size
from reader.text import one_line

_STATES = {Ready.READY: "Ready offline", Ready.PARTLY: "Partly ready", Ready.NOT: "Not ready"}
_PARTS = {Part.TEXT: "Text", Part.PICTURE: "Picture", Part.RELATED: "Related story"}
_WIDTH = 80  # characters of a tooltip's line
_REASONS = 3  # a tooltip's lines; the article's info has them all


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that an article lacks, in words: what it is, why it is not here, when it is tried again."""

    what: str
    why: str
    when: str


def detail(readiness: Readiness) -> str:
    """Say what is here of an article: "Partly ready: text, 1 of 3 pictures, 0 of 2 related stories"."""
    return f"{_STATES[readiness.ready]}: {', '.join(_parts(readiness))}"


def unkept(files: int) -> str:
    """Say how many attached files are not kept; that does not make an article less ready. "" for none."""
    return f"{many(files, 'attached file')} {'is' if files == 1 else 'are'} not kept" if files else ""


def hint(readiness: Readiness, *, unkept_files: int = 0) -> str:
    """Say it for a tooltip, below it how many attached files are not kept and the first reasons, each once."""
    reasons = dict.fromkeys(f"{_PARTS[lack.part]}: {lack.error}" for lack in readiness.lacks if lack.error)
    shown = list(reasons)[:_REASONS]
    more = [f"and {len(reasons) - _REASONS} more reasons"] if len(reasons) > _REASONS + 1 else list(reasons)[_REASONS:]
    lines = filter(None, (detail(readiness), unkept(unkept_files), *shown, *more))
    return "\n".join("\n".join(wrap(line, _WIDTH)) for line in lines)


def missing(readiness: Readiness, now: int, *, ahead: bool = True, zone: tzinfo | None = None) -> tuple[Missing, ...]:
    """Name each thing that is not here.

    `ahead`: the reader's settings let related stories be fetched ahead; `zone` is the reader's (None: this machine's).
    """
    return tuple(
        Missing(_named(lack), lack.error or "Not fetched yet.", _when(lack, now, ahead, zone))
        for lack in readiness.lacks
    )


def place(counts: ReadyCounts, scope: Scope) -> str:
    """Say how much of a place is ready: "23 of 25 ready offline"; "" for an empty one.

    What was read a moment ago still stands in the list of the unread, so there the figure says what it counts.
    """
    if not counts.all:
        return ""
    kind = " unread" if scope.unread else f" {_plural(counts.all, 'bookmark')}" if scope.bookmarked else ""
    return f"{counts.ready:,} of {counts.all:,}{kind} ready offline"


def lacking(counts: ReadyCounts, scope: Scope) -> str:
    """Say that of a place only those are listed that lack something, and that pressing this lists all of it.

    Of the unread it speaks of the unread alone: what was read meanwhile may lack something still.
    """
    left, kind = counts.all - counts.ready, "unread " if scope.unread else ""
    if not left:
        return f"All {kind}ready · Show all"
    return f"{left:,} {kind}{'lacks' if left == 1 else 'lack'} something · Show all"


def lacks(counts: ReadyCounts) -> str:
    """Say what a place lacks: "2 texts, 14 pictures, 3 related stories: about 9 MB"; "" for nothing that is known."""
    parts = _amounts((counts.texts, "text"), (counts.pictures, "picture"), (counts.related, "related story"))
    about = f": about {size(counts.bytes)}" if counts.bytes else ""
    return parts + about if parts else ""


def to_fetch(all_of: Iterable[Readiness]) -> str:
    """Say what some articles lack together: "1 text, 3 pictures"; a thing that several lack counts once."""
    things = {(lack.part, lack.url) for one in all_of for lack in one.lacks}
    counted = {part: sum(kind is part for kind, _ in things) for part in Part}
    return _amounts(
        (counted[Part.TEXT], "text"), (counted[Part.PICTURE], "picture"), (counted[Part.RELATED], "related story")
    )


def many(count: int, noun: str) -> str:
    """Count things: "1 text", "1,204 pictures", "2 stories"."""
    return f"{count:,} {_plural(count, noun)}"


def _plural(count: int, noun: str) -> str:
    several = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return noun if count == 1 else several


def _amounts(*counted: tuple[int, str]) -> str:
    return ", ".join(many(count, noun) for count, noun in counted if count)


def _parts(readiness: Readiness) -> list[str]:
    feeds_alone = "no text yet" if readiness.ready is Ready.NOT else "the feed's own text alone"
    pictures, related = readiness.pictures, readiness.related
    parts = ["text" if readiness.text else feeds_alone]
    parts += [f"{readiness.pictures_kept} of {many(pictures, 'picture')}"] if pictures else []
    parts += [f"{readiness.related_kept} of {many(related, 'related story')}"] if related else []
    return parts


def _named(lack: Lack) -> str:
    """Name a lack by its title, else by where it is."""
    if lack.part is Part.TEXT:
        return f"The page's own text, from {urls.host(lack.url)}" if urls.host(lack.url) else "The text"
    return f"{_PARTS[lack.part]}: {one_line(lack.title) or lack.url}"


def _when(lack: Lack, now: int, ahead: bool, zone: tzinfo | None) -> str:
    if not lack.error and lack.part is Part.RELATED and not ahead:
        return "Related stories are not fetched ahead, as you chose under Storage."
    if not lack.error:
        return "Comes with the next sync."
    if lack.next_try is None:
        return "Not tried again by itself."
    if lack.next_try <= now:
        return "Tried again at the next sync."
    return f"Tried again {_moment(lack.next_try, now, zone)}."


def _moment(at: int, now: int, zone: tzinfo | None) -> str:
    then, today = (datetime.fromtimestamp(seconds, UTC).astimezone(zone) for seconds in (at, now))
    if then.date() == today.date():
        return f"at {then:%H:%M}"
    if then.date() == today.date() + timedelta(days=1):
        return f"tomorrow at {then:%H:%M}"
    return f"on {then.day} {then:%B}"
