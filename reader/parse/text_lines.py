"""What one line of a saved article is: a date, a byline, a breadcrumb, a picture's name, furniture, or words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.parse import dates

_LONGEST_FACT = 120  # characters: a line of facts is short
_PICTURE = re.compile(r"\S[^\n]{0,150}\.(?:gif|jpe?g|png|webp|avif|svg|bmp)", re.IGNORECASE)
_STEP = re.compile(r"\s*[>›»→]\s*")
_BY = re.compile(r"(?:by|von|par|por|di|door|av|af)[:\s]\s*(?=\S)", re.IGNORECASE)
_BY_ASIAN = re.compile(r"(?:[^\W\d_]{0,12}(?:记者|記者|作者|撰文|文)\s*[:：/|｜]?\s*|文[/／])(?=\S)")
_AFTER = re.compile(
    r"(?:\s*[|·•]\s*|\s+(?=by\s|(?:记者|記者|作者|撰文|来源|來源)[\s:：])|\s{2,}|\s+[-–—]\s+)", re.IGNORECASE
)
_DATE_LABEL = re.compile(
    r"(?:(?:first |last )?(?:published|posted|updated|modified|date)(?: on| at)?|(?:发布|更新)(?:时间)?)\s*[:：]?\s*",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"(?:last )?(?:updated|modified)|更新", re.IGNORECASE)
_SECTIONS = re.compile(r",\s+in\s.*")  # where a line says what the story is filed under, too
_NAME = re.compile(r"[^\W\d_][\w.'’\-]*(?:\s+[^\W\d_][\w.'’\-]*){0,5}")
_SOURCE = re.compile(r"(?:来源|來源)[\s:：]\s*\S{1,20}$|source:\s*\S.{0,40}$", re.IGNORECASE)
_SMALL = frozenset(
    ["and", "in", "of", "the", "with", "de", "da", "di", "del", "la", "le", "van", "von", "bin", "al", "y"]
)
_SENTENCE_END = re.compile(r"""[.!?…。！？][”"’'»」』）)\]]*$""")
_FURNITURE = re.compile(
    r"share (?:this|on|via|to|the)\b[\w\s,/-]{0,60}|share|tweet|print|e-?mail|copy link|save|listen|comments?"
    r"|please click\b.{0,60}\bbrowser\b.{0,20}|open(?: it)? in (?:your )?browser.{0,10}"
    r"|(?:print|e-?mail) (?:this|the) (?:story|article|page)|advertisement|sponsored(?: content)?|scroll to continue"
    r"|(?:sign up|subscribe)\b.{0,60}\bnewsletters?\b.{0,20}|follow us\b.{0,60}|back to top|skip to (?:main )?content"
    r"|分享(?:到.{0,20}|本文)?|打印(?:本文)?|责任编辑.{0,20}|請點擊右上角.{0,30}|请点击右上角.{0,30}|在浏览器中打开.{0,10}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a line of facts says: one of these, or a byline and a date together."""

    crumbs: tuple[str, ...] = ()
    byline: str = ""
    date: str = ""
    updated: str = ""
    furniture: bool = False


def facts(line: str) -> Facts | None:
    """Read a line of facts; None for a line of words: a title, a caption, a paragraph."""
    if is_furniture(line):
        return Facts(furniture=True)
    if len(line) > _LONGEST_FACT:
        return None
    steps = [step for step in _STEP.split(line) if step]
    if (
        len(steps) > 1
        and "<" not in line
        and all(len(step) <= 30 for step in steps)
        and len(steps) <= 6
        and not is_sentence(line)
    ):
        return Facts(crumbs=tuple(steps))
    return _who_and_when([part for part in _AFTER.split(line) if part]) or _who_and_when([line])


def is_furniture(line: str) -> bool:
    """Tell whether a line is no part of the article: a share strip, a hint, the name of a picture's file."""
    plain = line.strip(" !.:：>»›\t")
    return not plain or _FURNITURE.fullmatch(plain) is not None or _PICTURE.fullmatch(plain) is not None


def is_byline(line: str) -> bool:
    """Tell whether a line begins as a byline does and is as short; a date may follow without a sign between."""
    return len(line) <= _LONGEST_FACT and _BY.match(line) is not None and not is_sentence(line)


def is_sentence(line: str) -> bool:
    """Tell whether a line ends as a sentence does."""
    return _SENTENCE_END.search(line) is not None


def is_date(line: str) -> bool:
    """Tell whether a line is a date and nothing else; a bare year or number is none."""
    return len(line) >= 8 and dates.read(_DATE_LABEL.sub("", line, count=1)) is not None


def _who_and_when(parts: list[str]) -> Facts | None:
    """Read the parts of a line, each of which must be a date or a byline, but for the paper's own name between."""
    byline = date = updated = ""
    unread = 0
    for part in parts:
        if is_date(part):
            plain = _DATE_LABEL.sub("", part, count=1)
            updated, date = (plain, date) if _UPDATED.match(part) else (updated, plain)
        elif _SOURCE.match(part):
            continue
        elif name := _person(part):
            byline = byline or name
        else:
            unread += 1
    if not (byline or date or updated) or unread > (1 if byline and (date or updated) else 0):
        return None
    return Facts(byline=byline, date=date, updated=updated)


def _person(part: str) -> str:
    """Give the names after "By"; "" where the words after it are no names."""
    found = _BY.match(part) or _BY_ASIAN.match(part)
    if not found:
        return ""
    names = _SECTIONS.sub("", part[found.end() :]).strip(" .:：")
    return (
        names if names and not is_sentence(part) and all(map(_is_name, re.split(r"[,，、&;]|\s+and\s+", names))) else ""
    )


def _is_name(words: str) -> bool:
    """Tell whether words look like a name: few, and each begins in upper case where the script has case."""
    words = words.strip()
    if not _NAME.fullmatch(words) or len(words) > 50:
        return False
    return all(word in _SMALL or not word[0].islower() for word in words.split())
