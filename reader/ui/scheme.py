"""`broadsheet:` addresses answered from the library: articles and stories as pages, and kept pictures.

How a page looks is left to `page`, handing it to the engine to `scheme_handler`.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from reader import page
from reader.around import around
from reader.errors import ReaderError
from reader.model import Article, KeptFile, Lack, Part
from reader.store import Store
from reader.ui.links import SCHEME, article_id, changes_at, story_at
from reader.ui.story_pages import Look, changes_page, story_page

HTML = "text/html; charset=utf-8"
# An SVG is kept where it is inert; and as a picture of a page it runs no script and loads nothing, whatever it holds.
PICTURES = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp", "image/avif", "image/svg+xml"})


class Answers:
    """The library as the pane sees it: call it with a URL. Set `theme`, `lang` and `text_scale` at any time.

    `lost` is called, on the caller's thread, with the hash of a picture that should be kept and is not.
    """

    def __init__(self, store: Store, *, theme: str = "light", lang: str = "en", text_scale: float = 1.0) -> None:
        self._store = store
        self.theme = theme
        self.lang = lang
        self.text_scale = text_scale
        self.lost: Callable[[str], None] = lambda _hash: None

    def __call__(self, url: str) -> tuple[str, bytes] | None:
        made = answer(self._store, url, theme=self.theme, lang=self.lang, text_scale=self.text_scale)
        wanted = _media_hash(url)
        if made is None and wanted:
            self.lost(wanted)
        return made


def answer(
    store: Store, url: str, *, theme: str = "light", lang: str = "en", text_scale: float = 1.0
) -> tuple[str, bytes] | None:
    """Answer a `broadsheet:` URL with (type, bytes); None where there is no such thing.

    An article or a story that is gone, and a library that cannot be read, are pages that say so.
    """
    look = Look(theme=theme, lang=lang, text_scale=text_scale)
    try:
        words = _page(store, url, look)
        if words is None:
            return _picture(store, url)
    except ReaderError as error:
        words = page.unreadable(str(error), **look)
    return HTML, words.encode("utf-8", "replace")


def _page(store: Store, url: str, look: Look) -> str | None:
    """Set the page that an address means; None for an address of none."""
    article, story, changes = article_id(url), story_at(url), changes_at(url)
    if article is not None:
        return _article_page(store, article, look)
    if story is not None:
        return story_page(store, *story, look)
    if changes is not None:
        return changes_page(store, *changes, look)
    return None


def _article_page(store: Store, article_id: int, look: Look) -> str:
    article = store.article(article_id)
    if article is None:
        return page.gone(**look)
    return page.render(
        article,
        media=store.pictures(_picture_urls(article)),
        paper=store.paper(article.paper).title if article.paper else article.paper_title,
        around=around(store, article_id),
        copies=store.copies(article_id),
        rewritten=store.rewritten(article_id),
        files=_files(store, article),
        wished=[wish.url for wish in store.wishes()] if article.links else (),
        text_lack=_text_lack(store, article_id),
        feed=_feed_title(store, article),
        **look,
    )


def _text_lack(store: Store, article: int) -> Lack | None:
    lacks = (lack for known in store.readiness((article,)) for lack in known.lacks)
    return next((lack for lack in lacks if lack.part is Part.TEXT), None)


def _files(store: Store, article: Article) -> dict[str, KeptFile]:
    return store.kept_files([one.url for one in article.enclosures]) if article.enclosures else {}


def _picture_urls(article: Article) -> set[str]:
    lead = () if article.lead_image is None else (article.lead_image,)
    return {picture.url for picture in (*lead, *article.pictures) if picture.url}


def _feed_title(store: Store, article: Article) -> str:
    feeds = store.feeds((article.feed,)) if article.feed else ()
    return feeds[0].title if feeds else ""


def _picture(store: Store, url: str) -> tuple[str, bytes] | None:
    kept = store.media(_media_hash(url))
    return (kept.type, kept.data) if kept and kept.type in PICTURES else None


def _media_hash(url: str) -> str:
    """Name the kept file that an address means, "" for any other address."""
    parts = urlsplit(url)
    return parts.path.strip("/") if parts.scheme == SCHEME and parts.netloc == "media" else ""
