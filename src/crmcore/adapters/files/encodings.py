"""Which encoding a file has: the one that its mapping names, unless its own bytes prove another. A file is never read as what it is not.

A mark at the start proves UTF-8, UTF-16 or UTF-32. Bytes above 0x7f that are UTF-8 to the last one are not another encoding: in GBK or Latin-1 they
would decode as well, to other characters.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from crmcore.adapters.files.refusing import FileRefused
from crmcore.decision import Reason, reason

# What files begin with that is no text.
_PACKED: Final = {b"\x1f\x8b": "gzip", b"PK\x03\x04": "zip", b"BZh": "bzip2", b"\xfd7zXZ\x00": "xz", b"\xd0\xcf\x11\xe0": "xls"}
# Longer marks first: that of UTF-32 begins as that of UTF-16 does.
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE: Final = frozenset({"utf-16", "utf-32"})
# Python calls these encodings of text too, but no file is written in them.
_NO_FILES: Final = frozenset({"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "mbcs", "oem"})
# What is tried for a file that is not in its encoding, in this order.
_LIKELY: Final = ("utf-8", "gb18030", "big5", "cp1252")
_BLOCK: Final = 1 << 18
_FEW: Final = 3


def is_encoding(name: str) -> bool:
    """Return whether a name is that of an encoding in which files are written."""
    try:
        known = codecs.lookup(name)
    except (LookupError, ValueError):  # ValueError: a name that holds a NUL
        return False
    # `hex`, `zip` and `rot13` are codecs, but not of text: only these have the flag unset.
    return getattr(known, "_is_text_encoding", True) and known.name.replace("-", "_") not in _NO_FILES


def codec_of(path: Path, encoding: str) -> str:
    """Return the codec by which a file is read. Raises `FileRefused` where its bytes prove that it is in no encoding, or in another one."""
    with path.open("rb") as file:
        start = file.read(64)
    packed = next((kind for magic, kind in _PACKED.items() if start.startswith(magic)), None)
    if packed is not None:
        raise FileRefused(reason("file_packed", file=path.name, kind=packed))
    name = codecs.lookup(encoding).name.removesuffix("-sig")
    family = name.removesuffix("-le").removesuffix("-be")
    mark = next((marked for bytes_, marked in _MARKS if start.startswith(bytes_)), None)
    if mark is not None and mark != family:
        raise FileRefused(reason("file_other_encoding", file=path.name, encoding=encoding, found=mark))
    if mark is not None:
        return "utf-8-sig" if mark == "utf-8" else mark
    if name in _WIDE:
        order = "be" if start[:1] == b"\0" else "le"
        raise FileRefused(reason("file_no_mark", file=path.name, encoding=encoding, found=f"{name}-{order}"))
    if family not in _WIDE and name not in {"utf-8", "ascii", "utf-7"} and _is_utf8(path, name):
        raise FileRefused(reason("file_other_encoding", file=path.name, encoding=encoding, found="utf-8"))
    return name


def not_in(path: Path, codec: str, encoding: str, error: UnicodeError) -> Reason:
    """Return the reason that a file is not in its encoding: the first byte that is not, and an encoding that it can be read in, if one is known."""
    byte = f"0x{error.object[error.start]:02x}" if isinstance(error, UnicodeDecodeError) else "?"
    line = 1 + sum(text.count("\n") for text in _decoded(path, codec))
    name = codecs.lookup(codec).name.removesuffix("-sig")
    other = next((one for one in _LIKELY if codecs.lookup(one).name != name and _reads(path, one)), None)
    if other is None:
        return reason("file_encoding_of", file=path.name, line=line, encoding=encoding, byte=byte)
    return reason("file_encoding", file=path.name, line=line, encoding=encoding, byte=byte, other=other)


def _decoded(path: Path, codec: str) -> Iterator[str]:
    """Yield the text of a file up to the first line that is not in a codec; a reader decodes in blocks, and is ahead of the line that it yields."""
    decoder = codecs.getincrementaldecoder(codec)()
    with path.open("rb") as file:
        for raw in file:
            try:
                yield decoder.decode(raw)
            except UnicodeError:
                return


def _reads(path: Path, codec: str) -> bool:
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _is_utf8(path: Path, name: str) -> bool:
    """Return whether bytes above 0x7f are UTF-8 throughout. Very few pairs of them may be so by chance where two bytes are one character."""
    decoder, few = codecs.getincrementaldecoder("utf-8")(), ""
    pairs = len("段".encode(name, "ignore")) == 2  # noqa: PLR2004 - bytes
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                if len(few) < _FEW:
                    few += "".join(one for one in decoder.decode(block) if one > "\x7f")[:_FEW]
                else:
                    decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return bool(few) and not (pairs and len(few) < _FEW and max(few) < "\u0800")
