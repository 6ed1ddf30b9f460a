"""Bytes to text: which encoding a document is in, and what may never be in a text.

The order is BOM, what the server declared, what the document says of itself, then a guess from the bytes.
"""

from __future__ import annotations

import codecs
import re

import cchardet

_BOMS = (  # UTF-32 first: its little-endian mark begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE_STARTS = (  # a first "<" or "{" in wide characters, with no mark before it
    (re.compile(rb"[<{]\0\0\0"), "utf-32-le"),
    (re.compile(rb"\0\0\0[<{]"), "utf-32-be"),
    (re.compile(rb"[<{]\0[^\0]\0"), "utf-16-le"),
    (re.compile(rb"\0[<{]\0[^\0]"), "utf-16-be"),
)
# What people call an encoding, and the larger one that their bytes are really in (encoding.spec.whatwg.org, 4.2).
_REALLY = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_LATIN = "cp1252"  # what servers declare without knowing, so valid UTF-8 outweighs it
_REFUSED = ("utf-7", "punycode", "idna", "unicode", "raw", "undefined", "mbcs", "oem", "utf-16", "utf-32")
_CHINESE = ("gb18030", "big5hkscs")
_COMMON = frozenset(
    "的一是在不了有和人中大上我以要他用生到作地出就分成可主年同工也能下子面而方多定行法所民得，。、：这个国们时来说对会发动过后学经為這個國們時來說對會發動過後學經"
)
_PROLOG = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([A-Za-z0-9._:\- ]{1,40})""", re.IGNORECASE)
_META = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9._:\-]{1,40})""", re.IGNORECASE)
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([^\s"';,]+)""", re.IGNORECASE)
_HEAD = 4096
_SAMPLE = 64 * 1024
_TOLERATED = 20  # one broken letter in so many beyond ASCII still counts as the declared encoding
_UNREADABLE = 10  # letters, of which at most one may be past reading
_CONTROLLED = 30  # bytes, of which at most one may be of those that no narrow encoding writes words with
_NEVER_WRITTEN = bytes({*range(0x20), 0x7F} - set(b"\t\n\f\r\x0e\x0f\x1b"))
# Control characters, halves of surrogate pairs and non-characters: none may stand in XML 1.0 or in the library.
_C1 = re.compile("[\x80-\x9f]")  # controls that nobody writes: bytes of Windows' Latin taken for Unicode
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\r"))
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def decode(data: bytes, declared: str = "") -> str:
    """Turn a document's bytes into clean text. `declared` is a charset's name or a whole Content-Type.

    Never fails: what cannot be decoded becomes U+FFFD.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return clean(data[len(mark) :].decode(encoding, "replace"))
    for start, encoding in _WIDE_STARTS:
        if start.match(data):
            return clean(data.decode(encoding, "replace"))
    for name in (_named(declared), _own_word(data)):
        text = _as_declared(data, _known(name))
        if text is not None:
            return clean(text)
    return clean(_guessed(data, _known(_named(declared)) or _known(_own_word(data))))


def is_text(data: bytes, decoded: str) -> bool:
    """Tell whether these bytes, and what was decoded of them, can be words: not those of a picture or a program."""
    if decoded.count("\ufffd") > len(decoded) // _UNREADABLE:
        return False
    wide = data.startswith(tuple(mark for mark, _ in _BOMS)) or any(start.match(data) for start, _ in _WIDE_STARTS)
    return wide or len(data) - len(data.translate(None, _NEVER_WRITTEN)) <= len(data) // _CONTROLLED


def clean(text: str) -> str:
    """Take out NUL, other control characters and halves of surrogate pairs; tabs and line ends stay.

    Numbers from 128 to 159 become the letters that Windows' Latin has there, as in HTML.
    """
    return text if _is_clean(text) else _C1.sub(_as_windows, _UNWANTED.sub("", text))


def _as_windows(found: re.Match[str]) -> str:
    return bytes([ord(found[0])]).decode("cp1252", "ignore")


def _is_clean(text: str) -> bool:
    """Tell the common case, in a fifth of the time that looking at each character takes."""
    try:
        data = text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair
        return False
    if len(data.translate(None, _CONTROLS)) != len(data) or "\ufffe" in text or "\uffff" in text:
        return False
    return b"\xc2" not in data or _C1.search(text) is None


def _named(declared: str) -> str:
    """Find the charset in a Content-Type; a bare name is one already."""
    found = _CHARSET.search(declared)
    if found:
        return found[1]
    return "" if "/" in declared else declared.strip()


def _own_word(data: bytes) -> str:
    head = data[:_HEAD]
    found = _PROLOG.search(head) or _META.search(head)
    return found[1].decode("ascii").strip() if found else ""


def _known(name: str) -> str:
    """Give Python's name for an encoding that a document may be in; "" for unknown, wide and trick ones.

    A document whose declaration can be read byte by byte is not in UTF-16, whatever it says.
    """
    try:
        found = codecs.lookup(name[:40]).name if name else ""
    except (LookupError, ValueError, UnicodeError):
        return ""
    return "" if found.startswith(_REFUSED) else _REALLY.get(found, found)


def _as_declared(data: bytes, encoding: str) -> str | None:
    """Decode as declared when the bytes agree, None otherwise."""
    if not encoding:
        return None
    try:
        return data.decode("utf-8") if encoding == _LATIN else data.decode(encoding)
    except (UnicodeError, LookupError):  # LookupError: a codec that gives no text, such as "hex"
        return None


def _guessed(data: bytes, declared: str) -> str:
    """Decode by what the bytes look like; a declaration that almost fits still beats a guess."""
    if declared:
        text = _loosely(data, declared)
        if text.count("\ufffd") * _TOLERATED <= sum(1 for letter in text if letter > "\x7f"):
            return text
    if _is_utf8(data):
        return data.decode("utf-8")
    guess = _known(cchardet.detect(data[:_SAMPLE])["encoding"] or "") or declared or "utf-8"
    return _loosely(data, _likelier_chinese(data) if guess in _CHINESE else guess)


def _likelier_chinese(data: bytes) -> str:
    """Choose between the two Chinese encodings by common characters: the guess mistakes short texts."""
    return max(_CHINESE, key=lambda encoding: sum(letter in _COMMON for letter in _loosely(data[:_SAMPLE], encoding)))


def _loosely(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding, "replace")
    except LookupError:  # a codec that gives no text, such as "hex"
        return data.decode("utf-8", "replace")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
