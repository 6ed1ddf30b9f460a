"""The words that papers print before a link to a related story: ALSO READ, Lire aussi, 延伸閱讀.

Words only; where they may stand on a page is decided in related.py.
"""

from __future__ import annotations

import re

LONGEST = 260  # characters: a labelled line is short; a longer paragraph only happens to begin with these words

# "…" stands for a few words of the paper's own: "More on …" is also "More on the floods".
LABELS: tuple[str, ...] = (
    # English
    *(
        "also read",
        "read also",
        "also see",
        "see also",
        "see more",
        "read more",
        "read next",
        "read this next",
        "read on",
    ),
    *("read", "more", "related", "related story", "related stories", "related article", "related articles"),
    *("related coverage", "related news", "related content", "related reading", "related link", "related links"),
    *("related post", "related posts", "related report", "related reports", "more on this", "more on this story"),
    *("more on this topic", "more on …", "more about …", "more from …", "also on …", "more stories", "more coverage"),
    *("read more on …", "read more about …", "read the full story", "read our …", "don't miss", "must read"),
    *("must-read", "recommended", "recommended reading", "recommended from …", "further reading"),
    *("in case you missed it", "icymi"),
    *("previously", "earlier", "from the archive", "from the archives", "you may also like"),
    # French
    *("lire aussi", "à lire", "à lire aussi", "a lire aussi", "lire également", "à lire également", "voir aussi"),
    *("pour aller plus loin", "sur le même sujet", "nos articles sur le sujet", "relire", "lire"),
    # German
    *("lesen sie auch", "lesen sie mehr", "lesen sie dazu", "lesen sie hierzu", "lies auch", "mehr zum thema"),
    *("zum thema", "mehr dazu", "auch interessant", "das könnte sie auch interessieren", "siehe auch", "mehr über …"),
    # Italian, Spanish, Portuguese, Catalan, Galician, Romanian
    *("leggi anche", "leggi pure", "approfondisci", "per approfondire", "vedi anche", "articoli correlati"),
    *("lee también", "lee además", "leer también", "leer más", "lea también", "lea además", "lea aquí", "le puede"),
    *("te puede interesar", "le puede interesar", "más información", "ver también", "vea también", "mira también"),
    *("noticia relacionada", "notícias relacionadas", "relacionadas", "relacionados", "noticias relacionadas"),
    *("notas relacionadas", "nota relacionada", "relacionado"),
    *("leia também", "leia mais", "leia ainda", "veja também", "veja mais", "saiba mais", "llegeix també"),
    *("le tamén", "citește și", "citeste si", "vezi și", "citiți și"),
    # Dutch, Scandinavian, Finnish
    *("lees ook", "lees meer", "lees verder", "les også", "les mer", "les også om", "läs också", "läs även"),
    *("läs mer", "läs även om", "læs også", "læs mere", "lue myös", "lue lisää", "katso myös", "lesa einnig"),
    # Central and Eastern Europe
    *("czytaj też", "czytaj także", "czytaj również", "czytaj więcej", "zobacz także", "zobacz też"),
    *("zobacz również", "przeczytaj także", "polecamy", "čtěte také", "přečtěte si také", "čítajte aj"),
    *("prečítajte si aj", "olvassa el", "kapcsolódó", "kapcsolódó cikk", "pročitajte i", "pročitajte još"),
    *("preberite tudi", "прочетете още", "читайте также", "читайте ещё", "читайте еще", "по теме", "смотрите также"),
    *("читайте також", "читайте ще", "чытайце таксама", "διαβάστε επίσης", "διαβάστε ακόμη", "loe ka"),
    *("lasi arī", "taip pat skaitykite"),
    # Asia and Africa
    *("ayrıca okuyun", "ilgili haber", "ilgili haberler", "اقرأ أيضا", "اقرأ أيضًا", "اقرأ أيضاً", "إقرأ أيضا"),
    *("اقرأ المزيد", "بیشتر بخوانید", "קראו גם", "קראו עוד", "यह भी पढ़ें", "ये भी पढ़ें", "इसे भी पढ़ें", "और पढ़ें"),
    *("আরও পড়ুন", "আরো পড়ুন", "மேலும் படிக்க", "baca juga", "baca lagi", "lihat juga", "xem thêm", "đọc thêm"),
    *("อ่านเพิ่มเติม", "อ่านต่อ", "basahin din", "soma", "soma pia", "soma zaidi"),
    *("関連記事", "関連", "あわせて読みたい", "合わせて読みたい", "관련기사", "관련 기사", "相关阅读", "相关新闻"),
    *("相关报道", "相关文章", "延伸阅读", "推荐阅读", "相關閱讀", "相關新聞", "相關報導", "相關文章", "延伸閱讀"),
    *("推薦閱讀", "更多新聞", "更多報導"),
)

_SEPARATOR = r"\s*(?:[:\uff1a\ua789|>»›→▶⇒]+|\s[-–—]+\s|[-–—]+$)\s*"


def _pattern(label: str) -> str:
    words = re.escape(label).replace(r"\ ", r"\s+").replace("'", "['’]")
    return words.replace("…", r"[^\s:\uff1a|>.,][^:\uff1a|>.,]{1,40}?")


_LABELS = "|".join(_pattern(label) for label in sorted(LABELS, key=len, reverse=True))
_BULLETS = r"[\[({【«\"“*•\-–—>►▶→]*\s*"
_LABELLED = re.compile(rf"{_BULLETS}(?P<label>{_LABELS})】?(?:{_SEPARATOR}(?P<rest>.*)|\s*\.{{0,3}})", re.IGNORECASE)


def split_label(text: str) -> tuple[str, str] | None:
    """Split "ALSO READ: A title" into ("ALSO READ", "A title"); a label alone gives an empty title.

    None where the text does not begin with a label, where words follow it without a separator ("Read more books"),
    or where it is longer than a labelled line.
    """
    line = " ".join(text.split())
    if len(line) > LONGEST:
        return None
    found = _LABELLED.fullmatch(line)
    if found is None:
        return None
    return found["label"], _without_bracket(line, found["rest"] or "")


def _without_bracket(line: str, rest: str) -> str:
    closing = {"[": "]", "(": ")", "{": "}", "«": "»"}.get(line[0], "")
    return rest.removesuffix(closing).strip() if closing else rest.strip()
