"""An article as one HTML document."""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo

import pytest
from builders import also_read, article, link, picture, row
from selectolax.lexbor import LexborHTMLParser

from reader import page
from reader.model import Around, Enclosure, KeptFile, Kind, Lack, Part, Picture, Ready

LONDON = ZoneInfo("Europe/London")
HOSTILE = """<script>alert(1)</script>"'><img src=x onerror=alert(2)>\u202egnp.exe"""


def render(story, **given):
    values = {"media": {}, "paper": "The Paper", "zone": LONDON, **given}
    return LexborHTMLParser(page.render(story, **values))


def words(tree, selector):
    return [" ".join(node.text().split()) for node in tree.css(selector)]


def citing(*rows):
    return Around(cited_by=rows)


def test_the_page_is_set_in_the_order_of_a_newspaper():
    tree = render(
        article(
            "Ferry makes its last crossing",
            section_path=("News", "Nation"),
            standfirst="A bridge takes over.",
            byline="Hanna Lindqvist",
            published=1_618_975_860,
            published_offset=480,
            updated=1_618_979_460,
            updated_offset=480,
            lead_image=picture("lead", caption="The ferry.", credit="Nils Aker", alt="A ferry"),
            body="It was never about the bread.",
        )
    )
    assert words(tree, "body > header, h1, article header > p, figcaption, .body") == [
        "The Paper",
        "Ferry makes its last crossing",
        "A bridge takes over.",
        "By Hanna LindqvistWednesday, 21 April 2021, 11:31 UTC+8Updated Wednesday, 21 April 2021, 12:31 UTC+8",
        "The ferry.Photo: Nils Aker",
        "It was never about the bread.",
    ]
    assert words(tree, ".breadcrumb li") == ["News", "Nation"]
    assert tree.css_first("time").attributes["datetime"] == "2021-04-21T11:31:00+08:00"


def test_the_policy_comes_before_anything_that_could_load():
    head = render(article()).css_first("head")
    policy = head.child
    while policy.tag == "-text":
        policy = policy.next
    assert policy.attributes["http-equiv"] == "Content-Security-Policy"
    assert policy.attributes["content"] == (
        "default-src 'none'; img-src broadsheet: data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    )


def test_no_field_can_step_out_of_its_place():
    tree = render(
        article(
            HOSTILE,
            slug="story",
            url=f"https://paper.example/{HOSTILE}",
            standfirst=HOSTILE,
            byline=HOSTILE,
            section_path=(HOSTILE,),
            language=HOSTILE,
            lead_image=picture(caption=HOSTILE, credit=HOSTILE, alt=HOSTILE),
            body_html='<p>Text</p><aside data-link="0"></aside>',
            links=(link(HOSTILE, label=HOSTILE, url=f"https://x/{HOSTILE}"), link(HOSTILE, url="", position=1)),
            enclosures=(Enclosure(url=f"https://x/{HOSTILE}", type=HOSTILE),),
        ),
        paper=HOSTILE,
        feed=f"Feed {HOSTILE}",
        lang=HOSTILE,
        theme=HOSTILE,
        around=citing(row(HOSTILE, source=HOSTILE)),
    )
    assert tree.css("script, img, base, link, iframe, form, [onerror]") == []
    assert "\u202e" not in tree.html
    assert words(tree, "h1") == [HOSTILE.replace("\u202e", "")]


def test_a_document_has_its_landmarks_and_one_first_heading():
    tree = render(article(links=(link(),), body_html="<h4>Part</h4><p>x</p><h5>Deeper</h5>"), around=citing(row()))
    assert [len(tree.css(name)) for name in ("main", "article", "h1")] == [1, 1, 1]
    levels = [int(node.tag[1]) for node in tree.css("h1, h2, h3, h4, h5, h6")]
    assert levels == [1, 2, 3, 2, 2]
    assert all(node.attributes.get("aria-label") for node in tree.css("nav"))


CHINESE = article(
    "送面包的渡船",
    byline="林清和",
    published=1_618_975_860,
    published_offset=60,
    lead_image=picture(caption="渡船。", credit="周明"),
    body_html='<p>x</p><aside data-link="0"></aside>',
    links=(link(label=""),),
)


@pytest.mark.parametrize("lang", ["en", "zh-CN"])
def test_what_a_paper_prints_around_a_story_is_in_the_storys_language(lang):
    tree = render(CHINESE, lang=lang)
    assert tree.css_first("article").attributes["lang"] == "zh"
    assert words(tree, ".byline, .dateline, .credit, .body .label, .related h2") == [
        "作者：林清和", "2021年4月21日 星期三 04:31", "图片：周明", "相关", "延伸阅读",
    ]  # fmt: skip
    english = render(article(byline="Ann Bell", language="en-GB", links=(link(),)), lang=lang)
    assert words(english, ".byline, .related h2") == ["By Ann Bell", "Also read"]


def test_what_the_app_says_of_a_story_is_in_the_readers_language():
    tree = render(CHINESE, around=citing(row()))
    assert words(tree, ".badge, .share li:first-child, .cited-by h2") == [
        "Not yet here", "Copy link", "Not yet here", "Cited by",
    ]  # fmt: skip
    assert words(render(CHINESE, lang="zh"), ".badge, .share li:first-child") == ["尚未保存", "复制链接", "尚未保存"]
    assert render(CHINESE, lang="zh").css_first("html").attributes["lang"] == "zh"


def test_a_language_that_the_app_does_not_speak_gets_the_readers_words_around_it():
    story = article(byline="Anaïs", language="fr")
    assert words(render(story), ".byline") == ["By Anaïs"]
    assert words(render(story, lang="zh"), ".byline") == ["作者：Anaïs"]
    assert render(story).css_first("article").attributes["lang"] == "fr"


def test_a_story_without_a_title_says_so():
    assert words(render(article("", slug="x")), "h1, head title") == ["Untitled", "Untitled"]
    assert words(render(article("", slug="x", language="zh")), "h1") == ["无标题"]
    assert words(render(article(), around=citing(row(""))), ".cited-by a") == ["Untitled"]


def test_a_standfirst_that_the_body_begins_with_is_not_printed():
    assert words(render(article(standfirst="All of it is…", body="All of it is said here.")), ".standfirst") == []


@pytest.mark.parametrize(
    ("title", "side"), [("العبّارة", "rtl"), ("«עברית»", "rtl"), ("2021: a year", "ltr"), ("送面包", "ltr"), ("", "ltr")]
)
def test_a_story_is_set_from_the_side_its_title_is_read_from(title, side):
    assert render(article(title, slug="x")).css_first("article").attributes["dir"] == side


def test_a_kept_lead_picture_is_the_librarys_and_a_missing_one_says_so():
    story = article(lead_image=picture("lead", alt="A ferry"))
    address = "https://paper.example/lead.jpg"
    kept = render(story, media={address: "abc"}).css_first(".lead img")
    assert (kept.attributes["src"], kept.attributes["alt"]) == ("broadsheet://media/abc", "A ferry")
    assert words(render(story), ".lead .missing") == ["A ferryPicture not kept yet"]
    assert words(render(story, media={address: None}), ".lead .missing") == ["A ferryThis picture could not be fetched"]


def test_a_caption_without_a_picture_is_still_printed():
    tree = render(article(lead_image=Picture(url="", caption="Xi spoke by video link.")))
    assert words(tree, ".lead figcaption") == ["Xi spoke by video link."]
    assert tree.css(".missing") == []


def test_the_lead_picture_is_not_printed_twice():
    figure = '<figure><img src="https://paper.example/lead.jpg"><figcaption>Words</figcaption></figure><p>Text</p>'
    media = {"https://paper.example/lead.jpg": "abc"}
    captioned = render(article(lead_image=picture("lead", caption="Own"), body_html=figure), media=media)
    assert words(captioned, "figcaption") == ["Own"]
    bare = render(article(lead_image=picture("lead"), body_html=figure), media=media)
    assert words(bare, "figcaption") == ["Words"]
    assert len(captioned.css("img")) == len(bare.css("img")) == 1


def test_related_stories_are_gathered_once_each_and_mentions_are_not():
    tree = render(
        article(
            body_html='<p>a</p><aside data-link="0"></aside><p>b</p>',
            links=(
                also_read("ferry-ends", article=7, ready=Ready.READY, title="The ferry ends"),
                link("The ferry ends, again", slug="ferry-ends", article=7, position=1),
                link("In pictures", kind=Kind.END, position=2),
                link("Said in passing", kind=Kind.MENTION, position=3),
                link("What a sandbank remembers & keeps", url="", position=4),
            ),
        )
    )
    assert words(tree, ".related li") == [
        "The ferry endsReady offline",
        "In picturesNot yet here",
        "What a sandbank remembers & keepsSearch the library",
    ]
    assert [node.attributes["href"] for node in tree.css(".related a")] == [
        "broadsheet://article/7",
        "https://paper.example/in-pictures",
        "broadsheet://search?q=What%20a%20sandbank%20remembers%20%26%20keeps",
    ]
    assert words(tree, ".body > *") == ["a", "ALSO READThe ferry endsReady offline", "b"]


def test_stories_that_cite_this_one_lead_to_the_library():
    tree = render(article(), around=citing(row("Letters", id=9, published=1_618_975_860)))
    assert words(tree, ".cited-by li") == ["LettersThe Paper · 21 April 2021"]
    assert tree.css_first(".cited-by a").attributes["href"] == "broadsheet://article/9"


def test_sharing_offers_only_what_the_story_allows():
    def acts(story):
        return [node.attributes["href"].removeprefix("broadsheet://share/") for node in render(story).css(".share a")]

    assert acts(article()) == ["copy-link", "copy-citation", "mail", "browser"]
    assert acts(article(url="")) == ["copy-citation", "mail"]


def test_the_colophon_names_the_source_and_the_feed_that_brought_it():
    tree = render(article(slug="ferry"), feed="The Paper: Nation")
    assert words(tree, ".colophon p") == ["Delivered by The Paper: Nation", "Source https://paper.example/ferry"]
    assert words(render(article(url=""), feed="The Paper"), ".colophon") == []


def test_a_story_without_a_body_says_so():
    assert words(render(article(body_html="")), ".notice span") == [
        "Only the headline has reached the library so far.",
    ]


NOT_YET = Lack(part=Part.TEXT, url="https://paper.example/a")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "This is the feed’s own text. The page answered 403."),
        ("zh", "这里是订阅源自带的文字。 The page answered 403."),
    ],
)
def test_a_page_that_could_not_be_read_says_why_and_where_it_is(lang, said):
    tree = render(article(page_error="The page answered 403."), text_lack=NOT_YET, lang=lang)
    assert words(tree, ".notice span") == [said]
    assert tree.css_first(".notice a").attributes["href"] == "broadsheet://share/browser"


def test_a_text_that_is_not_whole_yet_says_so_and_a_whole_one_says_nothing():
    assert words(render(article(), text_lack=NOT_YET), ".notice span") == ["The whole story has not been fetched yet."]
    assert words(render(article(url=""), text_lack=NOT_YET), ".notice") == ["The whole story has not been fetched yet."]
    assert words(render(article()), ".notice") == []
    assert words(render(article(full_text=True, page_error="Once it failed.")), ".notice") == []


def test_a_page_that_was_put_off_says_why():
    put_off = Lack(part=Part.TEXT, url="https://paper.example/a", error="It was there before you subscribed.")
    assert words(render(article(), text_lack=put_off), ".notice span") == [
        "This is the feed’s own text. It was there before you subscribed."
    ]


def test_a_headline_whose_page_failed_says_why():
    tree = render(article(body_html="", page_error="It answered 404."), text_lack=NOT_YET)
    assert words(tree, ".notice span") == ["Only the headline has reached the library so far. It answered 404."]


def test_a_picture_that_is_none_to_look_at_leaves_no_box():
    pixel = "https://paper.example/lead.jpg"
    assert render(article(lead_image=picture("lead")), media={pixel: ""}).css("figure, img, .missing") == []
    captioned = render(article(lead_image=picture("lead", caption="Words")), media={pixel: ""})
    assert words(captioned, "figure") == ["Words"]


def test_a_lead_whose_address_the_text_only_links_to_is_shown():
    body = '<figure><a href="https://paper.example/lead.jpg"></a><figcaption>Words</figcaption></figure>'
    assert len(render(article(lead_image=picture("lead"), body_html=body)).css(".lead .missing")) == 1


def test_a_wish_is_told_where_its_story_is_named():
    story = article(
        body_html='<p>x</p><aside data-link="0"></aside>', links=(also_read("harbour"), link("Other", position=1))
    )
    tree = render(story, wished=("https://www.paper.example/harbour?utm_source=x",))
    assert words(tree, ".badge") == [
        "Not here: wanted at the next connection", "Not here: wanted at the next connection", "Not yet here",
    ]  # fmt: skip


def test_a_paper_that_names_the_story_itself_as_related_is_not_followed_in_a_circle():
    story = article(slug="own", body_html='<p>x</p><aside data-link="0"></aside>', links=(also_read("own"),))
    assert words(render(story), ".card, .related") == []


MP3 = Enclosure(url="https://x/shows/Ferry%20talk.mp3?id=1", type="audio/mpeg", length=12_300_000)


def test_what_a_feed_attaches_is_offered_to_be_kept():
    tree = render(article(id=42, enclosures=(Enclosure(url="magnet:?xt=1", type="application/x"), MP3)))
    assert words(tree, ".attached > ul > li > span") == ["magnet:", "application/x", "Ferry talk.mp3", "Audio · 12 MB"]
    assert [
        (node.text(), node.attributes["href"], node.attributes["aria-label"]) for node in tree.css(".attached a")
    ] == [
        ("Keep", "broadsheet://keep/42/1", "Keep: Ferry talk.mp3"),
        ("Open in browser", "broadsheet://browse-file/42/1", "Open in browser: Ferry talk.mp3"),
    ]


def test_the_picture_that_a_story_is_printed_with_is_not_offered_as_a_file_too():
    lead, other = picture("lead"), picture("other")
    files = tuple(Enclosure(url=one.url, type="image/jpeg") for one in (lead, other))
    tree = render(article(id=42, lead_image=lead, enclosures=(*files, MP3)))
    assert words(tree, ".file") == ["other.jpg", "Ferry talk.mp3"]
    assert [node.attributes["href"] for node in tree.css(".attached a")] == [
        "broadsheet://browse-file/42/1", "broadsheet://keep/42/2", "broadsheet://browse-file/42/2",
    ]  # fmt: skip


def test_a_kept_file_is_opened_and_let_go():
    kept = KeptFile(url=MP3.url, hash="ab", type="audio/mpeg", size=34_000_000, name="ab.mp3")
    tree = render(article(id=42, enclosures=(MP3,)), files={MP3.url: kept}, lang="zh")
    assert words(tree, ".attached > ul > li > span") == ["Ferry talk.mp3", "已保存 · 34 MB"]
    assert [node.attributes["href"] for node in tree.css(".attached a")] == [
        "broadsheet://open-file/42/0", "broadsheet://let-go/42/0",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("mime", "length", "said"),
    [("application/pdf", 0, "PDF"), ("VIDEO/mp4; codecs=x", 999, "Video · 999 bytes"), ("", 0, ""), ("a/b", -1, "a/b")],
)
def test_an_attachments_kind_is_said_in_a_word(mime, length, said):
    story = article(enclosures=(Enclosure(url="https://x/a", type=mime, length=length),))
    assert words(render(story), ".attached .of") == ([said] if said else [])


@pytest.mark.parametrize(("theme", "shown"), [("light", "light"), ("dark", "dark"), ("plaid", "light")])
def test_a_theme_is_a_mark_on_the_document(theme, shown):
    assert render(article(), theme=theme).css_first("html").attributes["data-theme"] == shown


@pytest.mark.parametrize(("asked", "set_to"), [(1.25, "1.25"), (0.0, "0.5"), (99.0, "3")])
def test_the_text_grows_within_reason(asked, set_to):
    assert render(article(), text_scale=asked).css_first("html").attributes["style"] == f"--text-scale: {set_to}"


def test_the_colours_of_both_themes_can_be_read():
    """WCAG 2.2, 1.4.3: words have a contrast of at least 4.5 to 1 with what they stand on."""
    style = render(article()).css_first("style").text()
    for theme in ("light", "dark"):
        block = re.search(rf'\[data-theme="{theme}"\] {{(.*?)}}', style, re.DOTALL).group(1)
        colours = dict(re.findall(r"--([\w-]+): (#\w{6})", block))
        for ink in ("ink", "quiet", "accent", "link", "ready"):
            for ground in ("paper", "wash"):
                assert contrast(colours[ink], colours[ground]) >= 4.5, (theme, ink, ground)


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("The COVID-19 ward & after", ["COVID-19"]),
        ("G-20 in 2021-22: 新冠COVID-19", ["G-20", "2021-22", "COVID-19"]),
        ("A 10-year plan", []),
        (f"{'x' * 40}-1", []),
    ],
)
def test_a_headline_keeps_a_name_and_its_number_on_one_line(title, whole):
    tree = render(article(title))
    assert [node.text() for node in tree.css("h1 .unbroken")] == whole
    assert tree.css_first("h1").text() == title


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour):
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
