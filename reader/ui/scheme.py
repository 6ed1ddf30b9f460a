"""`broadsheet:` addresses answered from the library: articles as pages, and their kept pictures.

How a page looks is left to `page`; what a click on one does, to the reading pane.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import count
from urllib.parse import urlsplit

from PySide6.QtCore import QBuffer, QObject, QUrl, Signal
from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob, QWebEngineUrlSchemeHandler
from shiboken6 import isValid

from reader import page
from reader.errors import ReaderError
from reader.model import Article
from reader.store import Store
from reader.ui import links
from reader.ui.links import SCHEME, article_id

Answer = Callable[[str], tuple[str, bytes] | None]

HTML = "text/html; charset=utf-8"
PICTURES = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp", "image/avif"})  # SVG can carry script
_THREADS = 4
_KEPT_PAGES = 20


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
        sentence = page.message("This story cannot be shown", str(error), theme=theme, lang=lang)
        return HTML, sentence.encode("utf-8", "replace")


def _article_page(store: Store, article_id: int, theme: str, lang: str, text_scale: float) -> str:
    article = store.article(article_id)
    if article is None:
        return page.message(
            "This story is gone", "It is no longer in the library: its feed was removed.", theme=theme, lang=lang
        )
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


class SchemeHandler(QWebEngineUrlSchemeHandler):
    """Answers the engine's jobs on threads of its own, and pages that the window wrote from memory."""

    answered = Signal(object, object)  # the job, and the Future of its answer

    def __init__(self, answer: Answer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answer = answer
        self._pages: OrderedDict[str, bytes] = OrderedDict()
        self._numbers = count(1)
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="broadsheet")
        self.answered.connect(self._reply)

    def keep_page(self, html: str) -> str:
        """Keep a page that is in no library, and give its address; the oldest of many are forgotten."""
        url = f"{SCHEME}://page/{next(self._numbers)}"
        self._pages[url] = html.encode("utf-8", "replace")
        while len(self._pages) > _KEPT_PAGES:
            self._pages.popitem(last=False)
        return url

    def stop(self) -> None:
        """Answer nothing more; waits for the answers that are being made."""
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _reply(self, job: QWebEngineUrlRequestJob, future: Future[tuple[str, bytes] | None]) -> None:
        if not isValid(job):  # the reader went on meanwhile
            return
        if future.cancelled() or future.exception() is not None:
            job.fail(QWebEngineUrlRequestJob.Error.RequestFailed)
        else:
            _send(job, future.result())
        if not future.cancelled():
            future.result()  # a bug rises here, on the window's thread

    # Qt's own

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        if bytes(job.requestMethod().data()) != b"GET":
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
            return
        url = links.bare(job.requestUrl().toString(QUrl.ComponentFormattingOption.FullyEncoded))
        if url in self._pages:
            _send(job, (HTML, self._pages[url]))
            return
        future = self._threads.submit(self._answer, url)
        future.add_done_callback(lambda done: self.answered.emit(job, done))


def _send(job: QWebEngineUrlRequestJob, answer: tuple[str, bytes] | None) -> None:
    if answer is None:
        job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
        return
    kind, data = answer
    buffer = QBuffer(job)  # the engine reads from it until the job dies, and then it dies too
    buffer.setData(data)
    job.reply(kind.encode(), buffer)
