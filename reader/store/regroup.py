"""Stories grouped anew, in the light of all that is known by now. Their ids stay, and the reader's word holds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from reader.model import NOTHING, Change
from reader.store import members, said
from reader.store.sqlite import Connection
from reader.store.values import listed

Why = tuple[float, str, str]  # score, why, news

# What a word of the reader weighs against any number of members, and what it weighs that they read one of them: a story
# that they know is not to come under another address.
_BY_READER, _LOOKED_AT = 1_000_000, 10_000


def regroup(
    db: Connection, groups: Sequence[Collection[int]], among: Collection[int], whys: Mapping[int, Why], now: int
) -> Change:
    """Let the articles `among` be grouped like this; in no group of two they stand alone.

    A group takes the id of the story that most of its members have, of those that the reader looked at where there are
    any; members that are not `among` stay in theirs.
    """
    here = _here(db, among)
    wanted = _as_said(db, [set(group) & here for group in groups], here)
    was = members.stories_of(db, here)
    places = _places(db, wanted, was, now)
    moving = {article: story for article, story in places.items() if was.get(article) != story}
    leaving = [article for article in was if article not in places]
    _explain(db, {article: whys[article] for article in places if article in whys}, moving.keys())
    if not (moving or leaving):
        return NOTHING
    stories = {*moving.values(), *(was[article] for article in (*moving, *leaving) if article in was)}
    touched = members.beside(db, stories)
    members.leave(db, leaving)
    for article, story in moving.items():
        members.join(db, article, story, *whys.get(article, (1.0, "", "")))
    touched |= members.beside(db, stories)
    members.dissolve(db, stories)
    return Change(articles=frozenset(touched))


def _here(db: Connection, among: Collection[int]) -> set[int]:
    rows = db.execute(
        "SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?)) "
        "AND duplicate_of IS NULL AND purged_at IS NULL",
        (listed(among),),
    ).fetchall()
    return {id for (id,) in rows}


def _explain(db: Connection, whys: Mapping[int, Why], moving: Collection[int]) -> None:
    """Write what is said anew of members that stay where they are."""
    db.executemany(
        "UPDATE story_members SET score = ?1, why = ?2, news = ?3 WHERE article = ?4 AND (why <> ?2 OR news <> ?3)",
        [(*why, article) for article, why in whys.items() if article not in moving],
    )


def _as_said(db: Connection, groups: Iterable[set[int]], here: set[int]) -> list[set[int]]:
    """Join groups where the reader put articles together, part them where the reader took articles apart."""
    held = [set(group & here) for group in said.together(db, here)]
    joined = [set(group) for group in groups if group]
    for together in held:
        with_any = [group for group in joined if group & together]
        joined = [group for group in joined if not group & together]
        joined.append(together.union(*with_any))
    never = said.apart(db, here)
    return [part for group in joined for part in _parted(group, held, never)] if never else joined


def _parted(group: set[int], held: Sequence[set[int]], never: Collection[said.Pair]) -> list[set[int]]:
    units = [group & unit for unit in held if group & unit]
    units += [{article} for article in sorted(group.difference(*units))]
    parts: list[set[int]] = []
    for unit in units:
        part = next((part for part in parts if not _are_apart(unit, part, never)), None)
        if part is None:
            parts.append(set(unit))
        else:
            part |= unit
    return parts


def _are_apart(some: Iterable[int], others: Collection[int], never: Collection[said.Pair]) -> bool:
    return any((one, other) in never for one in some for other in others)


def _places(db: Connection, groups: Sequence[set[int]], was: Mapping[int, int], now: int) -> dict[int, int]:
    """Answer the story of every article that has one from now on, those of new stories made."""
    here = {article for group in groups for article in group} | was.keys()
    held = _held_outside(db, here)
    never = said.apart(db, here)
    places: dict[int, int] = {}
    taken: set[int] = set()
    for story, group in _claims(groups, was, held, _looked_at(db, was.values())):
        outside = set(members.of(db, story)) - here
        if story in taken or places.keys() & group or len(group | outside) < 2:
            continue
        joining = {one for one in group if was.get(one) == story or not _are_apart([one], outside, never)}
        places |= dict.fromkeys(joining, story)
        taken.add(story)
    for group in groups:
        if len(group) > 1 and not places.keys() & group:
            places |= dict.fromkeys(group, members.make(db, now))
    return places


def _claims(
    groups: Sequence[set[int]], was: Mapping[int, int], held: Mapping[int, Collection[int]], looked_at: Collection[int]
) -> list[tuple[int, set[int]]]:
    """List (story, group) for each story that some of a group have, the best claims first."""
    found: list[tuple[int, int, set[int]]] = []
    for group in groups:
        votes = Counter(was[article] for article in group if article in was)
        for article in group:
            votes.update(dict.fromkeys(held.get(article, ()), _BY_READER))
        votes.update(dict.fromkeys(votes.keys() & looked_at, _LOOKED_AT))
        found += [(count, story, group) for story, count in votes.items()]
    found.sort(key=lambda claim: (-claim[0], claim[1], min(claim[2])))
    return [(story, group) for _, story, group in found]


def _looked_at(db: Connection, stories: Iterable[int]) -> set[int]:
    """Answer those of these stories of which the reader read an article."""
    rows = db.execute(
        "SELECT DISTINCT story FROM story_members JOIN articles ON id = article "
        "WHERE story IN (SELECT value FROM json_each(?)) AND read = 1",
        (listed(stories),),
    ).fetchall()
    return {story for (story,) in rows}


def _held_outside(db: Connection, here: set[int]) -> dict[int, set[int]]:
    """Answer for articles which the reader put together with others that are not here: these others' stories."""
    pairs = [(one, other) for one, other in said.pairs(db, here, together=True) if other not in here]
    stories = members.stories_of(db, {other for _, other in pairs})
    found: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        if other in stories:
            found[one].add(stories[other])
    return found
