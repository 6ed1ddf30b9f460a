"""Pages that show a demand in place of their article, or after its beginning: to agree to cookies, to log in, to pay.

Precision comes first: an article about cookies or about the price of newspapers is none, and a text of several
paragraphs is read even where a demand follows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser

from reader import urls
from reader.errors import WallError
from reader.parse.document import Document
from reader.parse.outline import Block
from reader.parse.structured import Thing

CONSENT = "The page asks its readers to agree to cookies before it shows the article."
LOG_IN = "The page asks its readers to log in or subscribe, so the article itself could not be read."

TEASER = 700  # letters of text of its own: a page with more shows its article, whatever it asks besides
LONGEST = 6000  # letters: no demand is longer
MOST_OWN = 0.4  # of a demand's letters that say something else
MOST_CONTROLS = 500  # buttons and links of one page that are looked at

_SENTENCE = re.compile(r"[^.!?。！？\n]+[.!?。！？]*")
_WIDE = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # says as much as three letters


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile("|".join(phrases), re.IGNORECASE)


_READER = _any(
    r"\b(?:we|our|us|you|your|wir|unsere?n?|sie|ihre?n?|nous|nos|vous|vos|votre|nosotros|nuestr\w+|usted|sus?|tus?)\b",
    r"\b(?:noi|nostri|tuoi|você|seus?|wij|onze|jij|jouw|vi|du|dina)\b|我们|您|当社|お客様",
)
_CONSENT = _any(
    r"\bcookies?\b|\bconsent\w*|\bpartners?\b|\bprivacy\b|\bgdpr\b|legitimate interest|\bpreferences\b|\bvendors?\b",
    r"personal(?:i[sz]ed|ised)? (?:data|ads?|advertising|content)|(?:accept|reject) all",
    r"zustimm\w+|einwillig\w+|datenschutz|\bconfidentialit\w+|consent(?:ement|imiento|imento)|privacidade?\b|toestemming",
)
_AGREE = _any(
    r"(?:yes,? )?i (?:agree|accept|consent)|accept(?: all)?(?: cookies)?(?: and (?:continue|close))?",
    r"(?:reject|allow) all|agree(?: (?:and|&) .{1,20})?|alle[ns]? (?:cookies )?(?:akzeptieren|zulassen)",
    r"(?:akzeptieren|zustimmen)(?: und .{1,20})?|alles accepteren|akkoord|godkänn alla|同意(?:する)?",
    r"(?:tout )?accepter(?: et .{1,20})?|j'accepte",
    r"(?:accetta|aceptar|aceitar)(?: (?:tutto|tod[oa]s?|tudo|[ey] .{1,20}))?",
)
_ENTER = _any(
    r"\bsubscri(?:be|bers?|ption)s?\b|\b(?:log(?:ged)?|sign(?:ed)?)[ -]?in\b|\bregister(?:ed)?\b|\bmember(?:s|ship)\b",
    r"create (?:an?|your) (?:free )?account|unlimited (?:digital )?access|free trial|cancel any ?time",
    r"per (?:month|week)\b|(?:continue|keep) reading|read the (?:full|rest)",
    r"\babo(?:nn\w+)?\b|anmelden|einloggen|weiterlesen|\babonn[ée]\w*|(?:connectez|identifiez)-vous",
    r"suscr[ií]\w+|inici(?:a|e|ar) sesi[oó]n|abbonat\w+|\bassin(?:e|antes?|atura)\b|登录|登入|订阅|訂閱|ログイン|会員",
)
_OFFERED = _any(
    r"^\W*(?:subscribe|log in|sign (?:in|up)|register|already|cancel|get|start|try|unlimited|join|continue|create)\b"
)
_GATE = _any(
    r"(?:subscribe|log ?in|sign ?(?:in|up)|register|create (?:an?|your) (?:free )?account|become an? \w+)\b.{0,60}"
    r"\b(?:to|and) (?:continue|keep|read|finish|unlock|view|access)\b",
    r"(?:this|the (?:full|rest of (?:this|the))) (?:article|story|content|page)\b.{0,30}\b(?:is|are) "
    r"(?:only |exclusively |reserved |available |just )*(?:for|to) (?:our |paying )*(?:subscribers|members|users)",
    r"(?:reste|suite|article)\b.{0,40}\br[ée]serv[ée]e?s? (?:à nos|aux) abonn|weiterlesen mit\b|nur für abonnenten",
    r"(?:exclusivo|solo|sólo) para (?:suscriptores|assinantes)|riservato (?:agli|ai) abbonati",
    r"(?:登录|登入|订阅|訂閱|ログイン|会員登録).{0,12}(?:阅读|閱讀|全文|続き)",
)
_CONSENT_HOST = _any(r"^(?:consent|cookie-?consent|guce|cmp|myprivacy|privacy-?gate)\.")


def asks_to_agree(document: Document) -> bool:
    """Tell whether a page has a button to agree with. Asked before anything is taken out of the page."""
    controls = document.body.css("button, a, input[type='submit'], input[type='button'], [role='button']")
    labels = (node.attributes.get("value") or node.text() for node in controls[:MOST_CONTROLS])
    return any(_AGREE.fullmatch(" ".join(label.split())) for label in labels)


def check(document: Document, blocks: Iterable[Block], text: str, *, asks_to_agree: bool) -> str:
    """Raise WallError where `text`, all that could be read of a page, is a demand and hardly anything else.

    Gives the sentence why there is no more where it is only an article's beginning beside a demand, else "". `blocks`
    are all of the page's; the page's structured data may say that the article costs money.
    """
    if _CONSENT_HOST.search(urls.host(document.url)):
        raise WallError(CONSENT)
    length = _letters(text)
    if length > LONGEST:
        return ""
    if length and asks_to_agree and _own(text, _CONSENT) <= MOST_OWN * length:
        raise WallError(CONSENT)
    own = _own(text, _ENTER)
    if own >= TEASER:
        return ""
    if length and own <= MOST_OWN * length:
        raise WallError(LOG_IN)
    asks = any(_GATE.search(block.text) for block in blocks if not block.box.foreign and len(block.text) < TEASER)
    return LOG_IN if asks or _costs(document.structured.article()) else ""


def beginning(body: str) -> str:
    """Leave the demands out of a body that begins an article."""
    root = LexborHTMLParser(body).body
    if root is None:
        return body
    for node in reversed(root.css("p, li, h2, h3, h4, h5, h6")):
        if (text := node.text(separator=" ").strip()) and not _own(text, _ENTER):
            node.decompose()
    return root.inner_html or ""


def _own(text: str, subject: re.Pattern[str]) -> int:
    """Count the letters of the sentences that do not speak to their reader of this subject."""
    return sum(_letters(sentence) for sentence in _SENTENCE.findall(text) if not _demands(sentence, subject))


def _demands(sentence: str, subject: re.Pattern[str]) -> bool:
    speaks = _READER.search(sentence) or _OFFERED.search(sentence) or _GATE.search(sentence)
    return bool(speaks) and subject.search(sentence) is not None


def _letters(text: str) -> int:
    return len(text) + 2 * len(_WIDE.findall(text))


def _costs(article: Thing) -> bool:
    """Tell whether a page's structured data says that its article is not for all (schema.org isAccessibleForFree)."""
    return str(article.get("isAccessibleForFree", "")).strip().lower() in ("false", "no", "0")
