"""The text of a saved article: its paragraphs, the captions among them, and the related stories it prints."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace

from reader import urls
from reader.model import Kind, Link, Picture
from reader.parse import labels, text_lines
from reader.parse.labels import split_label

_LONGEST_CAPTION = 400  # characters
_LONGEST_HEADING = 80
_REPEATED = 0.5  # of a caption's words stand in the paragraph beside it
_URL = re.compile(r"https?://\S+")
_MARKED = re.compile(
    r"(?:photo|picture|caption|image|图|圖|图片说明|圖片說明|foto|bild)\s*[:：]|\[photo\b"
    r"|(?:in this|this) (?:\w+ )?(?:file )?(?:photo|picture|image)\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\s*[(\[（【](?:(?:photo|picture|image|file photo|foto|摄影?|攝影?|图片?|圖片?)\s*(?:[/:：by]+)\s*)"
    r"([^)\]）】]{1,80})[)\]）】]\.?$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The text as HTML, the first caption as a picture without an address, and the related links."""

    html: str
    caption: Picture | None
    links: tuple[Link, ...]


def read(blocks: list[list[str]]) -> Body:
    """Read blocks of lines (an empty line parts them) as paragraphs."""
    lines = [line for block in blocks for line in _joined(block) if not text_lines.is_furniture(line)]
    written: list[str] = []
    links: list[Link] = []
    caption: Picture | None = None
    label = ""
    for number, line in enumerate(lines):
        link, label = _related(line, label)
        if link:
            written.append(f'<aside data-link="{len(links)}"></aside>')
            links.append(replace(link, position=len(links)))
        elif label and split_label(line):
            continue  # a label alone: the titles follow it
        elif picture := _caption(lines, number):
            written += _figure(picture) if caption else []
            caption = caption or picture
        else:
            written.append(_paragraph(lines, number))
    return Body(html="".join(written), caption=caption, links=_placed(written, links))


def _joined(block: list[str]) -> list[str]:
    """Join lines that were broken to a width; a block of whole paragraphs stays as it is."""
    longest = max(map(len, block), default=0)
    even = all(len(line) > 0.6 * longest for line in block[:-1])
    if not (len(block) > 1 and even and 40 <= longest <= 100) or all(map(text_lines.is_sentence, block[:-1])):
        return block
    joint = "" if re.match(r"[\u3040-\u9fff]", block[0]) else " "
    return [joint.join(block)]


def _related(line: str, label: str) -> tuple[Link | None, str]:
    """Read a line as a related story: "ALSO READ: A title", or a title under a label that stands alone.

    Gives the link, and the label that is still in force for the next line.
    """
    found = split_label(line)
    if found and not found[1]:
        return None, found[0]
    if found and (labels.calls(found[0]) or _URL.search(found[1])):
        return _link(*found), ""
    if label and len(line) <= 200 and not text_lines.is_sentence(line):
        return _link(label, line.lstrip("-–—•*·▪ \t")), label
    return None, ""


def _link(label: str, words: str) -> Link:
    address = _URL.search(words)
    title = " ".join(_URL.sub(" ", words).split()).strip(" ()[]<>:：-–—") if address else words
    url = urls.canonical(address[0].rstrip(").,;]>")) if address else ""
    return Link(url=url, text=title or url, label=label, kind=Kind.INLINE, rule="A", confidence=0.9)


def _placed(written: list[str], links: list[Link]) -> tuple[Link, ...]:
    """Tell links between paragraphs from those after the last one."""
    last = max((number for number, part in enumerate(written) if not part.startswith("<aside")), default=-1)
    after = sum(1 for part in written[last + 1 :] if part.startswith("<aside"))
    inline = len(links) - after
    return tuple(link if link.position < inline else replace(link, kind=Kind.END, rule="D") for link in links)


def _caption(lines: list[str], number: int) -> Picture | None:
    """Read a line as the words under a photo: it says so, or it repeats its neighbour and ends without a full stop."""
    line = lines[number]
    credit = _CREDIT.search(line)
    if len(line) > _LONGEST_CAPTION:
        return None
    if not credit and not _MARKED.match(line):
        beside = lines[max(0, number - 1) : number] + lines[number + 1 : number + 2]
        if text_lines.is_sentence(line) or not any(_repeats(line, other) for other in beside):
            return None
    words = _CREDIT.sub("", line) if credit else line
    return Picture(url="", caption=words.strip(), credit=credit[1].strip() if credit else "")


def _repeats(line: str, other: str) -> bool:
    """Tell whether half of the runs of three words of a line stand in another one too."""
    own, theirs = _runs(line), _runs(other)
    return len(own) >= 5 and len(own & theirs) >= _REPEATED * len(own)


def _runs(line: str) -> set[tuple[str, ...]]:
    words = [word.casefold() for word in _WORD.findall(line)]
    return set(zip(words, words[1:], words[2:], strict=False))


def _figure(picture: Picture) -> list[str]:
    words = f"{picture.caption} ({picture.credit})" if picture.credit else picture.caption
    return [f"<figure><figcaption>{html.escape(words, quote=False)}</figcaption></figure>"]


def _paragraph(lines: list[str], number: int) -> str:
    """Set a line as a paragraph, or as a heading: short, no sentence, behind some text and before a longer sentence."""
    line = lines[number]
    words = _URL.sub(_anchor, html.escape(line, quote=False))
    below = lines[number + 1] if number + 1 < len(lines) else ""
    led = number > 0 and len(line) <= _LONGEST_HEADING and line[-1:].isalnum()
    return (
        f"<h2>{words}</h2>" if led and len(below) > len(line) and text_lines.is_sentence(below) else f"<p>{words}</p>"
    )


def _anchor(found: re.Match[str]) -> str:
    address = html.unescape(found[0]).rstrip(").,;]>”\"'")
    url = urls.join("", address)
    rest = html.escape(html.unescape(found[0])[len(address) :], quote=False)
    return f'<a href="{html.escape(url)}">{html.escape(address, quote=False)}</a>{rest}' if url else found[0]
