"""Saved articles as plain text: what is head, what is text, what is furniture."""

from datetime import UTC, datetime

import pytest

from reader.errors import DocumentError
from reader.model import Kind, Picture
from reader.parse import text


def read(words, name="story.txt"):
    return text.read(words.encode(), name=name)


def clock(article):
    """When an article was published, as its paper's clock showed it."""
    return f"{datetime.fromtimestamp(article.published + 60 * (article.published_offset or 0), UTC):%Y-%m-%d %H:%M}"


LONG = "The council agreed on Monday to rebuild the eastern quay before the winter storms arrive, its chair said. "

CHINESE = "市议会周一同意在冬季风暴到来之前重建东码头，主席在会后对记者说，这项工程将持续半年时间。"
CAPTION = "Workers inspect the eastern quay after the council agreed to rebuild it before the winter storms arrive"

HARBOUR = f"""Top banner 2024.png

The Harbour Post

Home > Region > Coast > Content
By Ada Quill and Ben Ink
Updated: 3 May 2024 09:15 +0100
Quay to be rebuilt before winter
Published: 2 May 2024 18:00 +0100

{LONG}

{CAPTION}

{CAPTION} this year.

READ ALSO: Storm damage doubles in a year: https://harbour.example/storm?utm_source=x

What happens next

{LONG}

Related stories:
Ferry returns to the old timetable
Lighthouse keeper retires after forty years

Share this article
Advertisement
"""


def test_the_seed_is_read_as_its_paper_printed_it(corpora):
    article = text.read((corpora / "seed" / "article.txt").read_bytes(), name="article.txt")
    assert article.title == "Xi: China, Russia to deepen cooperation"
    assert article.section_path == ("News", "Nation")
    assert article.byline == "Cao Desheng"
    assert (clock(article), article.published_offset) == ("2021-04-21 11:31", 480)
    assert article.paper_title == "China Daily"
    assert [(link.label, link.text, link.kind) for link in article.links] == [
        ("ALSO READ", "China, Russia have to forge closer ties", Kind.INLINE),
        ("READ MORE", "Xi, Putin congratulate China-Russia ruling parties meeting", Kind.INLINE),
    ]
    assert article.lead_image
    assert article.lead_image.caption.endswith("in the new era, President Xi Jinping said")
    assert article.lead_image.caption not in article.body_html
    assert article.body_html.count("<p>") == 14
    assert [article.body_html.count(f'<aside data-link="{n}"></aside>') for n in (0, 1, 2)] == [1, 1, 0]
    for furniture in ("Share this story", "upper right corner", "RT Banner", "ALSO READ", "READ MORE", "Cao Desheng"):
        assert furniture not in article.body_html


def test_another_papers_story_in_another_order():
    article = read(HARBOUR)
    assert article.title == "Quay to be rebuilt before winter"
    assert article.paper_title == "The Harbour Post"
    assert article.section_path == ("Region", "Coast", "Content")
    assert article.byline == "Ada Quill and Ben Ink"
    assert (clock(article), article.published_offset) == ("2024-05-02 18:00", 60)
    assert article.updated == article.published + 15 * 3600 + 15 * 60
    assert article.lead_image == Picture(url="", caption=CAPTION)
    assert "<h2>What happens next</h2>" in article.body_html
    assert [(link.label, link.text, link.url, link.kind) for link in article.links] == [
        ("READ ALSO", "Storm damage doubles in a year", "https://harbour.example/storm", Kind.INLINE),
        ("Related stories", "Ferry returns to the old timetable", "", Kind.END),
        ("Related stories", "Lighthouse keeper retires after forty years", "", Kind.END),
    ]
    for furniture in ("banner", "Share", "Advertisement", "Related stories", "Ferry"):
        assert furniture not in article.body_html


def test_a_story_without_a_caption_has_no_picture():
    article = read(
        f"Quay to be rebuilt\n\nBy Ada Quill\n\n{LONG}\n\n{LONG[:60]}and so on.\n\nThe end is near, he said."
    )
    assert article.title == "Quay to be rebuilt"
    assert article.byline == "Ada Quill"
    assert article.lead_image is None
    assert article.body_html.count("<p>") == 3


def test_a_chinese_story_is_read():
    article = read(
        f"""中国日报
首页 > 新闻 > 国际
港口将在冬季前重建
2024年5月2日 18:00
记者：王小明

{CHINESE}

工人们在东码头检查受损的护岸，市议会周一同意在冬季风暴到来之前重建东码头

相关阅读：渡轮恢复旧时刻表

工程费用由市政府承担，居民对此表示欢迎。

分享"""
    )
    assert article.title == "港口将在冬季前重建"
    assert article.paper_title == "中国日报"
    assert article.section_path == ("新闻", "国际")
    assert article.byline == "王小明"
    assert clock(article) == "2024-05-02 18:00"
    assert article.lead_image == Picture(
        url="", caption="工人们在东码头检查受损的护岸，市议会周一同意在冬季风暴到来之前重建东码头"
    )
    assert [(link.label, link.text) for link in article.links] == [("相关阅读", "渡轮恢复旧时刻表")]
    assert "分享" not in article.body_html


def test_words_without_any_structure_begin_with_the_title():
    article = read("A walk by the sea\nIt was cold.\nWe went home.")
    assert article.title == "A walk by the sea"
    assert article.body_html == "<p>It was cold.</p><p>We went home.</p>"
    assert (article.published, article.byline, article.section_path, article.links) == (None, "", (), ())


def test_a_text_of_one_long_paragraph_is_called_by_its_beginning_and_kept_whole():
    article = read(LONG * 5)
    assert article.title.endswith("…")
    assert article.body_html.count("rebuild") == 5


def test_a_single_line_is_a_title():
    assert (read("Hello").title, read("Hello").body_html) == ("Hello", "")


def test_lines_broken_to_a_width_are_joined():
    article = read(
        "A title\n\nThe council agreed on Monday to rebuild the eastern quay before\n"
        "the winter storms arrive, its chair said after a meeting that had\nlasted all day long.\n"
    )
    assert article.body_html.count("<p>") == 1
    assert "before the winter" in article.body_html


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("Boats at dawn. (Photo: Ada Quill)", "Boats at dawn.", "Ada Quill"),
        ("Boats at dawn [Photo/Agency]", "Boats at dawn", "Agency"),
        ("This file photo shows boats at dawn.", "This file photo shows boats at dawn.", ""),
        ("图：清晨的港口", "图：清晨的港口", ""),
    ],
)
def test_words_that_say_they_are_a_photos_are_its_caption(line, caption, credit):
    article = read(f"A title\n\n{LONG}\n\n{line}\n\n{LONG}")
    assert article.lead_image == Picture(url="", caption=caption, credit=credit)


def test_a_second_caption_stays_where_it_stood():
    article = read(f"A title\n\n{LONG}\n\nOne (Photo: A)\n\n{LONG}\n\nTwo (Photo: B)\n\n{LONG}")
    assert article.lead_image == Picture(url="", caption="One", credit="A")
    assert "<figcaption>Two (B)</figcaption>" in article.body_html


@pytest.mark.parametrize("line", ["By Monday the quay will be rebuilt", "By the sea, all was quiet.", "By and by"])
def test_a_sentence_that_begins_with_by_is_no_byline(line):
    article = read(f"A title\n\n{LONG}\n\n{line}\n\n{LONG}")
    assert article.byline == ""
    assert line in article.body_html


def test_byline_paper_and_date_on_one_line():
    article = read(f"A title\nBy XU WEI | China Daily | Updated: 2021-04-19 15:05\n\n{LONG}")
    assert (article.title, article.byline) == ("A title", "XU WEI")
    assert clock(article) == "2021-04-19 15:05"


def test_a_standfirst_between_title_and_byline_is_one():
    article = read(f"A title\nThe quay will open by winter, the council says\nBy Ada Quill\n\n{LONG}")
    assert article.standfirst == "The quay will open by winter, the council says"
    assert "by winter, the council says" not in article.body_html


def test_markup_in_a_text_is_words():
    article = read(
        "A <b>title</b>\n\nUse <script>alert(1)</script> & <b>bold</b>, see https://paper.example/a?b=1&c=2."
    )
    assert article.title == "A <b>title</b>"
    assert "&lt;script&gt;" in article.body_html
    assert 'href="https://paper.example/a?b=1&amp;c=2"' in article.body_html


def test_any_encoding_and_any_line_end_will_do():
    assert text.read(f"港口将重建\r\n\r\n{CHINESE}".encode("gb18030")).title == "港口将重建"
    assert text.read("Título\rEl puerto abrió.".encode("cp1252")).body_html == "<p>El puerto abrió.</p>"
    assert text.read("Harbour\n\nIt opened.".encode("utf-16")).title == "Harbour"


@pytest.mark.parametrize(
    ("data", "sentence"), [(b"", "empty"), (b" \n\x00\n", "empty"), (b"x\n" * 3_000_000, "too long")]
)
def test_what_is_no_text_is_refused_with_a_sentence(data, sentence):
    with pytest.raises(DocumentError, match=sentence):
        text.read(data, name="a.txt")
