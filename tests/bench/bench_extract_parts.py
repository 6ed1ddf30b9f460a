"""How much of what stands beside an article's words is kept, beside trafilatura and readability-lxml.

Pictures, captions, tables and their kin over the readability set, whose truth is another program's output looked
through by people; title, byline, day and section over the gold pages, by their own scorer. Rules are tuned on one half
of each set; the other half shows whether they are general.
"""

from __future__ import annotations

import gzip
import json
import logging
import re
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from html import escape
from pathlib import Path
from statistics import median
from typing import Any

import parts
import pytest
import trafilatura
from extraction import Case, readability
from readability import Document

from reader.errors import DocumentError
from reader.model import Article, Picture
from reader.parse import charset, page
from reader.standfirst import printed

KINDS = ("pictures", "captions", "caption words", "tables", "pre", "headings", "list items", "blockquotes")
SHOWN = (*KINDS, "definitions", "players")
LEAST = {  # else broken
    "pictures": 0.965,
    "captions": 0.985,
    "tables": 0.91,  # 11 of 12: the last is no data but a frame of drawn corners around two links to another site
    "pre": 0.99,
    "headings": 0.95,
    "list items": 0.96,
    "players": 0.99,
}
SETS = ("tuned", "other", "all")
MEASURES = ("title_lenient", "byline", "published", "section_first")

logging.getLogger("readability").setLevel(logging.CRITICAL)


def ours(data: bytes, url: str) -> str:
    try:
        article = page.read(data, url=url)
    except DocumentError:
        return ""
    standfirst = escape(printed(article))  # set under the headline: many pages have it as a heading
    return f"<h1>{escape(article.title)}</h1><h2>{standfirst}</h2>{_figure(article.lead_image)}{article.body_html}"


def trafilaturas(data: bytes, url: str) -> str:
    return trafilatura.extract(data, url=url, output_format="html", include_images=True, include_links=True) or ""


def readability_lxml(data: bytes, url: str) -> str:
    return str(Document(charset.decode(data), url=url, handle_failures="discard").summary(html_partial=True))


def _figure(lead: Picture | None) -> str:
    if lead is None:
        return ""
    picture = f'<img src="{escape(lead.url)}">' if lead.url else ""
    return f"<figure>{picture}<figcaption>{escape(lead.caption)} {escape(lead.credit)}</figcaption></figure>"


class Tally:
    """What one extractor kept, by set of pages and kind of part."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self.seconds: list[float] = []

    def add(self, case: Case, found: parts.Parts, expected: parts.Parts) -> None:
        for which in _sets(case):
            for kind, (kept, wanted) in parts.kept(expected, found).items():
                self.kept[which, kind].update(kept=kept, wanted=wanted)
            self.kept[which, "strangers"].update(kept=parts.strangers(expected, found), wanted=1)

    def share(self, which: str, kind: str) -> float:
        count = self.kept[which, kind]
        return count["kept"] / count["wanted"] if count["wanted"] else 1.0


def _sets(case: Case) -> tuple[str, str]:
    return (SETS[0] if case.is_tuned else SETS[1]), SETS[2]


def measure(extract: Callable[[bytes, str], str], cases: list[Case]) -> Tally:
    tally = Tally()
    for case in cases:
        aliases = parts.names_in(case.data.decode("utf-8", "replace"))
        started = time.process_time()
        html = extract(case.data, case.url)
        tally.seconds.append(time.process_time() - started)
        tally.add(case, parts.read(html, aliases), parts.read(case.html, aliases))
    return tally


def show(tallies: dict[str, Tally]) -> None:
    first = next(iter(tallies.values()))
    for which in SETS:
        print(f"\n{which:12}" + "".join(f"{kind:>14}" for kind in SHOWN) + "    strangers a page")
        print(f"{'expected':18}" + "".join(f"{first.kept[which, kind]['wanted']:8}      " for kind in SHOWN))
        for name, tally in tallies.items():
            shares = "".join(f"{100 * tally.share(which, kind):8.1f} %    " for kind in SHOWN)
            print(f"{name:18}{shares}{tally.share(which, 'strangers'):8.2f}")
    print(
        "median CPU: " + ", ".join(f"{name} {1000 * median(tally.seconds):.0f} ms" for name, tally in tallies.items())
    )


@pytest.mark.bench
def test_the_parts_of_articles_beside_their_words(corpora: Path) -> None:
    cases = readability(corpora)
    peers = {"broadsheet": ours, "trafilatura": trafilaturas, "readability-lxml": readability_lxml}
    tallies = {name: measure(extract, cases) for name, extract in peers.items()}
    print(f"\nwhat is kept of the parts of {len(cases)} articles")
    show(tallies)
    for kind, least in LEAST.items():
        assert tallies["broadsheet"].share("all", kind) >= least, kind


def gold(corpora: Path) -> list[Case]:
    """Read the forty pages of forty papers that a careful reader has noted the facts of."""
    labels = [json.loads(path.read_text("utf-8")) for path in sorted((corpora / "gold/pages").glob("*.json"))]
    return [Case(name=said["id"], url=said["url"], data=_stored(corpora, said["id"]), text="") for said in labels]


def _stored(corpora: Path, name: str) -> bytes:
    return gzip.decompress((corpora / f"gold/pages/{name}.html.gz").read_bytes())


def our_facts(case: Case) -> dict[str, Any]:
    article = page.read(case.data, url=case.url)
    return {
        "title": article.title,
        "byline": article.byline,
        "published": _day(article),
        "section_path": list(article.section_path),
        "links": [{"url": link.url, "kind": link.kind.value} for link in article.links],
    }


def trafilaturas_facts(case: Case) -> dict[str, Any]:
    said = trafilatura.extract_metadata(case.data, default_url=case.url)
    return {
        "title": said.title,
        "byline": said.author,
        "published": said.date,
        "section_path": said.categories or [],
        "links": [],
    }


def _day(article: Article) -> str:
    if article.published is None:
        return ""
    return time.strftime("%Y-%m-%d", time.gmtime(article.published + 60 * (article.published_offset or 0)))


def score(corpora: Path, folder: Path, ids: list[str]) -> dict[str, str]:
    """Ask the gold pages' own scorer about predictions; its figures by their names."""
    (folder / "ids.txt").write_text("\n".join(ids), "utf-8")
    command = [sys.executable, str(corpora / "gold/score.py"), str(folder), "--ids", str(folder / "ids.txt")]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    figures = dict(re.findall(r"^(\w+) +([\d.]+ +\(\d+/\d+\))$", said, re.MULTILINE))
    related = re.search(r"^related \(inline\+end\) +(P.*?) +\(", said, re.MULTILINE)
    return figures | {"related": related[1] if related else ""}


@pytest.mark.bench
def test_what_gold_pages_say_of_their_articles(corpora: Path, tmp_path: Path) -> None:
    cases = gold(corpora)
    for name, facts in (("broadsheet", our_facts), ("trafilatura", trafilaturas_facts)):
        for case in cases:
            (tmp_path / f"{case.name}.json").write_text(json.dumps(facts(case)), "utf-8")
        for which in SETS:
            figures = score(corpora, tmp_path, [case.name for case in cases if which in _sets(case)])
            row = "  ".join(f"{measure} {figures[measure]:15}" for measure in MEASURES)
            print(f"\n{name:12} {which:11} {row}" + (f"  related {figures['related']}" if name == "broadsheet" else ""))
            if name == "broadsheet" and which == "all":
                assert all(float(figures[measure].split()[0]) >= 0.9 for measure in MEASURES)
