"""`broadsheet:` addresses answered from the library: articles as pages, and their kept pictures.

How a page looks is left to `page`, handing it to the engine to `scheme_handler`.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from reader import page
from reader.errors import ReaderError
from reader.model import Article
from reader.store import Store
from reader.ui.links import SCHEME, article_id

HTML = "text/html; charset=utf-8"
PICTURES = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp", "image/avif"})  # SVG can carry script


class Answers:
    """The library as the pane sees it: call it with a URL. Set `theme`, `lang` and `text_scale` at any time."""

    def __init__(self, store: Store, *, theme: str = "light", lang: str = "en", text_scale: float = 1.0) -> None:
        self._store = store
        self.theme = theme
        self.lang = lang
        self.text_scale = text_scale

    def __call__(self, url: str) -> tuple[str, bytes] | None:
        return answer(self._store, url, theme=self.theme, lang=self.lang, text_scale=self.text_scale)


def answer(
    store: Store, url: str, *, theme: str = "light", lang: str = "en", text_scale: float = 1.0
) -> tuple[str, bytes] | None:
    """Answer a `broadsheet:` URL with (type, bytes); None where there is no such thing.

    An article that is gone, and a library that cannot be read, are pages that say so.
    """
    try:
        article = article_id(url)
        if article is not None:
            return HTML, _article_page(store, article, theme, lang, text_scale).encode("utf-8", "replace")
        return _picture(store, url)
    except ReaderError as error:
        words = page.unreadable(str(error), theme=theme, lang=lang, text_scale=text_scale)
        return HTML, words.encode("utf-8", "replace")


def _article_page(store: Store, article_id: int, theme: str, lang: str, text_scale: float) -> str:
    article = store.article(article_id)
    if article is None:
        return page.gone(theme=theme, lang=lang, text_scale=text_scale)
    return page.render(
        article,
        media=store.pictures(_picture_urls(article)),
        paper=store.paper(article.paper).title if article.paper else article.paper_title,
        citing=store.citing(article_id),
        feed=_feed_title(store, article),
        theme=theme,
        lang=lang,
        text_scale=text_scale,
    )


def _picture_urls(article: Article) -> set[str]:
    lead = () if article.lead_image is None else (article.lead_image,)
    return {picture.url for picture in (*lead, *article.pictures) if picture.url}


def _feed_title(store: Store, article: Article) -> str:
    feeds = store.feeds((article.feed,)) if article.feed else ()
    return feeds[0].title if feeds else ""


def _picture(store: Store, url: str) -> tuple[str, bytes] | None:
    parts = urlsplit(url)
    if parts.scheme != SCHEME or parts.netloc != "media":
        return None
    kept = store.media(parts.path.strip("/"))
    return (kept.type, kept.data) if kept and kept.type in PICTURES else None
