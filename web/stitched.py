"""Pages that are the same for everybody but for a few small places: kept whole and compressed, and filled in for one request.

The kept pieces are deflated once, each ended on a byte boundary (a full flush, RFC 1951), so that they can be put together with the
freshly deflated fillings into one valid gzip file (RFC 1952) without compressing the page again.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

from markupsafe import Markup, escape

# A letter of the private use area, which no text of ours has. What is filled in is never looked at again.
_EDGE = "\ue000"
_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"


def place(name: str) -> Markup:
    """Where `name` is to be filled in, for a template."""
    return Markup(f"{_EDGE}{name}{_EDGE}")  # noqa: S704 (a name of ours)


class Stitched:
    """A rendered page with places."""

    def __init__(self, page: str) -> None:
        pieces = page.split(_EDGE)
        self._names = pieces[1::2]
        self._plain = [piece.encode("utf-8") for piece in pieces[::2]]
        self._packed = [_deflated(piece, 9) for piece in self._plain]
        self.size = sum(map(len, (*self._plain, *self._packed)))

    def plain(self, words: Mapping[str, str]) -> bytes:
        """The page with the words in their places, escaped."""
        fillings = [str(escape(words.get(name, ""))).encode("utf-8") for name in self._names]
        return b"".join(part for pair in zip(self._plain, [*fillings, b""], strict=True) for part in pair)

    def gzipped(self, words: Mapping[str, str]) -> bytes:
        """The same as a gzip file."""
        out, whole = [_HEAD], self.plain(words)
        for piece, name in zip(self._packed, [*self._names, ""], strict=True):
            out.append(piece)
            if name:
                out.append(_deflated(str(escape(words.get(name, ""))).encode("utf-8"), 1))
        # An empty last block ends the stream.
        return b"".join((*out, b"\x03\x00", struct.pack("<II", zlib.crc32(whole), len(whole) & 0xFFFFFFFF)))


def _deflated(data: bytes, level: int) -> bytes:
    machine = zlib.compressobj(level, zlib.DEFLATED, -15)
    return machine.compress(data) + machine.flush(zlib.Z_FULL_FLUSH)
