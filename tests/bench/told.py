"""The stories' test material, and a small library in memory that finds candidates as the store does with SQL."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from zlib import crc32

from reader.stories.grouping import Candidate, decide
from reader.stories.likeness import scored
from reader.stories.signature import DocumentFrequencies, hashes, sign

DAY = 86_400
DAYS = 7  # before and after, in which the store looks for candidates
LIMIT = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One article of a set: `story` is the event that it tells, `at` UTC seconds, 0 where the set has no dates."""

    id: str
    story: str
    topic: str
    title: str
    text: str
    at: int


def read(file: Path) -> list[Told]:
    """Read a set in the order in which its articles would arrive: by day, at random within one."""
    with file.open(encoding="utf-8") as lines:
        found = [_told(json.loads(line)) for line in lines]
    random.Random(1).shuffle(found)
    return sorted(found, key=lambda told: told.at)


def _told(one: dict[str, str | None]) -> Told:
    day = one.get("date")
    at = datetime.fromisoformat(day[:10]).replace(hour=12, tzinfo=UTC).timestamp() if day else 0
    story, topic = one.get("story") or "", one.get("topic") or ""
    return Told(id=one["id"], story=story, topic=topic, title=one["title"], text=one["text"], at=int(at))


def tuned(told: Told) -> bool:
    """Say whether an article is of the half of the stories to which the numbers of the room were fitted."""
    return crc32(told.story.encode()) % 2 == 0


class Library:
    """Articles as they arrive: each is signed with the counts so far. Article ids are places in the list given."""

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self.articles: dict[int, Candidate] = {}
        self.counts: Counter[int] = Counter()
        self.stories: dict[int, int] = {}
        self._postings: defaultdict[int, list[int]] = defaultdict(list)

    def arrive(self, article: int, told: Told) -> Candidate:
        """Count, sign and keep an article; it is not in the postings before `post`."""
        self.counts.update(hashes(told.title, told.text))
        known = DocumentFrequencies(len(self.articles) + 1, self.counts, self.language)
        found = Candidate(article=article, signature=sign(told.title, told.text, known), at=told.at)
        self.articles[article] = found
        return found

    def post(self, one: Candidate) -> None:
        for term in one.signature.searched:
            self._postings[term].append(one.article)

    def candidates(self, one: Candidate, limit: int = LIMIT) -> list[Candidate]:
        """Find those of the days around that share most of the searched terms, as the store does."""
        shared: Counter[int] = Counter()
        for term in one.signature.searched:
            shared.update(self._postings.get(term, ()))
        near = [
            (-count, abs(self.articles[other].at - one.at), -other)
            for other, count in shared.items()
            if other != one.article and abs(self.articles[other].at - one.at) <= DAYS * DAY
        ]
        return [replace(self.articles[-other], story=self.stories.get(-other)) for _, _, other in sorted(near)[:limit]]

    def like(self, one: Candidate, limit: int = LIMIT, most: int = 5) -> list[int]:
        """Rank the candidates by their signatures."""
        weights = dict(one.signature.terms)
        found = [
            (-scored(weights, one.signature.length, other.signature, (other.at - one.at) / DAY), other.article)
            for other in self.candidates(one, limit)
        ]
        return [article for _, article in sorted(found)[:most]]

    def group(self, one: Candidate) -> None:
        """Let an arrival join the story that is decided for it."""
        decision = decide(one, self.candidates(one))
        if decision.story is not None:
            self.stories[one.article] = decision.story
        elif decision.with_article is not None:
            self.stories[one.article] = self.stories[decision.with_article] = one.article


def delivered(all_told: Sequence[Told], *, grouped: bool = False, language: str = "en") -> Library:
    """Let articles arrive one after another in a library that was empty."""
    library = Library(language)
    for number, told in enumerate(all_told):
        one = library.arrive(number, told)
        if grouped:
            library.group(one)
        library.post(one)
    return library


def scores(
    script: Path,
    folder: Path,
    gold: Iterable[Told],
    *,
    groups: dict[str, int] | None = None,
    related: dict[str, list[str]] | None = None,
) -> dict[str, float]:
    """Ask score.py, as anybody would run it; gives its figures by name: P, R, F1, recall@1, recall@5."""
    answers, prediction = folder / "gold.jsonl", folder / "prediction.json"
    answers.write_text("\n".join(json.dumps({"id": told.id, "story": told.story}) for told in gold), "utf-8")
    prediction.write_text(json.dumps({"groups": groups or {}, "related": related or {}}), "utf-8")
    said = subprocess.run([sys.executable, script, answers, prediction], capture_output=True, text=True, check=True)
    return {name: float(value) for name, value in re.findall(r"(P|R|F1|recall@\d) (\d\.\d+)", said.stdout)}
