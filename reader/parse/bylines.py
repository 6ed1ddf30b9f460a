"""Who wrote an article: names alone, in the order printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from reader import urls
from reader.parse.document import Document, words
from reader.parse.structured import kinds
from reader.parse.structured import words as said

MOST = 6  # names

_BY = re.compile(
    r"^(?:(?:written|words|story|text|reporting|analysis|opinion|commentary|review|report|interview)\s+)?(?:by|von|par|por|di|av|af|door|przez|автор|texte?|文|記者|记者)"
    r"(?=[\s:\uff1a])[:\uff1a]?\s*",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*(?:[,;|·•、，/]|\s&\s|\s(?:and|und|et|og|och|oraz|y|e|en|и)\s)\s*")
_NOBODY = re.compile(
    r"@|\d{2}|^(?:admin|editor|staff|guest|author|unknown|none|null|redaktion|redacción|redazione|redação|"
    r"newsroom|online desk|web desk|staff reporter|staff writer)s?$",
    re.IGNORECASE,
)
_ROLE = re.compile(  # what stands after a name, with a comma between
    r"\b(?:writer|(?:co-?)?editor(?:ial)?|editor-at-large|reporter|correspondent|columnist|contributor|analyst|producer|"
    r"journalist|anchor|critic|staff|bureau|fellow|director|professor|redakteur(?:in)?|korrespondent(?:in)?|"
    r"corresponsal|redactora?|journaliste|correspondante?|associated press|press association|news agency)\b"
    r"|^(?:M\.?[ADS]\.?|Ph\.?\s?D\.?|M\.?B\.?A\.?|R\.?D\.?N?\.?|[JS]r\.?|Esq\.?|II|III)$",
    re.IGNORECASE,
)
_AGENCY = re.compile(r"^(\S+ .*\S) (?:associated press|reuters|afp|agence france-presse)$", re.IGNORECASE)
_ADDRESS = re.compile(r"https?:|www\.|^[\w-]+\.[\w.-]+$", re.IGNORECASE)
_PRINTED_BY = re.compile(
    r">\s*By:?\s+(?:<[^>]*>\s*){0,3}((?-i:[A-Z])[\w.'’-]+(?:\s+[\w.'’-]+){1,3})\s*[<,|]", re.IGNORECASE
)
_PRINTED = (
    "[rel='author'], [itemprop='author'] [itemprop='name'], [itemprop='author']",
    "[class*='byline' i] a[href*='author' i], [class*='byline' i] a[href*='profile' i]",
    "[class*='author-name' i], [class*='author__name' i], [class*='authorname' i], [data-testid*='byline' i] a",
    "[class~='byline'], [class*='byline__name'], [class~='author'], [class*='byline' i], [class*='article-author' i]",
)


def read(document: Document, paper: str) -> str:
    """Join the names of those who wrote an article with ", "; "" where only the house itself is named.

    Names that a page states for machines alone yield to those that it prints: they may be the editor's who filed it.
    """
    article = document.structured.article()
    houses = (paper, urls.site(document.url).split(".")[0], said(article.get("publisher")))
    meta = document.said("author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator")
    stated = [_cleaned(names, houses) for names in (_people(document, article.get("author")), _split(meta))]
    best = next(filter(None, stated), [])
    if not (best and _is_printed(document, best)):
        best = next(filter(None, (_cleaned(names, houses) for names in _all_printed(document))), best)
    return ", ".join(best)


def known(text: str) -> str:
    """Read the names out of a line such as "By Wen Li | The Gazette | Updated: 2021-04-19"; "" without its "By"."""
    line = re.search(r"\bBy:?\s+([^|]+?)\s*(?:\||$|\bUpdated\b|\d{4}-)", text, re.IGNORECASE)
    return ", ".join(_cleaned(_split(line[1]), ())) if line else ""


def _people(document: Document, value: Any) -> list[str]:
    """Name the authors that are people; a house's desk counts only where no person is named."""
    values = [document.structured.follow(v) for v in (value if isinstance(value, list) else [value])]
    people = [v for v in values if isinstance(v, str) or (isinstance(v, dict) and "Organization" not in _kind(v))]
    return [name for person in (people or values) for name in _split(said(person))]


def _kind(thing: dict[str, Any]) -> str:
    return " ".join(kinds(thing))


def _is_printed(document: Document, names: Iterable[str]) -> bool:
    """Tell whether one of these names stands on the page; a page may spell it otherwise than its data."""
    whole = document.body.text(separator=" ").casefold()
    return any(part in whole for name in names for part in urls.title_key(name).split() if len(part) > 1)


def _all_printed(document: Document) -> Iterator[list[str]]:
    yield _after_by(document.html)
    for selector in _PRINTED:
        yield _printed(document, selector)


def _after_by(html: str) -> list[str]:
    found = _PRINTED_BY.search(html)
    return _split(found[1]) if found else []


def _printed(document: Document, selector: str) -> list[str]:
    found: list[str] = []
    for node in document.body.css(selector)[:4]:
        text = words(node)
        if 2 < len(text) <= 120:
            found += _split(text)
    return found


def _split(text: str) -> list[str]:
    return [] if _ADDRESS.search(text) else _PARTS.split(_BY.sub("", text.strip()))


def _cleaned(names: Iterable[str], houses: Iterable[str]) -> list[str]:
    own = {urls.title_key(house) for house in houses}
    cleaned: dict[str, str] = {}
    for name in _without_roles(list(_named(names))):
        key = urls.title_key(name)
        if key and key not in own and key not in cleaned:
            cleaned[key] = name
    return list(cleaned.values())[:MOST]


def _without_roles(names: list[str]) -> list[str]:
    """Leave out what only says what the person named before it is; a byline of roles alone stays."""
    people = [name for name in names if not _ROLE.search(name)]
    return people or names


def _named(names: Iterable[str]) -> Iterator[str]:
    for raw in names:
        name = re.sub(r"\s*\([^)]*\)", "", _BY.sub("", raw))
        name = _AGENCY.sub(r"\1", name).strip(" .:-–—|")
        if 2 <= len(name) <= 50 and len(name.split()) <= 6 and not _NOBODY.search(name):
            yield name.title() if name.islower() and "-" not in name else name
