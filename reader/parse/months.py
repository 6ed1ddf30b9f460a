"""The names of the months as papers print them, in the languages that write them in words.

A month is known by the beginning of its name: that covers the short forms and the endings that cases put on it.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

_BEGINNINGS = (
    "jan ene gen sty янв oca ιαν ιανουαριου tammi led січ styczen",
    "feb fev fév lut фев şub sub φεβ helmi uno uunora лют",
    "mar mär mrt mär märz marz μαρ мар maalis brez бер mrz",
    "apr avr abr kwi апр nis απρ huhti dub кві",
    "may mai mei maj mag май мая μαι mayis touko kvet трав máj",
    "jun juin giu cze июн haz ιουν kesa cerven черв",
    "jul juil lug lip июл tem ιουλ heina cervenec лип",
    "aug aou ago sie авг agu αυγ elo srp серп",
    "sep set wrz сен eyl σεπ syys zari вер",
    "oct okt out ott paz окт eki οκτ loka rij жовт",
    "nov lis ноя kas νοε marras listopad лист",
    "dec dez dic des gru дек ara δεκ joulu pros груд",
)


@lru_cache(maxsize=512)
def month(name: str) -> int:
    """Number a month's name, 1 to 12, in any case, with or without accents. Raises ValueError for what is none.

    Of several beginnings that fit, the longest counts: Polish "lipiec" and Czech "listopad" both begin with "li".
    """
    plain = _plain(name)
    fitting = [(len(beginning), number) for beginning, number in _numbered() if plain.startswith(beginning)]
    if not fitting:
        raise ValueError("no such month")
    return max(fitting)[1]


@cache
def _numbered() -> tuple[tuple[str, int], ...]:
    return tuple(
        (_plain(beginning), number)
        for number, beginnings in enumerate(_BEGINNINGS, 1)
        for beginning in beginnings.split()
    )


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in folded if not unicodedata.combining(letter))
