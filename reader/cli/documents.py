"""Commands that show what we make of a document, without storing it: parse-feed, extract."""

from __future__ import annotations

import argparse

from reader.cli.output import counted, print_object
from reader.exchange import plain, state
from reader.model import Article, ParsedFeed
from reader.parse import feed, page
from reader.sync.files import read_file
from reader.sync.pool import Parsers
from reader.text import one_line, titled


def parse_feed(arguments: argparse.Namespace) -> int:
    """Print a feed document's own words and its articles."""
    data, url = read_file(arguments.file), arguments.url or ""
    with Parsers() as parsers:
        parsed: ParsedFeed = parsers.run(feed.read, data, url=url)
    if arguments.json:
        print_object(state.parsed_feed(parsed, url=url))
        return 0
    print(f"{parsed.title or 'Untitled feed'}: {counted(len(parsed.articles), 'article')}")
    for article in parsed.articles:
        print(f"  {titled(one_line(article.title), article.language)}\n      {article.url}")
    return 0


def extract(arguments: argparse.Namespace) -> int:
    """Print the article that stands on a page."""
    data = read_file(arguments.file)
    with Parsers() as parsers:
        article: Article = parsers.run(page.read, data, url=arguments.url)
    if arguments.json:
        print_object(state.article(article, paper=article.paper_title, feed=""))
    else:
        print(plain.write(article, article.paper_title))
    return 0
