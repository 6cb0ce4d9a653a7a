"""Outlook messages ([MS-OXMSG]) in compound files ([MS-CFB]), as simple as they can be.

Streams below 4,096 bytes would share sectors; here each is filled up with zeros to that.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

_SECTOR, _LEAST = 512, 4_096
_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_TEXT, _BINARY, _LONG = 0x001F, 0x0102, 0x0003

Tree = Mapping[str, "bytes | Tree"]


def outlook_message(texts: Mapping[int, str], files: Mapping[str, bytes] | None = None) -> bytes:
    """A message with these properties (by their ids) and these files."""
    tree: dict[str, bytes | Tree] = _properties(texts, {}, header=32)
    for number, (name, data) in enumerate((files or {}).items()):
        own = _properties({0x3707: name}, {0x3701: data}, header=8, method=1)
        tree[f"__attach_version1.0_#{number:08X}"] = own
    return compound_file(tree)


def _properties(
    texts: Mapping[int, str], contents: Mapping[int, bytes], *, header: int, method: int = 0
) -> dict[str, bytes | Tree]:
    streams: dict[str, bytes | Tree] = {}
    entries = b"\0" * header
    kinds = [(one, _TEXT, text.encode("utf-16-le")) for one, text in texts.items()]
    for id_, kind, data in [*kinds, *((one, _BINARY, data) for one, data in contents.items())]:
        streams[f"__substg1.0_{id_:04X}{kind:04X}"] = data
        size = len(data) + (2 if kind == _TEXT else 0)
        entries += struct.pack("<HHIII", kind, id_, 6, size, 0)
    if method:
        entries += struct.pack("<HHIII", _LONG, 0x3705, 6, method, 0)
    return {"__properties_version1.0": entries, **streams}


def compound_file(tree: Tree) -> bytes:
    """A compound file in which each stream has sectors of its own."""
    entries: list[list[int | bytes | str]] = [["Root Entry", _ROOT, _NONE, _NONE, b""]]
    _add(entries, 0, tree)
    chains = [_padded(bytes(entry[4])) for entry in entries if isinstance(entry[4], bytes)]
    directory_size = -(-len(entries) * 128 // _SECTOR)
    sectors = sum(len(chain) // _SECTOR for chain in chains) + directory_size
    fat_size = -(-(sectors + 1) // (_SECTOR // 4 - 1))
    fat = [_FAT] * fat_size
    starts = [_chain(fat, len(chain) // _SECTOR) for chain in chains]
    directory = b"".join(
        _entry(*entry, start) for entry, start in zip(entries, starts, strict=True)
    )
    directory_at = _chain(fat, directory_size)
    fat += [_FREE] * (fat_size * _SECTOR // 4 - len(fat))
    body = b"".join(chains) + _padded(directory)
    return _header(fat_size, directory_at) + struct.pack(f"<{len(fat)}I", *fat) + body


def _add(entries: list[list[int | bytes | str]], parent: int, tree: Tree) -> None:
    """The children of a storage: each is the right one of the one before."""
    before = None
    for name, value in tree.items():
        own = len(entries)
        is_storage = not isinstance(value, bytes)
        entries.append(
            [
                name,
                _STORAGE if is_storage else _STREAM,
                _NONE,
                _NONE,
                b"" if is_storage else bytes(value).ljust(_LEAST, b"\0"),
            ]
        )
        if before is None:
            entries[parent][3] = own
        else:
            entries[before][2] = own
        before = own
        if not isinstance(value, bytes):
            _add(entries, own, value)


def _chain(fat: list[int], length: int) -> int:
    """Takes so many sectors; gives the first."""
    start = len(fat)
    fat += [*range(start + 1, start + length), _END] if length else []
    return start if length else _END


def _entry(
    name: object, kind: object, right: object, child: object, data: object, at: int
) -> bytes:
    coded = str(name).encode("utf-16-le") + b"\0\0"
    head = coded.ljust(64, b"\0") + struct.pack("<HBB", len(coded), int(str(kind)), 1)
    links = struct.pack("<III", _NONE, int(str(right)), int(str(child)))
    assert isinstance(data, bytes)
    return head + links + b"\0" * 36 + struct.pack("<IQ", at, len(data))


def _header(fat_size: int, directory_at: int) -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIII", 0, fat_size, directory_at, 0, _LEAST)
    head += struct.pack("<IIII", _END, 0, _END, 0)
    places = [*range(fat_size), *[_FREE] * (109 - fat_size)]
    return head + struct.pack("<109I", *places)


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % _SECTOR)
