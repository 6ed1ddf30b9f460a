"""Reads the body of an answer, whole or part by part, and never more of it than is wanted."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

import httpx2

from reader.errors import FetchError
from reader.sync import unpack

MB = 1024 * 1024

Sink = Callable[[bytes, int], None]  # takes each part of a file as it comes, and how many bytes all have (0: unknown)


async def whole(host: str, raw: httpx2.Response, limit: int) -> bytes:
    """Read and unpack a body; `limit` bounds its bytes both packed and unpacked. Raises FetchError."""
    too_large = FetchError(f"{host} sent more than {limit // MB} MB, which no feed, page or picture should be.")
    packed = bytearray()
    async for part in _parts(raw):
        packed += part
        if len(packed) > limit:
            raise too_large
    try:
        body = await asyncio.to_thread(unpack.unpack, bytes(packed), raw.headers.get("content-encoding", ""), limit)
    except unpack.TooLarge as error:
        raise too_large from error
    except unpack.Broken as error:
        raise FetchError(f"What {host} sent {error}. Try again later.") from error
    if not body:
        raise FetchError(f"{host} answered with nothing. Try again later.")
    return body


async def pour(host: str, raw: httpx2.Response, sink: Sink, *, limit: int, patience: float) -> None:
    """Hand the parts of a file on as they come, each within `patience` seconds. Raises FetchError."""
    if raw.headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise FetchError(f"{host} sent the file packed, although it was asked not to. It was not kept.")
    said = raw.headers.get("content-length", "")
    size = int(said) if said.isascii() and said.isdigit() and len(said) < 19 else 0
    too_large = FetchError(f"{host} has a file of more than {limit // MB} MB there, which is too large to be kept.")
    if size > limit:
        raise too_large
    parts, came = aiter(_parts(raw)), 0
    while (part := await _next(host, parts, patience)) is not None:
        came += len(part)
        if came > limit:
            raise too_large
        sink(part, size)
    if not came:
        raise FetchError(f"{host} answered with nothing. Try again later.")


def _parts(raw: httpx2.Response) -> AsyncIterator[bytes]:
    stream = raw.stream
    assert isinstance(stream, httpx2.AsyncByteStream)
    return aiter(stream)


async def _next(host: str, parts: AsyncIterator[bytes], patience: float) -> bytes | None:
    """Wait for the next part; None after the last."""
    try:
        async with asyncio.timeout(patience):
            return await anext(parts, None)
    except TimeoutError as error:
        raise FetchError(f"{host} stopped sending in the middle of the file. Try again later.") from error
