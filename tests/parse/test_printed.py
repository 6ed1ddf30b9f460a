"""What a page prints by its headline, in lines that nothing names, is read as a person reads it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from gazette import PARAGRAPHS, TITLE, URL

from reader.errors import DocumentError
from reader.model import Article
from reader.parse import page as pages
from reader.parse import sanitize

DATE = "Wednesday, April 21, 2031, 11:31"
AT = int(datetime(2031, 4, 21, 11, 31, tzinfo=UTC).timestamp())
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def read(above: str = "", below: str = "", *, url: str = URL, before: str = "") -> Article:
    html = f"<html><body>{before}<div>{above}<h1>{TITLE}</h1>{below}<div>{TEXT}</div></div></body></html>"
    return pages.read(html.encode(), url=url)


def test_the_trail_the_date_and_the_name_above_and_below_a_headline_are_read() -> None:
    article = read(f"<div>News&gt; Nation&gt; Content</div><div>{DATE}</div>", "<div>By Wen Li</div>")
    assert article.section_path == ("News", "Nation")
    assert (article.byline, article.published, article.published_offset) == ("Wen Li", AT, None)


@pytest.mark.parametrize(
    "line", [f"{DATE} By Wen Li", f"By Wen Li | {DATE}", "2031-04-21 11:31 记者 李文", f"Published: {DATE}"]
)
def test_a_date_in_one_line_with_a_name_is_read(line: str) -> None:
    assert read(below=f"<div>{line}</div>").published == AT


def test_who_and_when_are_not_said_again_in_the_text() -> None:
    html = (
        f"<html><body><h1>{TITLE}</h1><p>By Wen Li</p><p>1 March 2024, 10:00 GMT</p>"
        f'<figure><img src="/p/ferry.jpg"><figcaption>{WORDS}</figcaption></figure>{TEXT}</body></html>'
    )
    article = pages.read(html.encode(), url=URL)
    assert article.lead_image is not None
    assert article.lead_image.caption == WORDS
    assert sanitize.text(article.body_html) == " ".join(PARAGRAPHS)


def test_a_line_that_also_states_its_date_in_full_is_believed_before_its_words() -> None:
    line = '<p>By Wen Li, <time datetime="2031-04-21T11:31:00+08:00">April 21, 2031</time></p>'
    article = read(below=line)
    assert (article.published, article.published_offset) == (AT - 8 * 3600, 480)


def test_a_text_around_its_own_byline_is_not_taken_out_with_it() -> None:
    html = f"<html><body><h1>{TITLE}</h1><div>By Wen Li{TEXT}</div></body></html>"
    article = pages.read(html.encode(), url=URL)
    assert article.byline == "Wen Li"
    assert PARAGRAPHS[0] in article.body_html


@pytest.mark.parametrize("line", [f"<time>{DATE}</time>", f"<span><b>{DATE}</b></span>"])
def test_a_date_that_stands_loose_between_the_headline_and_the_text_is_not_said_again(line: str) -> None:
    html = f"<html><body><article><h1>{TITLE}</h1>{line}{TEXT}</article></body></html>"
    article = pages.read(html.encode(), url=URL)
    assert article.published == AT
    assert "2031" not in article.body_html
    assert PARAGRAPHS[0] in article.body_html


def test_a_page_without_any_headline_has_no_title_made_of_its_text() -> None:
    assert pages.read(f"<html><body>{TEXT}</body></html>".encode(), url=URL).title == ""


def test_a_trail_in_the_navigation_is_a_trail() -> None:
    assert read("<nav>News &gt; Nation &gt; Content</nav>").section_path == ("News", "Nation")


def test_the_date_is_in_the_zone_of_a_paper_that_is_known() -> None:
    article = read(f"<div>{DATE}</div>", url="https://www.chinadailyhk.com/article/164045")
    assert (article.published, article.published_offset) == (AT - 8 * 3600, 480)
    assert article.paper_title == "China Daily"


@pytest.mark.parametrize(
    "before",
    [
        f"<header><div>The Gazette</div><div>{DATE}</div></header>",
        f'<div class="masthead"><div>{DATE}</div></div>',
        f"<div>{DATE}</div><div>The Gazette</div><div>Harbour</div><div>Town</div><div>Sport</div><div>Letters</div>",
    ],
    ids=["header", "masthead", "far above"],
)
def test_today_s_date_in_the_masthead_is_not_the_article_s(before: str) -> None:
    assert read(before=before).published is None


def test_a_date_within_the_text_is_not_the_article_s() -> None:
    html = f"<html><body><h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p><p>{DATE}</p>{TEXT}</body></html>"
    assert pages.read(html.encode(), url=URL).published is None


PICTURE = '<img src="/p/ferry-48213.jpg" width="700">'
WORDS = "The morning ferry leaves the eastern pier with three hundred passengers aboard."


@pytest.mark.parametrize(
    "picture",
    [
        f'<div class="pic">{PICTURE}<p class="imgtitle">{WORDS}</p></div>',
        f'<p>{PICTURE}</p><p class="caption">{WORDS}</p>',
        f'<div><a href="/p/big.jpg">{PICTURE}</a><br><div class="wp-caption-text"><p>{WORDS}</p></div></div>',
        f"<figure>{PICTURE}</figure><div class='photo-desc'>{WORDS}</div>",
    ],
)
def test_words_under_a_picture_are_its_caption_and_not_a_paragraph(picture: str) -> None:
    html = f"<html><body><h1>{TITLE}</h1><div>{picture}{TEXT}</div></body></html>"
    article = pages.read(html.encode(), url=URL)
    assert article.lead_image is not None
    assert article.lead_image.caption == WORDS
    assert WORDS not in article.body_html


@pytest.mark.parametrize(
    ("signed", "credit"),
    [
        ("(CHEN WENLI / THE GAZETTE)", "CHEN WENLI / THE GAZETTE"),
        ("[Photo/Agencies]", "Agencies"),
        ("(PHOTO: WEN LI)", "WEN LI"),
    ],
)
def test_a_line_signed_as_a_picture_is_signed_is_its_caption(signed: str, credit: str) -> None:
    html = f"<html><body><h1>{TITLE}</h1><div><p>{PICTURE}</p><p>{WORDS} {signed}</p>{TEXT}</div></body></html>"
    lead = pages.read(html.encode(), url=URL).lead_image
    assert lead is not None
    assert (lead.caption, lead.credit) == (WORDS, credit)


def test_a_paragraph_under_a_picture_stays_a_paragraph() -> None:
    html = f"<html><body><h1>{TITLE}</h1><div><p>{PICTURE}</p>{TEXT}</div></body></html>"
    assert PARAGRAPHS[0] in pages.read(html.encode(), url=URL).body_html


@pytest.mark.parametrize(
    "furniture",
    [
        "Share this story",
        "Please click in the upper right corner to open it in your browser !",
        "Advertisement",
    ],
)
def test_what_is_printed_under_every_story_is_not_in_its_text(furniture: str) -> None:
    html = f"<html><body><h1>{TITLE}</h1>{TEXT}<p>{furniture}</p></body></html>"
    assert furniture not in pages.read(html.encode(), url=URL).body_html


SHORT = ("The bridge was approved on Tuesday after a debate of four hours.", "Work begins in June.")
ALSO = '<p><strong>READ MORE: <a href="/news/a-bridge-nobody-wanted-48213.html">A bridge nobody wanted</a></strong></p>'


@pytest.mark.parametrize(
    "lines", [SHORT, ("港口的新灯塔星期一晚上第一次点亮，附近居民聚集在岸边观看。", "游客从下月起可以登塔参观。")]
)
def test_a_brief_under_its_headline_is_an_article(lines: tuple[str, str]) -> None:
    html = f"<html><body><h1>{TITLE}</h1><p>{lines[0]}</p>{ALSO}<p>{lines[1]}</p></body></html>"
    article = pages.read(html.encode(), url=URL)
    body = article.body_html.replace("\n", "")
    assert body == f'<p>{lines[0]}</p><aside data-link="0"></aside><p>{lines[1]}</p>'
    assert [(link.label, link.text) for link in article.links] == [("READ MORE", "A bridge nobody wanted")]


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{SHORT[0]}</p>",
        f"<h1>{TITLE}</h1><p>Please wait.</p>",
        f'<head><meta property="og:title" content="{TITLE}"></head><h1>The Gazette</h1><p>{SHORT[0]}</p>',
        f'<head><meta property="og:site_name" content="The Gazette"></head><h1>The Gazette</h1><p>{SHORT[0]}</p>',
    ],
    ids=["no headline", "next to nothing", "another headline", "the paper's name"],
)
def test_a_few_words_without_a_headline_of_their_own_are_no_article(html: str) -> None:
    with pytest.raises(DocumentError, match="No article"):
        pages.read(f"<html>{html}</html>".encode(), url=URL)


def test_a_first_paragraph_by_which_the_page_describes_itself_stays_where_it_is() -> None:
    first = "The lamp burned again on Monday, and half the town had climbed the hill to see it."
    head = f'<head><meta name="description" content="{first}"></head>'
    html = f"<html>{head}<body><h1>{TITLE}</h1><div><p>{first}</p>{TEXT}</div></body></html>"
    assert pages.read(html.encode(), url=URL).body_html.startswith(f"<p>{first}</p>")


def test_a_standfirst_above_the_text_is_not_said_again_in_it() -> None:
    first = "The lamp burned again on Monday, and half the town had climbed the hill to see it."
    head = f'<head><meta name="description" content="{first}"></head>'
    html = f"<html>{head}<body><div><h1>{TITLE}</h1><p>{first}</p><div>{TEXT}</div></div></body></html>"
    article = pages.read(html.encode(), url=URL)
    assert article.standfirst == first
    assert first not in article.body_html
