"""Each paper's way of printing related stories is known: its file is sound, and a page made like its own reads so."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import fields
from pathlib import Path

import pytest
from gazette import page
from selectolax.lexbor import LexborHTMLParser

from reader import paths, urls
from reader.parse import page as pages
from reader.parse import sites

FILES = sorted(paths.resource("sites").glob("*.toml"))
TITLE = "Two piers of the harbour share one ticket"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_papers_file_is_sound(file: Path) -> None:
    paper = sites.read(file)
    assert paper.hosts
    assert all(host == host.lower().removeprefix("www.") for host in (*paper.hosts, *paper.aliases))
    tree = LexborHTMLParser("<p>A page</p>")
    for field in fields(paper.pages):
        for selector in getattr(paper.pages, field.name):
            assert tree.css(selector) == []  # an unreadable one raises


def test_no_two_papers_claim_one_host_or_one_name() -> None:
    papers = [sites.read(file) for file in FILES]
    hosts = Counter(host for paper in papers for host in (*paper.hosts, *paper.aliases))
    names = Counter(paper.masthead for paper in papers if paper.masthead)
    assert [name for name, times in (hosts + names).items() if times > 1] == []


CASES = tomllib.loads((Path(__file__).parents[1] / "data/papers.toml").read_text("utf-8"))["page"]


def test_every_paper_with_boxes_of_its_own_is_among_the_cases() -> None:
    shown = {sites.by_host(f"https://{case['here']}").masthead for case in CASES}
    with_boxes = {paper.masthead for paper in map(sites.read, FILES) if any(_boxes(paper.pages))}
    assert with_boxes - shown == set()


def _boxes(known: sites.Pages) -> tuple[tuple[str, ...], ...]:
    return (known.related, known.related_inline, known.related_end)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["here"])
def test_a_papers_own_markup_gives_the_story(case: dict[str, str]) -> None:
    url = f"https://www.{case['here']}"
    markup = case.get("within", case.get("under", "")).format(case["there"], TITLE)
    data = page(markup) if "within" in case else page(after=f"<div>By the way.</div>{markup}")
    (link,) = pages.read(data, url=url).links
    assert link.url == urls.join(url, case["there"])
    assert (link.text, link.kind) == (TITLE, case["kind"])


@pytest.mark.parametrize(
    ("here", "box"),
    [
        ("nytimes.com/2031/05/03/sea/lamp.html", "<section id='bottom-recirc'><h3>Related</h3>{0}</section>"),
        ("politico.com/news/2031/05/03/lamp", "<div class='story-embed'><h3>Related</h3>{0}</div>"),
        ("thehindu.com/sea/article63100001.ece", "<div class='related-topics'><h3>Related</h3>{0}</div>"),
        ("mirror.co.uk/news/lamp-31000001", "<reach-recirculation><h3>Related</h3>{0}</reach-recirculation>"),
    ],
)
def test_a_box_that_a_paper_fills_with_anything_is_refused_there_and_believed_elsewhere(here: str, box: str) -> None:
    links = "<ul><li><a href='/news/two-piers-share-one-ticket-31000002'>Two piers share one ticket</a></li></ul>"
    data = page(after=box.format(links))
    assert pages.read(data, url=f"https://www.{here}").links == ()
    assert len(pages.read(data, url="https://gazette.example/news/lamp-31000001").links) == 1


@pytest.mark.parametrize(
    ("url", "number"),
    [
        ("https://www.chinadailyhk.com/hk/article/210001#Title-of-it", "210001"),
        ("http://chinadailyasia.com/article/210001", "210001"),
        ("https://www.bbc.co.uk/news/articles/c0abc1d23efo", "c0abc1d23efo"),
        ("https://www.bbc.com/news/world-europe-50473792", "50473792"),
        ("https://www.scmp.com/news/china/article/3100001/lamp?utm_source=rss_feed", "3100001"),
        ("https://www.sueddeutsche.de/hafen/leuchtturm-li.3100001", "li.3100001"),
        ("https://www.lemonde.fr/mer/article/2031/05/03/le-phare_6310001_3210.html", "6310001"),
        ("https://timesofindia.indiatimes.com/sea/articleshow/93100001.cms", "93100001"),
        ("https://www.theguardian.com/sea/2031/may/03/lamp", ""),
        ("https://www.bbc.com/news/world", ""),
        ("https://gazette.example/news/lamp-48213.html", ""),
    ],
)
def test_a_paper_that_numbers_its_articles_is_known_to(url: str, number: str) -> None:
    assert urls.identity(url).partition("#")[2] == number
    assert sites.is_numbered(url) == bool(number)
