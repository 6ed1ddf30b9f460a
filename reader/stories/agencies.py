"""Which news agency a text names as its own: in its byline, at its beginning or at its end."""

from __future__ import annotations

import re

# As papers sign them. Those of letters that are also words stand only within brackets or behind a dash.
_NAMES = (
    "Reuters", "Associated Press", "Agence France-Presse", "Xinhua", "Bloomberg News", "PA Media", "Press Association",
    "Deutsche Presse-Agentur", "Kyodo News", "Kyodo", "Jiji Press", "Yonhap", "Bernama", "Antara", "Anadolu Agency",
    "Interfax", "Ukrinform", "Press Trust of India", "Europa Press", "Canadian Press", "Australian Associated Press",
    "新华社", "新華社", "中新社", "中央社", "共同通信", "時事通信", "연합뉴스", "뉴시스", "رويترز", "Рейтер", "ТАСС",
    "Интерфакс",
)  # fmt: skip
_SIGNS = (
    "AP", "AFP", "dpa", "DPA", "PA", "AAP", "ANSA", "EFE", "ANP", "NTB", "TT", "Ritzau", "STT", "PTI", "ANI", "IANS",
    "APA", "SID", "TASS", "CNA", "RTRS", "LUSA", "KNA", "epd", "SDA",
)  # fmt: skip
_NAMED = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" if name.isascii() else name for name in _NAMES))
_SIGNED = re.compile(
    rf"[(（\[](?P<within>{'|'.join(_SIGNS)})[)）\]]|(?:^|\s)[/–—-]\s?(?P<behind>{'|'.join(_SIGNS)})(?!\w)"
)
_ALONE = re.compile(rf"(?<!\w)(?:{'|'.join(_SIGNS)})(?!\w)")
_WHOLE = {
    "AP": "Associated Press", "AFP": "Agence France-Presse", "DPA": "dpa", "Deutsche Presse-Agentur": "dpa",
    "RTRS": "Reuters", "PA": "PA Media", "Press Association": "PA Media", "Kyodo": "Kyodo News",
    "PTI": "Press Trust of India", "AAP": "Australian Associated Press", "新華社": "新华社",
}  # fmt: skip
_BEGINNING, _END = 90, 60  # characters: a dateline, a signature; an agency that is news itself stands elsewhere


def agency(byline: str, text: str) -> str:
    """Name the agency, "" for none or one that is not known here."""
    found = _NAMED.search(byline) or _ALONE.search(byline)
    if found:
        return _whole(found[0])
    for part in (text[:_BEGINNING], text[-_END:]):
        signed = _SIGNED.search(part)
        if signed:
            return _whole(signed["within"] or signed["behind"])
    named = re.search(rf"[(（\[—–-]\s?({_NAMED.pattern})\s?(?:[)）\]—–-]|$)|^({_NAMED.pattern})", text[:_BEGINNING])
    return _whole(named[1] or named[2]) if named else ""


def _whole(name: str) -> str:
    return _WHOLE.get(name, name)
