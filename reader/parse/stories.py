"""Which addresses are stories of the same house, and which are tag pages, authors, sections, sign-up forms.

Decided by the address and the words on the link alone; nothing is fetched.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from reader import urls
from reader.parse import labels, sites

SHORTEST = 12  # characters of a title; half as many where a character is a word
_NEVER = re.compile(
    r"/(?:connexion|sfuser|pers(?:on|one|onas?|onen)|tags?|tagg?ed|topics?|themen?|thema|temas?|tema|theme|keywords?|authors?|autor(?:e|es|en)?|auteurs?|writers?|"
    r"profiles?|people|staff|contributors?|reporters?|journalists?|columnists?|skribent|forfatter|kategori|category|"
    r"categories|categoria|rubrik|sections?|seccion|channel|newsletters?|subscri\w*|abo|abonn\w*|"
    r"abonnement|assine|suscri\w*|log-?in|sign-?(?:in|up)|register|account|search|buscar|suche|about(?:-us)?|contact|"
    r"privacy\w*|terms\w*|cookies?|advert\w*|feeds?|rss|podcasts?|epaper|e-paper|comments?|"
    r"donate|faq|sitemap|live-?tv|wp-content|attachment|puzzles|crosswords?|"
    r"hashtag|hub|players?|playerpage|quotes?|hc|issues?|e-?editions?|gallery-index|index-of|vouchers?|coupons?|discount-?codes?)(?:[/.-]|$)",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg|pdf|mp[34]|m3u8?|zip|docx?|xlsx?|xml|rss|ics)$", re.IGNORECASE)
_LISTS = re.compile(r"(?:^|&)(?:tag|q|s|search|cat|category|author|query)=", re.IGNORECASE)
_SELLS = re.compile(
    r"newsletter|subscri(?:be|ption)|sign ?up|log ?in|\d+ ?% off|whatsapp|telegram channel|download (?:the|our) app|"
    r"follow us|abonn(?:ier|ez|e-toi)|suscr[ií]b|assine|podcast:|click here|voucher|discount code|breaking news alerts",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"/(?:tags?|topics?|themen?|thema|temas?|theme|keywords?|motcle|mot-cle|hashtag|etiquetas?|schlagwort|tagy?|stikkord|"
    r"amne|emne|emner|teema|avainsana)(?:[/.-]|$)",
    re.IGNORECASE,
)
_ANCHORED = re.compile(r"\bwith:block-|/live\b[^#]*#|#(?:block|post|update|pinned)", re.IGNORECASE)
_SHORT_STORY = re.compile(r"\d+(?:\.\w+)?$|-|\.html?$")  # /article/5, /new-bridge, /bridge.html
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def is_title(text: str) -> bool:
    """Tell whether a link's words can be a story's title, not a button, a name or an advertisement."""
    words = " ".join(text.split())
    long = len(words) + len(_CJK.findall(words)) >= SHORTEST
    return long and not labels.is_button(words) and not _SELLS.search(words)


def is_subject(url: str) -> bool:
    """Tell whether an address is a list of the stories about something."""
    return urls.is_web(url) and _SUBJECT.search(urlsplit(url).path + "/") is not None


def is_mentioned(url: str, page: str, text: str) -> bool:
    """Tell whether a plain link in a sentence leads to another story: to no moment of a live blog, no person's page."""
    if not is_story(url, page) or _ANCHORED.search(url):
        return False
    path, own = urlsplit(url).path.strip("/"), urls.title_key(text).replace(" ", "-")
    is_name = "/" not in path and text.istitle() and path.startswith(own)
    return not is_name


def is_story(url: str, page: str, *, sure: bool = False) -> bool:
    """Tell whether an address is another story of the same house as `page`.

    `sure` where the page itself labels the link a story: then the address need not look like one, only like no list;
    where nobody knows the address of the page, it counts for one of its house.
    """
    at_home = is_home(url, page) if page else sure
    if not urls.is_web(url) or not at_home or urls.identity(url) == urls.identity(page):
        return False
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    if not path.strip("/") and not re.search(r"(?:^|&)(?:p|id|article|story|aid|newsid)=\d+", parts.query):
        return False
    if sites.is_numbered(url):
        return True
    if _NEVER.search(path + "/") or _FILE.search(path) or _LISTS.search(parts.query):
        return False
    return _looks_like_one(path, parts.query) or (sure and (len(path) > 14 or _SHORT_STORY.search(path) is not None))


def is_home(url: str, page: str) -> bool:
    """Tell whether two addresses are one house's: one domain, one name under two endings, or hosts known to be."""
    there, here = urls.site(url), urls.site(page)
    if there == here or (there and there.partition(".")[0] == here.partition(".")[0]):
        return True
    house = sites.by_host(url)
    return house is not sites.NONE and house is sites.by_host(page)


def _looks_like_one(path: str, query: str) -> bool:
    last = path.rsplit("/", 1)[-1]
    if last.lower() in ("index.html", "index.htm", "index.php"):
        path = path[: -len(last) - 1]
        return path.count("/") >= 1 and path.count("-") >= 1
    if re.search(r"\.(?:s?html?|php|aspx?|ece|cms|story|jsp)$", last) and len(last) > 10:
        return True
    if re.search(r"(?:^|&)(?:p|id|article|story|aid|newsid)=\w+", query):
        return True
    has_number = re.search(r"\d{4,}", path) is not None or re.search(r"(?=\w*\d)(?=\w*[a-z])\w{9,}$", last) is not None
    return (has_number and path.count("/") >= 1 and len(last) > 4) or last.count("-") >= 3
