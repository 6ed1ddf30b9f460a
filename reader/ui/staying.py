"""What stays in sight although it left a list: no article goes from under the reader's eye. Pure."""

from __future__ import annotations

from array import array


def merge(now: array[int], held: array[int], staying: frozenset[int]) -> array[int]:
    """Add to the ids a scope has now those that stay in sight although they left it, where they stood in `held`."""
    listed = set(now) if staying else set()
    stays = [article for article in held if article in staying and article not in listed] if staying else []
    if not stays:
        return now
    keep = set(stays)
    merged, place = array("q"), {article: number for number, article in enumerate(held)}
    waiting = iter([article for article in held if article in keep])
    next_stay = next(waiting, None)
    for article in now:
        while next_stay is not None and article in place and place[next_stay] < place[article]:
            merged.append(next_stay)
            next_stay = next(waiting, None)
        merged.append(article)
    if next_stay is not None:
        merged.append(next_stay)
        merged.extend(waiting)
    return merged
