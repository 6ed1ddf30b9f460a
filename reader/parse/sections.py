"""The part of the paper an article stands in, as the paper names it: News > Nation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit

from reader import urls
from reader.parse.document import Document, words
from reader.parse.structured import Thing
from reader.parse.structured import words as said

DEEPEST = 4

_TRAILS = (
    "[itemtype*='schema.org/BreadcrumbList']",
    "nav[class*='breadcrumb' i], ol[class*='breadcrumb' i], ul[class*='breadcrumb' i]",
    "[aria-label*='breadcrumb' i]",
    "[class*='breadcrumb' i], [id*='breadcrumb' i]",
    "[class*='bread-crumb' i], [class~='crumbs'], [class~='crumb'], [id='crumbs']",
)
_SPLIT = re.compile(r"\s*[>»›→|/\u203a]\s*")
_HOME = re.compile(
    r"(?:.*\b)?(?:home|homepage|front ?page|accueil|startseite|start|inicio|início|portada|hjem|forside|hem|etusivu|"
    r"strona główna|domů|главная|головна|anasayfa|beranda|trang chủ|首页|首頁|ホーム|トップ|홈|होम|a la une|à la une)",
    re.IGNORECASE,
)
_EDGES = re.compile(r"^[\s\[\]()·•:>»›|/–—-]+|[\s\[\]·•:>»›|/–—-]+$")
_NOTHING = re.compile(r"content|articles?|story|text|detail|you are here|正文|本文", re.IGNORECASE)
_NO_SECTION = frozenset(
    [
        *("a", "amp", "article", "articles", "articulo", "artikel", "aktuell", "category", "content", "detail", "en"),
        *(
            "index",
            "live",
            "lite",
            "local",
            "noticia",
            "noticias",
            "notizia",
            "n",
            "news-story",
            "post",
            "s",
            "section",
        ),
        *("story", "stories", "text", "the", "web", "www"),
    ]
)


def path(document: Document, crumbs: Iterable[str], title: str, paper: str) -> tuple[str, ...]:
    """Find an article's section path: from the trail it prints, else JSON-LD, else meta, else its address.

    `crumbs` are the steps of a trail that is printed by the headline without a name.
    """
    article = document.structured.article()
    for trail in (
        *_printed(document),
        crumbs,
        *_listed(document),
        _from_values(article.get("articleSection"), document.url),
        _from_values([document.said("article:section", "og:section", "section", "sailthru.section")], document.url),
        _address_parts(document.url)[:2],
    ):
        cleaned = _cleaned(trail, title, paper, urls.host(document.url))
        if cleaned:
            return cleaned
    return ()


def known(document: Document, selectors: Iterable[str], title: str, paper: str) -> tuple[str, ...]:
    """Read the trail at the first of a site's selectors that has one."""
    for selector in selectors:
        trail = [part for part in _SPLIT.split(words(document.body.css_first(selector))) if part]
        cleaned = _cleaned(trail, title, paper, urls.host(document.url))
        if cleaned:
            return cleaned
    return ()


def _printed(document: Document) -> Iterator[list[str]]:
    for selector in _TRAILS:
        for node in document.tree.css(selector)[:3]:
            steps = node.css("li")
            links = [words(step) for step in (steps if len(steps) > 1 else node.css("a, [itemprop='name']"))]
            text = words(node)
            if len(text) < 300 and not node.css_first("img[srcset], p, h2"):
                parts = [part for part in _SPLIT.split(text) if part]
                yield links if len(links) >= len(parts) else parts


def _listed(document: Document) -> Iterator[list[str]]:
    for crumbs in document.structured.of_kind("BreadcrumbList"):
        items = crumbs.get("itemListElement")
        steps = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
        steps.sort(key=_step)
        yield [said(step.get("name")) or said(step.get("item")) for step in steps]


def _step(item: Thing) -> int:
    text = str(item.get("position", ""))
    return int(text) if text.isdigit() and len(text) < 4 else 0


def _from_values(value: object, url: str) -> list[str]:
    """Take the first section named; what stands before it in the address comes first: /world/asia/ names World too."""
    values = value if isinstance(value, list) else [value]
    first = next((said(v) for v in values if said(v)), "")
    if not first:
        return []
    parts = _SPLIT.split(first) if re.search(r"[>»›]", first) else [first]
    above = _address_parts(url)
    slugs = [urls.title_key(part) for part in above]
    if len(parts) == 1 and urls.title_key(first) in slugs:
        return [*above[: slugs.index(urls.title_key(first))], first]
    return parts


def _address_parts(url: str) -> list[str]:
    """Read the folders of an address as section names: /world/middle-east/a-story gives World, Middle East."""
    folders = [unquote(folder) for folder in urlsplit(url).path.split("/")[1:-1]]
    parts: list[str] = []
    for folder in folders:
        if folder.lower() in _NO_SECTION or not re.fullmatch(r"[^\W\d_]+(?:-[^\W\d_]+){0,2}", folder):
            if parts:
                break
            continue
        parts.append(folder.replace("-", " ").title() if folder.islower() else folder)
    return parts


def _cleaned(trail: Iterable[str], title: str, paper: str, host: str) -> tuple[str, ...]:
    own = {urls.title_key(paper), urls.title_key(host), urls.title_key(host.split(".")[0]), ""}
    cleaned: list[str] = []
    for part in trail:
        name = _name(part)
        key = urls.title_key(name)
        if key in own or _HOME.fullmatch(name) or _NOTHING.fullmatch(name) or (cleaned and cleaned[-1] == name):
            continue
        if len(name) > 60 or _is_title(key, urls.title_key(title)):
            break
        cleaned.append(name)
    return tuple(cleaned[:DEEPEST])


def _name(part: str) -> str:
    name = _EDGES.sub("", part)
    return name[:1].upper() + name[1:] if name.islower() else name


def _is_title(key: str, title: str) -> bool:
    return bool(title) and (key == title or (len(key) > 15 and (key in title or title in key)))
