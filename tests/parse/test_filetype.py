from __future__ import annotations

import pytest

from reader.errors import DocumentError
from reader.parse import filetype

REST = bytes(200)


@pytest.mark.parametrize(
    ("start", "mime", "ending"),
    [
        (b"ID3\x04\x00\x00\x00\x00\x02\x01TIT2", "audio/mpeg", ".mp3"),
        (b"\xff\xfb\x90\x64", "audio/mpeg", ".mp3"),
        (b"\xff\xf3\x40\xc0", "audio/mpeg", ".mp3"),
        (b"\x00\x00\x00\x20ftypM4A \x00\x00\x02\x00", "audio/mp4", ".m4a"),
        (b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00", "video/mp4", ".mp4"),
        (b"OggS\x00\x02" + bytes(22) + b"\x01\x13OpusHead", "audio/ogg", ".ogg"),
        (b"OggS\x00\x02" + bytes(22) + b"\x01\x2a\x80theora", "video/ogg", ".ogv"),
        (b"fLaC\x00\x00\x00\x22", "audio/flac", ".flac"),
        (b"RIFF\x24\x08\x00\x00WAVEfmt ", "audio/wav", ".wav"),
        (b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm", "video/webm", ".webm"),
        (b"%PDF-1.7\n", "application/pdf", ".pdf"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/epub+zip", "application/epub+zip", ".epub"),
    ],
)
def test_what_is_played_or_read_is_known_by_its_bytes(start: bytes, mime: str, ending: str) -> None:
    assert filetype.read(start + REST) == filetype.FileType(mime=mime, ending=ending)


@pytest.mark.parametrize(
    "start",
    [
        b"",
        b"\xff",
        b"MZ\x90\x00",
        b"\x7fELF\x02\x01\x01",
        b"\xcf\xfa\xed\xfe",
        b"#!/bin/sh\nrm -r ~\n",
        b"[Desktop Entry]\nExec=true\n",
        b"<html><script>",
        b"<svg xmlns='http://www.w3.org/2000/svg'>",
        b"PK\x03\x04" + bytes(26) + b"META-INF/MANIFEST.MF",
        b"ID3=1; rm -r ~ # a script that begins as a sound does\xff",
        b"RIFF\x24\x08\x00\x00AVI LIST",
        b"\x1a\x45\xdf\xa3\x93\x42\x82\x88matroska",
        b"\x00\x00\x00\x18ftypheic",
        b"\xff\xfe<\x00h\x00t\x00m\x00l\x00",
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        b" %PDF-1.7",
    ],
)
def test_nothing_else_is_and_nothing_that_could_be_run(start: bytes) -> None:
    with pytest.raises(DocumentError, match="not kept"):
        filetype.read(start + REST)


def test_the_beginning_alone_is_enough() -> None:
    assert filetype.read(b"%PDF-1.7").ending == ".pdf"
    assert filetype.read(b"\xff\xfb\x90\x64").ending == ".mp3"
