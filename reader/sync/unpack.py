"""Takes a body out of its Content-Encoding, never further than a limit; pure.

The client library's own decoding has no cap: 60 KB of zeros well packed are 60 MB in memory.
"""

from __future__ import annotations

import io
import zlib

import brotli
import zstandard

ACCEPTED = "gzip, deflate, br, zstd"
_GZIP = b"\x1f\x8b"
_STEP = 64 * 1024
# A frame may ask for this much memory before its first byte is known; 8 MB is what RFC 8878 wants supported.
_ZSTD_WINDOW = 8 * 1024 * 1024
# One after the other in a body. What is packed by blocks of 64 KB has 240 in 15 MB; a million empty ones take minutes.
_MEMBERS = 500
_TOO_MANY = "is packed in more pieces than any document is"


class TooLarge(Exception):  # noqa: N818 - caught one call above, where the host's name is known
    """The body would unpack to more than the limit."""


class Broken(Exception):  # noqa: N818
    """The body is cut short, packed in an unknown way, or not packed as the server says."""


def unpack(data: bytes, encoding: str, limit: int) -> bytes:
    """Unpack `data` as the Content-Encoding header names it; raises TooLarge past `limit` bytes, and Broken.

    Bytes that are gzip without being called so are unpacked, and plain ones that are called gzip are taken as they
    are: both are common mistakes of servers. Encodings within encodings are refused.
    """
    named = encoding.strip().lower()
    if named in ("", "identity"):
        unpacked = _gzip(data, limit) if data[:3] == _GZIP + b"\x08" else data
    elif named in ("gzip", "x-gzip"):
        unpacked = _gzip(data, limit) if data[:2] == _GZIP else data
    elif named in _WAYS:
        unpacked = _WAYS[named](data, limit) if data else b""
    else:
        raise Broken(f"is packed as {named[:40]!r}, which Broadsheet does not read")
    if len(unpacked) > limit:
        raise TooLarge
    return unpacked


def _gzip(data: bytes, limit: int) -> bytes:
    """Unpack gzip, all its members (RFC 1952, 2.2)."""
    out = bytearray()
    for _ in range(_MEMBERS):
        member = zlib.decompressobj(wbits=31)
        out += _inflate(member, data, limit - len(out))
        data = member.unused_data
        if data[:2] != _GZIP:
            return bytes(out)
    raise Broken(_TOO_MANY)


def _deflate(data: bytes, limit: int) -> bytes:
    """Unpack zlib's format, or the bare stream that some servers send under the same name."""
    try:
        return _inflate(zlib.decompressobj(), data, limit)
    except Broken:
        return _inflate(zlib.decompressobj(wbits=-15), data, limit)


def _inflate(stream: zlib._Decompress, data: bytes, limit: int) -> bytes:
    try:
        out = stream.decompress(data, limit + 1)
    except zlib.error as error:
        raise Broken("is damaged on its way") from error
    if len(out) > limit:
        raise TooLarge
    if not stream.eof:
        raise Broken("broke off in the middle")
    return out


def _brotli(data: bytes, limit: int) -> bytes:
    stream = brotli.Decompressor()
    try:
        out = bytearray(stream.process(data, output_buffer_limit=_STEP))
        while not stream.is_finished() and len(out) <= limit:
            more = stream.process(b"", output_buffer_limit=_STEP)
            if not more:
                raise Broken("broke off in the middle")
            out += more
    except brotli.error as error:
        raise Broken("is damaged on its way") from error
    return bytes(out)


def _zstd(data: bytes, limit: int) -> bytes:
    source = io.BytesIO(data)
    reader = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).stream_reader(source, read_across_frames=True)
    out = bytearray()
    try:
        while len(out) <= limit and (part := reader.read(_STEP)):
            out += part
    except zstandard.ZstdError as error:
        raise Broken("is damaged on its way") from error
    if len(out) <= limit:
        _check_zstd_is_whole(data)
    return bytes(out)


def _check_zstd_is_whole(data: bytes) -> None:
    """Raise Broken where the last frame is not complete: the reader ends silently where its input does."""
    for _ in range(_MEMBERS):
        stream = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).decompressobj()
        stream.decompress(data)
        if not stream.eof:
            raise Broken("broke off in the middle")
        data = stream.unused_data
        if not data:
            return
    raise Broken(_TOO_MANY)


_WAYS = {"deflate": _deflate, "br": _brotli, "zstd": _zstd}
