"""The words under a picture, parted: what it shows, and whose it is."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from reader.parse.document import words

_CREDIT_PARTS = (
    "[class*='credit' i], [class*='copyright' i], [class*='photographer' i], [class*='source' i], cite, small"
)
_CREDIT_WORDS = re.compile(
    r"[\s|/–—-]*[(\[]?\s*(?:(?:photos?|pictures?|images?|foto|fotos|credits?|bild|photograph|illustration|crédit|图片来源|图|圖)"
    r"(?:\s+(?:by|credit|courtesy of|source))?\s*[:\uff1a/]\s*|©\s*)(?P<who>[^()\[\]]{2,80})[)\]]?\.?$",
    re.IGNORECASE,
)
_CREDIT_CAPITALS = re.compile(
    r"\s*[(\[（【](?P<who>[A-Z][A-Z .,&'’-]+(?:/[^()\[\]/]{2,60})?)[)\]】）]\.?$"
)  # (WEN LI / GAZETTE)


def part(box: LexborNode) -> tuple[str, str]:
    """Give the caption and the credit that a figure, or what else holds a picture, prints under it; "" for none."""
    caption = box.css_first("figcaption, [class*='caption' i]") or (box if box.tag != "img" else None)
    if caption is None:
        return "", ""
    whole = words(caption)
    named = [words(part) for part in caption.css(_CREDIT_PARTS)]
    credit = next((text for text in named if 1 < len(text) < 100 and text in whole), "")
    text = whole.replace(credit, "", 1).strip() if credit else whole
    if not credit:
        found = _CREDIT_WORDS.search(text) or _CREDIT_CAPITALS.search(text)
        if found:
            text, credit = text[: found.start()].strip(), found["who"].strip()
    credit = re.sub(
        r"^(?:photos?|images?|picture|credit|foto|©)(?:\s+by|\s+credit)?\s*[:\uff1a©]?\s+", "", credit, flags=re.I
    )
    if not text and len(credit) > 40:  # a caption in a credit's place
        text, credit = credit, ""
    return (text if len(text) <= 600 else ""), credit.strip("()[]|/ ")
