"""Every feed of the public test material: none stalls or breaks the reader, and what they hold is what they should.

Each document is read in the app's own pool of parse children, whose limit of ten seconds a document is enforced there.
What the material expects is in feed_claims.py and feed_outputs.py, how that is judged in feed_verdicts.py, and why the
rest differs in feed_differences.toml. Beside it stand feedparser's own answers to its own tests, and the speed of both.
"""

from __future__ import annotations

import calendar
import datetime
import fnmatch
import time
import tomllib
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import feed_runs
import feedparser
import pytest
from feed_claims import Case, Claim, feedparser_cases
from feed_outputs import feed_rs_cases, rss_parser_cases
from feed_runs import PATHS, Reading
from feed_verdicts import found, is_right

from reader.errors import DocumentError
from reader.model import ParsedFeed
from reader.parse import charset, feed, feed_fallback, markup
from reader.sync.pool import Parsers

LIMIT = 10.0  # seconds a document
LEAST = 0.995  # of what concerns a reader
SPEED = ("DaringFireball.rss", "livemint.xml", "macworld.rss", "medscape.rss", "guardian.rss", "heraldsun.rss")
NOT_FEEDS = (".md", ".serde.json", ".html-result", ".opml")
Differing = tuple[Case, Claim, ParsedFeed]

DIFFERENCES = tomllib.loads((Path(__file__).parent / "feed_differences.toml").read_text("utf-8"))["differs"]


def documents(feeds: Path) -> Iterator[Path]:
    """List every document, also those that are no feed: those must be refused with a sentence."""
    for path in sorted(feeds.rglob("*")):
        licence = path.name.startswith("LICENSE") or path.parent.name == "output"
        if path.is_file() and not licence and not path.name.endswith(NOT_FEEDS):
            yield path


@pytest.mark.bench
def test_every_document_ends_in_a_feed_or_a_sentence(corpora: Path) -> None:
    paths: Counter[str] = Counter()
    refusals: Counter[str] = Counter()
    slowest = (0.0, "")
    every = list(documents(corpora / "corpora" / "feeds"))
    with Parsers(limit=LIMIT) as parsers:
        parsers.run(feed_runs.read, b"<rss/>", "", "")  # the children are there
        for path in every:
            started = time.monotonic()
            reading = _tried(parsers, path)
            slowest = max(slowest, (time.monotonic() - started, path.name))
            paths[reading.path] += 1
            refusals.update([reading.refusal] if reading.refusal else [])
    print(f"\n{len(every)} documents, none raised, none stalled; the slowest {slowest[1]} {slowest[0]:.2f} s")
    print("  by path: " + ", ".join(f"{name} {paths[name]}" for name in PATHS))
    for sentence, count in refusals.most_common():
        print(f"  {count:4} refused: {sentence}")
    assert paths["stalled"] == 0
    assert slowest[0] < LIMIT


def _tried(parsers: Parsers, path: Path) -> Reading:
    """Read in a child; any other exception than a DocumentError rises and fails the bench."""
    try:
        return parsers.run(feed_runs.read, path.read_bytes(), "https://paper.example/feed", "")
    except DocumentError as stalled:
        return Reading(ParsedFeed(), "stalled", str(stalled))


@pytest.mark.bench
def test_what_a_reader_sees_is_what_the_material_expects(corpora: Path) -> None:
    feeds = corpora / "corpora" / "feeds"
    right, wrong, aside = Counter[str](), Counter[str](), Counter[str]()
    print("\ncollection    documents  expectations  right    by field: right of all")
    for cases in (feedparser_cases, feed_rs_cases, rss_parser_cases):
        differing = _judged(cases.__name__, list(cases(feeds)), right, wrong)
        aside += _shown(differing)
    total = right.total() + wrong.total() - aside["expectation"]
    share = right.total() / total
    print(f"in all {right.total()} of {total} as expected: {share:.2%}, and {aside['expectation']} expectations wrong")
    assert aside["unexplained"] == 0
    assert share >= LEAST


def _judged(name: str, cases: list[Case], right: Counter[str], wrong: Counter[str]) -> list[Differing]:
    """Read a collection's documents and print how many of its expectations are met; gives the rest."""
    differing, met, all_of = [], Counter[str](), Counter[str]()
    concerning = [case for case in cases if case.claims]
    for case in concerning:
        parsed = feed_runs.read(case.data, case.url, case.content_type).feed
        for claim in case.claims:
            all_of[claim.field] += 1
            if is_right(claim, parsed, case.url):
                met[claim.field] += 1
            else:
                differing.append((case, claim, parsed))
    right += met
    wrong += all_of - met
    fields = ", ".join(f"{field} {met[field]}/{count}" for field, count in all_of.most_common())
    print(f"{name.removesuffix('_cases'):12} {len(concerning):10} {all_of.total():13} {met.total():6}   {fields}")
    beside = sum((case.aside for case in cases), Counter())
    shown = ", ".join(f"{what} {count}" for what, count in beside.most_common(6))
    if beside:
        print(f"{'':12} beside: {beside.total()} expectations about what no reader sees ({shown} ...)")
    return differing


def _shown(differing: list[Differing]) -> Counter[str]:
    """Print what differs, by document and reason; counts it by whose matter it is."""
    kinds, lines = Counter[str](), Counter[str]()
    for case, claim, parsed in differing:
        reason = _reason(case.name, claim.field)
        kinds[reason["kind"]] += 1
        if reason["kind"] == "unexplained":
            print(f"  ? {case.name} {claim.field}: {claim.said!r:.200}, read {found(claim, parsed):.200}")
        lines[f"{case.name} {claim.field} ({reason['kind']}): {reason['why']}"] += 1
    for line, count in lines.items():
        print(f"  {count:3} {line}")
    return kinds


def _reason(document: str, field: str) -> dict[str, str]:
    for reason in DIFFERENCES:
        if fnmatch.fnmatch(document, reason["document"]) and reason["field"] in (field, "*"):
            return reason
    return {"kind": "unexplained", "why": "nobody has looked at this yet"}


@pytest.mark.bench
def test_feedparser_at_its_own_tests_and_our_fallback_at_all(corpora: Path) -> None:
    feeds = corpora / "corpora" / "feeds"
    cases = [case for case in feedparser_cases(feeds) if case.claims]
    claims = sum(len(case.claims) for case in cases)
    ours = _met(cases, lambda case: feed_runs.read(case.data, case.url, case.content_type).feed)
    slow = _met(cases, _fallen_back)
    theirs = sum(_agrees(case, claim) for case in cases for claim in case.claims)
    print(f"\nof feedparser's {claims} expectations that concern a reader:")
    print(f"  broadsheet {ours} ({ours / claims:.2%}), its fallback alone {slow} ({slow / claims:.2%})")
    print(f"  feedparser {feedparser.__version__} itself {theirs} ({theirs / claims:.2%}), which reads no JSON Feed")
    assert ours > slow


def _met(cases: Iterable[Case], read: Callable[[Case], ParsedFeed]) -> int:
    return sum(is_right(claim, parsed, case.url) for case in cases for parsed in [read(case)] for claim in case.claims)


def _fallen_back(case: Case) -> ParsedFeed:
    try:
        return feed_fallback.read(markup.without_prolog(charset.decode(case.data, case.content_type)), case.url)
    except DocumentError:
        return ParsedFeed()


def _agrees(case: Case, claim: Claim) -> bool:
    """Ask feedparser its own question."""
    headers = {"content-type": "application/xml", **case.headers}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        said: Any = feedparser.parse(case.data, response_headers=headers)
        names = {"entries": said.entries, "feed": said.feed, "calendar": calendar, "datetime": datetime}
        try:
            return bool(eval(claim.expression, {"__builtins__": {}}, names))  # its own tests do the same
        except (AttributeError, IndexError, KeyError):
            return False


@pytest.mark.bench
def test_the_speed_of_each_path(corpora: Path) -> None:
    found_files = [next((corpora / "corpora" / "feeds").rglob(name)) for name in SPEED]
    data = [path.read_bytes() for path in found_files]
    size = sum(map(len, data))
    print(f"\n{len(data)} real feeds, {size / 1e6:.2f} MB, seconds of CPU, the best of three")
    ways: dict[str, Callable[[bytes], object]] = {
        "fast path, with safe HTML": lambda one: feed.read(one, url="https://paper.example/feed"),
        "fallback, with safe HTML": lambda one: feed_fallback.read(charset.decode(one), "https://paper.example/feed"),
        "feedparser, with safe HTML": lambda one: feedparser.parse(one),
    }
    seconds = {name: min(_spent(way, data) for _ in range(3)) for name, way in ways.items()}
    for name, spent in seconds.items():
        print(f"  {name:28} {spent:6.2f} s  {size / spent / 1e6:5.1f} MB/s")
    assert seconds["fast path, with safe HTML"] < seconds["feedparser, with safe HTML"]


def _spent(way: Callable[[bytes], object], data: list[bytes]) -> float:
    started = time.process_time()
    for one in data:
        way(one)
    return time.process_time() - started
