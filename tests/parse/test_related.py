"""Related links of every shape that papers print are found, and what only looks like one is not."""

from __future__ import annotations

import pytest
from gazette import PARAGRAPHS, URL, page

from reader.model import Article, Kind, Link
from reader.parse import page as pages

PIERS = "/news/harbour/two-piers-one-ticket-48101.html"
TIDES = "/weather/how-the-tide-tables-are-made-47002.html"


def read(*between: str, after: str = "", beside: str = "") -> Article:
    return pages.read(page(*between, after=after, beside=beside), url=URL)


def related(article: Article) -> list[Link]:
    return [link for link in article.links if link.kind is not Kind.MENTION]


@pytest.mark.parametrize(
    "line",
    [
        f"<p><strong>ALSO READ: <a href='{PIERS}'>Two piers, one ticket</a></strong></p>",
        f"<p>ALSO READ: <strong><a href='{PIERS}'>Two piers, one ticket</a></strong></p>",
        f"<p><a href='{PIERS}'>ALSO READ: Two piers, one ticket</a></p>",
        f"<p><b>ALSO READ</b> <a href='{PIERS}'>Two piers, one ticket</a></p>",
        f"<div>[ALSO READ: <a href='{PIERS}'>Two piers, one ticket</a>]</div>",
        f"<h4>ALSO READ | <a href='{PIERS}'>Two piers, one ticket</a></h4>",
        f"<ul><li>ALSO READ: <a href='{PIERS}'>Two piers, one ticket</a></li></ul>",
    ],
)
def test_a_labelled_line_between_paragraphs_becomes_a_link_and_leaves_its_place(line: str) -> None:
    article = read(line)
    (link,) = article.links
    assert (link.label, link.text, link.kind) == ("ALSO READ", "Two piers, one ticket", Kind.INLINE)
    assert link.url == "https://gazette.example" + PIERS
    assert (link.rule, link.position) == ("A", 0)
    assert article.body_html.count('<aside data-link="0"></aside>') == 1
    before, after = article.body_html.split('<aside data-link="0"></aside>')
    assert PARAGRAPHS[1] in before
    assert PARAGRAPHS[2] in after
    assert "ALSO READ" not in article.body_html
    assert "Two piers" not in article.body_html


def test_a_title_printed_without_an_address_is_a_link_to_be_found_by_its_title() -> None:
    article = read("<p><strong>ALSO READ: Harbour, town have to forge closer ties</strong></p>")
    (link,) = article.links
    assert (link.url, link.text, link.label) == ("", "Harbour, town have to forge closer ties", "ALSO READ")
    assert '<aside data-link="0"></aside>' in article.body_html


@pytest.mark.parametrize("path", ["/article/5", "/new-piers", "/piers.html", "/a/2.html"])
def test_a_labelled_address_may_be_short(path: str) -> None:
    (link,) = read(f"<p>ALSO READ: <a href='{path}'>Two piers, one ticket</a></p>").links
    assert link.url == f"https://gazette.example{path}"


def test_a_labelled_line_between_double_breaks_is_one_between_paragraphs() -> None:
    text = f"{PARAGRAPHS[0]}<br><br/>ALSO READ: <a href='{PIERS}'>Two piers, one ticket</a><br> <br>{PARAGRAPHS[1]}"
    article = pages.read(f"<html><body><h1>A headline</h1><div>{text}</div></body></html>".encode(), url=URL)
    assert [(link.label, link.kind) for link in article.links] == [("ALSO READ", Kind.INLINE)]
    before, after = article.body_html.split('<aside data-link="0"></aside>')
    assert PARAGRAPHS[0] in before
    assert PARAGRAPHS[1] in after
    assert "Two piers" not in article.body_html


def test_a_section_behind_a_label_is_no_story() -> None:
    assert read("<p>READ MORE: <a href='/business'>Business and markets</a></p>").links == ()


def test_two_titles_on_one_labelled_line_are_two_links() -> None:
    article = read(
        f"<p><b>READ MORE:</b><br><a href='{PIERS}'>Two piers, one ticket</a><br>"
        f"<a href='{TIDES}'>How the tide tables are made</a></p>"
    )
    assert [link.text for link in article.links] == ["Two piers, one ticket", "How the tide tables are made"]
    assert '<aside data-link="0"></aside><aside data-link="1"></aside>' in article.body_html


@pytest.mark.parametrize(
    "box",
    [
        "<h4>Related stories</h4><ul><li>{0}</li><li>{1}</li></ul>",
        "<p><b>Related stories:</b></p><p>{0}</p><p>{1}</p>",
        "<div><div><h3>Related stories</h3></div><ul><li>{0}</li><li>{1}</li></ul></div>",
    ],
)
def test_a_label_alone_names_the_links_that_follow_it(box: str) -> None:
    links = (f"<a href='{PIERS}'>Two piers, one ticket</a>", f"<a href='{TIDES}'>How the tide tables are made</a>")
    article = read(box.format(*links))
    found = related(article)
    assert [link.text for link in found] == ["Two piers, one ticket", "How the tide tables are made"]
    assert {(link.rule, link.label, link.kind) for link in found} == {("B", "Related stories", Kind.INLINE)}
    assert "Related stories" not in article.body_html
    assert article.body_html.count("<aside") == 2


def test_a_box_that_its_class_calls_related_is_found_by_it_and_its_label_after_the_title_read() -> None:
    article = read(
        f"<aside class='element-rich-link'><a href='{PIERS}'><h3>Two piers, one ticket</h3>A teaser of some length.</a>"
        "<div class='rich-link__read-more'>Read more</div></aside>"
    )
    (link,) = article.links
    assert (link.text, link.label, link.rule) == ("Two piers, one ticket", "Read more", "C")
    assert "A teaser" not in article.body_html


def test_a_box_under_the_text_is_kept_as_related_and_holds_no_place_in_it() -> None:
    article = read(
        after=f"<section><h3>More on this story</h3><ul><li><a href='{PIERS}'>Two piers, one ticket</a></ul></section>"
    )
    (link,) = article.links
    assert (link.kind, link.label) == (Kind.END, "More on this story")
    assert "<aside" not in article.body_html
    assert "More on this story" not in article.body_html


def test_a_card_whose_link_lies_over_it_without_words_takes_the_cards_heading() -> None:
    article = read(
        beside="<section><h4>Related articles</h4><div>"
        f"<article><h5>Two piers, one ticket</h5><a href='{PIERS}'></a></article>"
        f"<article><h5>How the tide tables are made</h5><a href='{TIDES}'></a></article></div></section>"
    )
    assert [link.text for link in related(article)] == ["Two piers, one ticket", "How the tide tables are made"]


def test_a_plain_link_in_a_sentence_is_a_mention_and_stays() -> None:
    sentence = (
        f"<p>The society also runs <a href='{PIERS}'>the two piers</a>, which it bought for a pound in the spring.</p>"
    )
    article = read(sentence)
    (link,) = article.links
    assert (link.kind, link.text, link.rule) == (Kind.MENTION, "the two piers", "E")
    assert f'<a href="https://gazette.example{PIERS}"' in article.body_html


def test_a_story_linked_twice_counts_once_where_it_is_labelled() -> None:
    article = read(
        f"<p>The society also runs <a href='{PIERS}?utm_source=text'>the two piers</a>, which cost a pound.</p>",
        f"<p><b>READ MORE: <a href='{PIERS}'>Two piers, one ticket</a></b></p>",
    )
    assert [(link.kind, link.text) for link in article.links] == [(Kind.INLINE, "Two piers, one ticket")]


@pytest.mark.parametrize(
    "href",
    [
        "/tag/lighthouses",
        "/topics/harbour-and-sea-2",
        "/authors/wen-li-48213",
        "/newsletter/sign-up-every-morning",
        "/login?return=/news/harbour/two-piers-one-ticket-48101.html",
        URL,
        URL + "#comments",
        "https://other.example/news/two-piers-one-ticket-48101.html",
        "javascript:void(0)",
        "/",
        "/pictures/two-piers-one-ticket-48101.jpg",
    ],
)
def test_what_leads_to_no_other_story_of_the_house_is_refused(href: str) -> None:
    assert read(f"<p><strong>READ MORE: <a href='{href}'>Two piers, one ticket</a></strong></p>").links == ()


@pytest.mark.parametrize(
    "block",
    [
        f"<p><a href='{PIERS}'>Read more</a></p>",
        f"<p><strong>READ MORE: <a href='{PIERS}'>Get 75% off our newsletter</a></strong></p>",
        f"<div class='most-read'><h4>Related</h4><ul><li><a href='{PIERS}'>Two piers, one ticket</a></li></ul></div>",
        f"<div class='taboola-feed related'><a href='{PIERS}'>Two piers, one ticket</a></div>",
        f"<section><h4>More from Harbour</h4><ul><li><a href='{PIERS}'>Two piers, one ticket</a></li></ul></section>",
    ],
)
def test_buttons_adverts_and_popularity_boxes_are_no_related_stories(block: str) -> None:
    assert related(read(block)) == []
    assert related(read(after=block)) == []
    assert related(read(beside=block)) == []


def test_a_page_cannot_bring_its_own_placeholders() -> None:
    article = read("<aside data-link='0'></aside><p>\ue0000\ue001</p><aside data-link='7'>text</aside>")
    assert "<aside" not in article.body_html
    assert article.links == ()


def test_a_house_under_two_names_is_one() -> None:
    data = page(
        "<p><b>RELATED: <a href='https://www.bbc.co.uk/news/articles/c0abc1d23efo'>A story made up here</a></b></p>"
    )
    (link,) = pages.read(data, url="https://www.bbc.com/news/articles/c9xyz8w76vuo").links
    assert link.url == "https://www.bbc.co.uk/news/articles/c0abc1d23efo"


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("READ MORE:", Kind.INLINE),
        ("Lire aussi", Kind.INLINE),
        ("延伸閱讀", Kind.INLINE),
        ("Related stories", Kind.END),
        ("Mehr zum Thema", Kind.END),
        ("【関連記事】", Kind.END),
    ],
)
def test_directly_under_the_text_a_call_belongs_to_it_and_a_heading_begins_a_box(heading: str, kind: Kind) -> None:
    rows = f"<ul><li><a href='{PIERS}'>Two piers, one ticket</a></li></ul>"
    (link,) = read(after=f"<p><b>{heading}</b></p>{rows}").links
    assert link.kind is kind


@pytest.mark.parametrize(
    ("between", "after", "rule", "confidence"),
    [
        ("<p>ALSO READ: {0}</p>", "", "A", 0.9),
        ("<p><b>Related stories</b></p><ul><li>{0}</li></ul>", "", "B", 0.6),
        ("<aside class='rich-link'><b>Read more</b>{0}</aside>", "", "C", 0.9),
        ("", "<section class='related'><h3>Related stories</h3>{0}</section>", "D", 0.7),
        ("<p>The harbour has a paper of its own, and {0} is what it is known for.</p>", "", "E", 0.3),
    ],
)
def test_each_way_of_printing_a_link_is_believed_as_much_as_it_deserves(
    between: str, after: str, rule: str, confidence: float
) -> None:
    anchor = f"<a href='{PIERS}'>Two piers, one ticket</a>"
    (link,) = read(between.format(anchor), after=after.format(anchor)).links
    assert (link.rule, link.confidence) == (rule, confidence)


def test_a_box_that_stands_before_the_text_is_believed_least() -> None:
    box = f"<section class='related'><h3>Related stories</h3><a href='{PIERS}'>Two piers, one ticket</a></section>"
    data = page().replace(b"<main>", f"<main>{box}".encode())
    (link,) = pages.read(data, url=URL).links
    assert (link.kind, link.confidence) == (Kind.END, 0.2)


def test_a_list_of_subjects_under_a_label_is_no_list_of_stories() -> None:
    subjects = "".join(f"<li><a href='/topic/{name}'>The {name} of the harbour</a></li>" for name in ("piers", "fog"))
    section = "<li><a href='/harbour-times'>Harbour Times</a></li>"
    assert (
        read(after=f"<div class='article-topics'><div>read more:</div><ul>{section}{subjects}</ul></div>").links == ()
    )


def test_a_list_ends_where_a_heading_set_like_its_label_begins_another() -> None:
    rows = [f"<div><a href='/news/story-{n}-of-the-harbour'>Story {n} of the harbour</a></div>" for n in range(9)]
    box = (
        f"<div><h2 class='name'>Related stories</h2><div>{rows[0]}<h2 class='name'>More in Harbour</h2>"
        f"{''.join(rows[1:])}</div></div>"
    )
    assert [link.text for link in related(read(after=box))] == ["Story 0 of the harbour"]


@pytest.mark.parametrize(
    "block",
    [
        f"<section><h4>Read more</h4><ul><li><a href='{PIERS}'>Two piers, one ticket</a></li></ul></section>",
        f"<ul><li><b>More</b> <a href='{PIERS}'>Two piers, one ticket</a></li></ul>",
        f"<section class='related'><a href='{PIERS}'>Two piers, one ticket</a></section>",
        f"<section class='related'><h3>Related topics</h3><a href='{PIERS}'>Two piers, one ticket</a></section>",
    ],
)
def test_beside_the_text_a_button_a_menu_or_a_class_alone_are_not_enough(block: str) -> None:
    assert related(read(beside=block)) == []


def test_a_sentence_that_begins_in_bold_with_a_labels_word_stays_in_the_text() -> None:
    sentence = (
        f"<p><b>More</b> boats than <a href='{PIERS}'>the two piers</a> can hold came in with the evening tide.</p>"
    )
    article = read(sentence)
    assert [link.kind for link in article.links] == [Kind.MENTION]
    assert "boats than" in article.body_html


def test_a_paragraph_that_the_extractor_missed_still_mentions_its_stories() -> None:
    sentence = f"<p>In May, after ten years, <a href='{PIERS}'>the piers began to share one ticket</a>, for good.</p>"
    assert [link.rule for link in read(f"<div><div>{sentence}</div></div>").links] == ["E"]


def test_a_name_that_leads_to_a_persons_page_is_not_mentioned() -> None:
    sentence = (
        "<p>The keeper is <a href='/ann-keeper--harbour-council/'>Ann Keeper</a>, who has rung the bell since.</p>"
    )
    assert read(sentence).links == ()


def test_china_daily_names_stories_by_their_titles_alone() -> None:
    url = "https://www.chinadailyhk.com/article/210001"
    article = pages.read(
        page(
            "<p>ALSO READ: Harbour, town have to forge closer ties</p>",
            "<p>READ MORE: <a href='/hk/article/210002'>Town and harbour agree on a lamp</a></p>",
        ),
        url=url,
    )
    assert [(link.url, link.label, link.text) for link in article.links] == [
        ("", "ALSO READ", "Harbour, town have to forge closer ties"),
        ("https://www.chinadailyhk.com/hk/article/210002", "READ MORE", "Town and harbour agree on a lamp"),
    ]
    assert article.body_html.count("<aside") == 2


def test_a_house_under_two_endings_of_one_name_is_one_without_being_known() -> None:
    data = page("<p>RELATED: <a href='https://gazette.co.uk/news/two-piers-48101'>Two piers, one ticket</a></p>")
    (link,) = pages.read(data, url=URL).links
    assert link.url == "https://gazette.co.uk/news/two-piers-48101"


def test_a_box_printed_twice_leaves_its_mark_where_the_text_is() -> None:
    box = f"<div class='story-links'><b>See also</b><a href='{PIERS}'>Two piers, one ticket</a></div>"
    data = page(box).replace(b"<main>", f"<main>{box}".encode())
    article = pages.read(data, url=URL)
    assert [(link.kind, link.label) for link in article.links] == [(Kind.INLINE, "See also")]
    assert article.body_html.count("<aside") == 1
    assert "See also" not in article.body_html


def test_a_label_and_several_long_titles_may_share_a_block_that_is_longer_than_a_line() -> None:
    titles = [f"Story {n} of the harbour, which has a long title as such stories sometimes have" for n in range(5)]
    links = "".join(f"<br>* <a href='/news/story-{n}-of-the-harbour'>{title}</a>" for n, title in enumerate(titles))
    article = read(f"<p><strong>READ MORE:{links}</strong></p>")
    assert [(link.label, link.text) for link in article.links] == [("READ MORE", title) for title in titles]
    assert article.body_html.count("<aside") == 5
