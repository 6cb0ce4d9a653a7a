"""What hangs on a mail: a name that is safe to write, and the type that its content has."""

from __future__ import annotations

import re

import puremagic

from kcc_desktop.registers.mail.limits import LONGEST_NAME

#: What no file system takes, and what leads elsewhere.
_UNSAFE = re.compile(r'[<>:"/\\|?*%$`~\x00-\x1f]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)", re.IGNORECASE)
#: What a double click would run.
_RUNS = re.compile(
    r"\.(?:exe|scr|com|pif|bat|cmd|ps1|psm1|vbs?|vbe|jse?|wsf|wsh|hta|msi|msp|jar|lnk|url|reg|cpl"
    r"|dll|sys|iso|img|vhdx?|desktop|sh|app|scf|chm|application|gadget|inf|library-ms"
    r"|search-ms|settingcontent-ms|appref-ms|xll|one)$",
    re.IGNORECASE,
)
_EXECUTABLES = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
_UNKNOWN, _ZIP, _OLE = "application/octet-stream", "application/zip", "application/x-ole-storage"
_LOOKED_AT = 8_192
#: What stands in a zip file or in an OLE file may claim a more exact type.
_IN_ZIP = re.compile(r"application/(?:vnd\.(?:openxml|oasis|ms-)|epub|java-arch|x-zip|zip)")
_IN_OLE = re.compile(r"application/(?:msword|vnd\.ms-|x-ole)")
_TEXTUAL = re.compile(r"text/|application/(?:json|xml|rtf|x-yaml|csv)|message/|.+\+xml")
_ENDS = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "text/plain": ".txt",
    "text/html": ".html",
    "text/calendar": ".ics",
    "message/rfc822": ".eml",
    "application/zip": ".zip",
    "application/ms-tnef": ".dat",
}


def safe_name(claimed: str, type_: str, position: int) -> str:
    """A file name without path, and with an end that a double click does not run."""
    last = re.split(r"[/\\]", claimed)[-1]
    name = _UNSAFE.sub("_", last).strip(" ._-")
    if not name:
        name = f"bijlage-{position + 1}{_ENDS.get(type_, '')}"
    if _RESERVED.match(name):
        name = f"_{name}"
    if len(name) > LONGEST_NAME:
        stem, dot, end = name.rpartition(".")
        keeps = dot and len(end) <= 10
        name = f"{stem[: LONGEST_NAME - 12]}.{end}" if keeps else name[:LONGEST_NAME]
    return f"{name}_" if _RUNS.search(name) else name


def type_of(data: bytes, claimed: str) -> str:
    """The type that content has; what it claims counts only where the content bears that out."""
    found = _magic(data[:_LOOKED_AT])
    if found == _ZIP:
        return claimed if _IN_ZIP.match(claimed) else _ZIP
    if found == _OLE:
        return claimed if _IN_OLE.match(claimed) else _OLE
    if found:
        return found
    if _is_text(data[:_LOOKED_AT]):
        return claimed if _TEXTUAL.match(claimed) else "text/plain"
    return claimed if claimed == "application/ms-tnef" else _UNKNOWN


def runs(data: bytes) -> bool:
    """Whether the content is a program, whatever it is called."""
    return data.startswith(_EXECUTABLES)


def _magic(head: bytes) -> str:
    """What the first bytes say; empty when they say nothing."""
    if head.startswith(b"PK\x03\x04"):
        return _ZIP
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _OLE
    if head.startswith(_EXECUTABLES) and not head.startswith(b"#!"):
        return "application/x-executable"
    if not head or _is_text(head):
        return ""
    try:
        found: str = puremagic.from_string(head, mime=True)
    except (puremagic.PureError, ValueError, IndexError):  # it knows nothing that begins so
        return ""
    return found if "/" in found else ""


def _is_text(head: bytes) -> bool:
    if b"\0" in head or head.startswith(b"%PDF"):
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as fault:
        return fault.start > len(head) - 4  # a letter that was cut in two
    return True
