"""What a file is by its first bytes: a sound, a film, a PDF or a book. Whatever a server or a name says is not asked.

Only kinds that are played or read are known here, and none that a system would run.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.errors import DocumentError

ENOUGH = 4096  # bytes from the beginning that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class FileType:
    """A kind of file: its MIME type, and the ending by which systems know it."""

    mime: str
    ending: str  # with its dot


_MP3 = FileType(mime="audio/mpeg", ending=".mp3")
_M4A = FileType(mime="audio/mp4", ending=".m4a")
_MP4 = FileType(mime="video/mp4", ending=".mp4")
_OGG = FileType(mime="audio/ogg", ending=".ogg")
_OGV = FileType(mime="video/ogg", ending=".ogv")
_FLAC = FileType(mime="audio/flac", ending=".flac")
_WAV = FileType(mime="audio/wav", ending=".wav")
_WEBM = FileType(mime="video/webm", ending=".webm")
_PDF = FileType(mime="application/pdf", ending=".pdf")
_EPUB = FileType(mime="application/epub+zip", ending=".epub")

# https://mp4ra.org/registered-types/brands: those of sounds, and of films. Pictures share the container (heic, avif).
_SOUND_BRANDS = (b"M4A ", b"M4B ", b"M4P ")
_FILM_BRANDS = (b"isom", b"iso2", b"iso3", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"dash", b"M4V ")


def read(start: bytes) -> FileType:
    """Tell what a file is from its first `ENOUGH` bytes. Raises DocumentError for all that is not in the table."""
    for sign, kind in _BEGINNINGS:
        if start.startswith(sign):
            found = kind(start) if callable(kind) else kind
            if found:
                return found
    found = _mp4(start) or (_MP3 if _is_frame(start) else None)
    if found is None:
        raise DocumentError(
            "This file is no sound, film, PDF or book of a kind that can be opened, so it was not kept."
        )
    return found


def _mp4(start: bytes) -> FileType | None:
    """ISO/IEC 14496-12, 4.3: the first box is `ftyp`, and begins with the major brand."""
    if start[4:8] != b"ftyp":
        return None
    if start[8:12] in _SOUND_BRANDS:
        return _M4A
    return _MP4 if start[8:12] in _FILM_BRANDS else None


def _is_frame(start: bytes) -> bool:
    """Tell whether an MPEG sound begins: eleven bits set, layer III, a bit rate and a sampling rate that exist.

    ISO/IEC 11172-3, 2.4.1.3. Without ID3 before it there is nothing else to go by.
    """
    if len(start) < 4 or start[0] != 0xFF or start[1] & 0xE0 != 0xE0:
        return False
    version, layer = start[1] >> 3 & 3, start[1] >> 1 & 3
    rate, sampling = start[2] >> 4, start[2] >> 2 & 3
    return version != 1 and layer == 1 and rate not in (0, 15) and sampling != 3


def _id3(start: bytes) -> FileType | None:
    """ID3v2.4, 3.1: one of its three versions, and a size of four bytes below 0x80."""
    return _MP3 if len(start) >= 10 and start[3] in (2, 3, 4) and max(start[6:10]) < 0x80 else None


def _riff(start: bytes) -> FileType | None:
    return _WAV if start[8:12] == b"WAVE" else None


def _ogg(start: bytes) -> FileType:
    return _OGV if b"\x80theora" in start else _OGG


def _webm(start: bytes) -> FileType | None:
    """RFC 8794, 11.2.5: the document type stands in the header; other Matroska files hold anything."""
    return _WEBM if b"\x42\x82\x84webm" in start[:100] else None


def _epub(start: bytes) -> FileType | None:
    """OCF 3.3, 4.2.3: the first file in the archive is `mimetype`, stored as it is."""
    return _EPUB if start[30:58] == b"mimetypeapplication/epub+zip" else None


_BEGINNINGS: tuple[tuple[bytes, FileType | Callable[[bytes], FileType | None]], ...] = (
    (b"ID3", _id3),
    (b"OggS", _ogg),
    (b"fLaC", _FLAC),
    (b"RIFF", _riff),
    (b"\x1a\x45\xdf\xa3", _webm),
    (b"%PDF-", _PDF),
    (b"PK\x03\x04", _epub),
)
