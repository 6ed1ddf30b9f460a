"""The command for whoever tells how a paper without feeds lists its stories: site check."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reader import urls
from reader.cli.library import open_library
from reader.cli.output import counted, print_object, say_nothing
from reader.errors import InputError
from reader.model import Article
from reader.parse import index_check, sites
from reader.parse.index_check import Hit, Report
from reader.sync import asking, desk
from reader.sync.addresses import is_local_name
from reader.sync.desk import Desk
from reader.sync.files import read_file
from reader.sync.pool import Parsers
from reader.text import one_line, titled
from reader.times import iso


def check(arguments: argparse.Namespace) -> int:
    """Print what a paper's file makes of one of its pages; 1 where it finds no article there."""
    site = sites.read(arguments.file)
    data, url = _page(arguments)
    with Parsers() as parsers:
        report: Report = parsers.run(index_check.check, data, url=url, site=site)
    if arguments.json:
        print_object(_state(report, url))
    else:
        print("\n".join(_lines(report)))
    return 0 if report.feed.articles or report.feed.more else 1


def _page(arguments: argparse.Namespace) -> tuple[bytes, str]:
    """Fetch the page or read it from its file. Raises InputError for a file whose address nobody said."""
    if urls.is_web(arguments.page):
        with open_library(arguments) as store:
            return desk.run(store, lambda at: _fetched(at, arguments.page), emit=say_nothing)
    data = read_file(Path(arguments.page))
    if not arguments.url:
        raise InputError("Say with --url which address this file came from: what the [index] is for goes by that.")
    return data, arguments.url


async def _fetched(at: Desk, url: str) -> tuple[bytes, str]:
    at.net.require()
    home = urls.host(url) if is_local_name(urls.host(url)) else ""
    response = await at.fetcher.get(url, accept=asking.PAGES, home=home, page=True)
    return response.body, response.url


def _state(report: Report, url: str) -> dict[str, Any]:
    return {
        "url": url,
        "title": report.feed.title,
        "articles": list(map(_article, report.feed.articles)),
        "more": list(report.feed.more),
        "paths": [
            {"part": one.part, "selector": one.selector, "times": one.times, "of": one.of} for one in report.hits
        ],
        "problems": list(report.problems),
    }


def _article(article: Article) -> dict[str, Any]:
    return {
        "title": article.title,
        "url": article.url,
        "published": iso(article.published, article.published_offset),
        "picture": article.lead_image.url if article.lead_image else "",
        "standfirst": article.standfirst,
        "section_path": list(article.section_path),
    }


def _lines(report: Report) -> Iterator[str]:
    feed = report.feed
    yield f"{feed.title or 'No name'}: {counted(len(feed.articles), 'article')}"
    for article in feed.articles:
        when = iso(article.published, article.published_offset) or "no time"
        picture = article.lead_image.url if article.lead_image else "no picture"
        yield f"  {titled(one_line(article.title), article.language)}\n      {article.url}\n      {when} · {picture}"
    yield from (f"then: {address}" for address in feed.more[:1])
    yield from map(_found, report.hits)
    yield from (f"! {problem}" for problem in report.problems)
    if not report.problems:
        yield "Nothing is wrong with it."


def _found(hit: Hit) -> str:
    return f"  {hit.part:<10} {hit.times:>4}{'' if hit.of is None else f' of {hit.of} cards'}  {hit.selector}"
