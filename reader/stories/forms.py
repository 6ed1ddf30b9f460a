"""Texts that one paper writes by a form: obituaries, match reports, crime briefs share phrases, but no event."""

from __future__ import annotations

from reader.stories import headlines
from reader.stories.candidate import Candidate
from reader.stories.copies import containment

_FORM = 0.25  # of the shorter text's phrases: two that are written afresh share hardly any


def looks_like_form(one: Candidate, other: Candidate) -> bool:
    """Say whether two articles of one paper share so many phrases that only their headlines tell if it is a form."""
    return bool(one.paper) and one.paper == other.paper and containment(one.signature, other.signature) >= _FORM


def is_form(one: Candidate, other: Candidate) -> bool:
    """Say whether two articles fill one form with different news: headlines of other days, or without a common name.

    A follow-up repeats its first report too, but names who or where. It is never said of headlines that are not known,
    nor of those in scripts without capitals.
    """
    if not looks_like_form(one, other):
        return False
    if not (headlines.has_capitals(one.title) and headlines.has_capitals(other.title)):
        return False
    return headlines.on_other_days(one.title, other.title) or not _share_name(one, other)


def _share_name(one: Candidate, other: Candidate) -> bool:
    """Say whether both headlines hold a name, or one a part of the other's: Oak Street is no Mill Street."""
    mine, others = (headlines.names(each.title, each.signature.words) for each in (one, other))
    return any(a <= b or b <= a for a in mine for b in others)
