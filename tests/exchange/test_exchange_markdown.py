"""An article as Markdown."""

from __future__ import annotations

import pytest
from builders import also_read, article, link, picture

from reader.exchange import markdown
from reader.model import Kind


def written(body_html, **given):
    return markdown.write(article("T", body_html=body_html, **given), "P").partition("# T\n\n")[2].rstrip("\n")


def test_what_is_known_of_an_article_comes_first_a_line_each():
    story = article(
        "Xi: China,\nRussia",
        slug="x",
        byline="Cao Desheng",
        published=1_618_975_860,
        published_offset=480,
        section_path=("News", "Nation"),
        language="en",
        lead_image=picture(caption="A caption", credit="Xinhua"),
        body="Text.",
    )
    assert markdown.write(story, "China Daily") == (
        "---\ntitle: Xi: China, Russia\nbyline: Cao Desheng\npublished: 2021-04-21T11:31:00+08:00\n"
        "section: News/Nation\nlanguage: en\nurl: https://paper.example/x\n"
        "lead_image: https://paper.example/one.jpg\ncaption: A caption\ncredit: Xinhua\npaper: China Daily\n---\n\n"
        "# Xi: China, Russia\n\nText.\n"
    )


def test_a_standfirst_that_the_body_begins_with_is_not_written():
    own, cut = article(standfirst="A bridge.", body="It sank."), article(standfirst="It sa…", body="It sank.")
    assert "standfirst: A bridge.\n" in markdown.write(own, "P")
    assert "standfirst" not in markdown.write(cut, "P")


def test_a_story_without_a_title_gets_a_heading():
    assert "\n\n# Untitled\n\n" in markdown.write(article("", slug="x"), "P")


def test_related_links_stand_where_they_stood_and_the_others_follow():
    text = written(
        '<p>a</p><aside data-link="0"></aside><p>b</p><aside data-link="1"></aside>',
        links=(
            also_read("quay-froze", text="The [quay]"),
            link("No address", url="", label="READ MORE", position=1),
            link("At the end", kind=Kind.END, label="", position=2),
            link("Passing", kind=Kind.MENTION, position=3),
        ),
    )
    assert text == (
        "a\n\nALSO READ: [The \\[quay\\]](https://paper.example/quay-froze)\n\nb\n\nREAD MORE: No address\n\n"
        "Related: [At the end](https://paper.example/at-the-end)"
    )


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>It rose 5.3 percent - a fifth.</p>", "It rose 5.3 percent - a fifth."),
        ("<p>- no list</p>", "\\- no list"),
        ("<p>1. no list</p>", "1\\. no list"),
        ("<p>a</p><blockquote><p>q</p></blockquote>", "a\n\n> q"),
        ("<p>&lt;b&gt; *stars* under_score</p>", "\\<b\\> \\*stars\\* under\\_score"),
        ("<pre><code>a\\.b\n> c</code></pre>", "```\na\\.b\n> c\n```"),
        ("<figure><img src='https://x/a' alt='A'><figcaption>Words <em>too</em></figcaption></figure>",
         "![A](https://x/a)\n\n*Words too*"),
        ("<p>x\x1b[31m</p>", "x\\[31m"),
        ("", ""),
    ],
)  # fmt: skip
def test_bodies(html, text):
    assert written(html) == text


def test_a_formula_is_written_on_one_line():
    formula = "<math><msup><mi>x</mi><mn>2</mn></msup><mo>=</mo><mfrac><mn>1</mn><mi>y</mi></mfrac></math>"
    assert written(f"<p>So {formula} holds.</p>") == "So x^2 = 1/y holds."
