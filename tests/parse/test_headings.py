"""The headings between an article's paragraphs are its own, the titles of other stories are not."""

from __future__ import annotations

from gazette import HOME, URL, page

from reader.parse import page as pages

TEXT = "<p>The keepers wound the clockwork twice a day, and once more on the longest night of the year.</p>"


def body(between: str) -> str:
    return pages.read(page(between), url=URL).body_html


def test_a_heading_over_a_heading_over_text_is_kept() -> None:
    html = body(f"<h3>The clockwork</h3><h4>Winding it</h4>{TEXT}")
    assert html.index("<h3>The clockwork</h3>") < html.index("<h4>Winding it</h4>") < html.index("the longest night")


def test_a_heading_over_a_picture_is_kept() -> None:
    assert "<h3>The lens</h3>" in body('<h3>The lens</h3><div><img src="/lens.jpg" width="800"></div>')


def test_a_heading_that_leads_to_another_site_is_kept() -> None:
    assert "Clockmakers' guild" in body(f'<h3><a href="https://guild.example/">Clockmakers\' guild</a></h3>{TEXT}')


def test_a_linked_title_of_the_same_paper_is_another_storys() -> None:
    link = f'<a href="{HOME}/news/harbour/the-guild-meets-again-48001.html">The guild meets again</a>'
    assert "The guild meets again" not in body(f"<h3>{link}</h3>")


def test_a_heading_over_nothing_is_dropped() -> None:
    html = pages.read(page(after="<h3>Most read today</h3><div><span></span></div>"), url=URL).body_html
    assert "Most read today" not in html


def test_a_heading_that_links_to_itself_is_kept() -> None:
    html = body(f'<h3 id="lens"><a href="#lens">The lens and its oil</a></h3>{TEXT}')
    assert "The lens and its oil" in html


def test_a_heading_in_a_box_of_its_own_is_kept() -> None:
    html = body(f'<div class="title"><h3>The lens and its oil</h3></div>{TEXT}')
    assert "<h3>The lens and its oil</h3>" in html


def test_a_linked_heading_with_a_byline_of_its_own_is_a_piece_of_this_page() -> None:
    link = f'<a href="{HOME}/news/harbour/the-guild-meets-again-48001.html">The guild meets again</a>'
    html = body(f"<h3>{link}</h3><div>By <b>Wen Li</b><br>March 25, 2015</div>{TEXT}")
    assert "The guild meets again" in html


def test_a_list_in_a_box_of_its_own_under_a_heading_is_kept() -> None:
    books = (
        '<li>Quist, Ada (1961). Lamps. <a href="https://b.example/1">0-19-55</a></li>'
        '<li>Li, Wen (2004). Oil. <a href="https://b.example/2">0-19-56</a></li>'
    )
    html = pages.read(page(after=f"<h3>Books on lamps</h3><div><ul>{books}</ul></div>"), url=URL).body_html
    assert "<h3>Books on lamps</h3>" in html
    assert "Li, Wen (2004)" in html


LISTED = f'<ul><li><a href="{HOME}/news/harbour/the-guild-meets-again-48001.html">The guild meets again</a></li></ul>'
CONTENTS = "".join(f'<li><a href="#s{n}">Part {n}</a></li>' for n in range(6))


def test_see_also_is_a_section_in_a_work_of_reference_and_a_label_in_a_newspaper() -> None:
    story = f"<h2>See also</h2>{LISTED}"
    sections = "".join(f'<h2 id="s{n}">Part {n}</h2>{TEXT}' for n in range(5))
    read = pages.read(page(f"<ul>{CONTENTS}</ul>{sections}{story}{TEXT}"), url=URL)
    assert "<h2>See also</h2>" in read.body_html
    assert not any(link.label for link in read.links)
    read = pages.read(page(f"{sections}{story}{TEXT}"), url=URL)
    assert "See also" not in read.body_html
    assert [link.label for link in read.links if link.label] == ["See also"]


def test_a_title_cut_for_several_screens_is_said_once() -> None:
    titles = ("The lens and its oil", "The lens and its oil", "The lens and")
    links = "".join(f'<span><a href="https://guild.example/oil">{title}</a></span> ' for title in titles)
    html = body(f"<h3>{links}</h3>{TEXT}")
    assert html.count("The lens and") == 1
    assert "The lens and its oil" in html
