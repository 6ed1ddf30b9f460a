"""Reads the body of an answer, whole or part by part, and never more of it than is wanted."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

from reader.errors import FetchError
from reader.sync import unpack
from reader.sync.heads import Head

MB = 1024 * 1024
_SMALL = 16 * 1024  # bytes, packed: unpacking so little at once costs less than handing it to a thread

Sink = Callable[[bytes, int], None]  # takes each part of a file as it comes, and how many bytes all have (0: unknown)


async def whole(host: str, head: Head, parts: AsyncIterator[bytes], limit: int) -> bytes:
    """Read and unpack a body; `limit` bounds its bytes both packed and unpacked. Raises FetchError."""
    too_large = FetchError(f"{host} sent more than {limit // MB} MB, which no feed, page or picture should be.")
    packed = bytearray()
    async for part in parts:
        packed += part
        if len(packed) > limit:
            raise too_large
    try:
        body = await _unpacked(bytes(packed), head.header("content-encoding"), limit)
    except unpack.TooLarge as error:
        raise too_large from error
    except unpack.Broken as error:
        raise FetchError(f"What {host} sent {error}. Try again later.") from error
    if not body:
        raise FetchError(f"{host} answered with nothing. Try again later.")
    return body


async def _unpacked(packed: bytes, encoding: str, limit: int) -> bytes:
    if len(packed) < _SMALL:
        return unpack.unpack(packed, encoding, limit)
    return await asyncio.to_thread(unpack.unpack, packed, encoding, limit)


async def pour(host: str, head: Head, parts: AsyncIterator[bytes], sink: Sink, *, limit: int, patience: float) -> int:
    """Hand the parts of a file on as they come, each within `patience` seconds; returns how many bytes it has.

    Raises FetchError.
    """
    if head.header("content-encoding").strip().lower() not in ("", "identity"):
        raise FetchError(f"{host} sent the file packed, although it was asked not to. It was not kept.")
    said = head.header("content-length")
    size = int(said) if said.isascii() and said.isdigit() and len(said) < 19 else 0
    too_large = FetchError(f"{host} has a file of more than {limit // MB} MB there, which is too large to be kept.")
    if size > limit:
        raise too_large
    came = 0
    while (part := await _next(host, parts, patience)) is not None:
        came += len(part)
        if came > limit:
            raise too_large
        sink(part, size)
    if not came:
        raise FetchError(f"{host} answered with nothing. Try again later.")
    return came


async def _next(host: str, parts: AsyncIterator[bytes], patience: float) -> bytes | None:
    """Wait for the next part; None after the last."""
    try:
        async with asyncio.timeout(patience):
            return await anext(parts, None)
    except TimeoutError as error:
        raise FetchError(f"{host} stopped sending in the middle of the file. Try again later.") from error
