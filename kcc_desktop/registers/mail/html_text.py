"""HTML as plain text that is safe to show: nothing is loaded, nothing hidden is shown, and a link
shows where it truly leads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kcc_desktop.registers.mail.limits import LONGEST_BODY
from kcc_desktop.registers.mail.plain import line_of


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_DROPPED = _tags(
    "head script style template noscript object embed applet iframe frame svg math audio video"
    " canvas select textarea button title"
)
_BLOCKS = _tags(
    "address article aside blockquote center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6"
    " header hr li main nav ol p pre section table tr ul"
)
_PARAGRAPHS = _tags("p h1 h2 h3 h4 h5 h6 table ul ol blockquote hr")
_HIDES = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|opacity\s*:\s*0(?![.\d]*[1-9])"
    r"|font-size\s*:\s*[01](?:px|pt|em|%|\s*[;!]|\s*$)|(?<!-)color\s*:\s*transparent"
    r"|(?:max-)?height\s*:\s*0(?:px)?\s*[;!]?.*overflow\s*:\s*hidden",
    re.IGNORECASE | re.DOTALL,
)
_BLANKS = re.compile(r"[ \t\r\n\f\u00a0]+")
_LONGEST_LINK = 120
#: Elements that need no end, and how deep others may be nested.
_ENDLESS = _tags(
    "area base br col hr img input link meta param source wbr p li td th tr dt dd option"
)
_DEEPEST = 500
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:]{0,30})[^<>]*>")
_UNSEEN = re.compile(r"<(script|style|head)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
#: As many levels of quotes as are shown.
_MOST_QUOTES = 5


def text_in(html: str) -> str:
    """The text of `html`: quotes begin with `>`, points with `-`, cells are parted by `|`.

    What is nested so deeply that it can only be meant to do harm loses all form.
    """
    if _is_deep(html):
        return " ".join(unescape(_TAG.sub(" ", _UNSEEN.sub(" ", html))).split())
    root = LexborHTMLParser(html).root
    writer = _Writer()
    if root is None:
        return ""
    for node, opens in _walked(root):
        if writer.size > LONGEST_BODY:
            break
        if opens:
            _open(writer, node)
        else:
            _close(writer, node)
    return writer.text()


def _is_deep(html: str) -> bool:
    """Whether many more elements are opened than closed; parsing takes the square of that."""
    depth = 0
    for tag in _TAG.finditer(html):
        if tag[2].lower() not in _ENDLESS:
            depth = max(0, depth - 1) if tag[1] else depth + 1
            if depth > _DEEPEST:
                return True
    return False


def _walked(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """All nodes as they open and close, without what is dropped; deep nesting costs no stack."""
    node: LexborNode | None = root
    depth = 0
    while node is not None:
        shown = not _is_dropped(node)
        if shown:
            yield node, True
        child = node.child if shown else None
        if child is not None:
            node, depth = child, depth + 1
            continue
        if shown:
            yield node, False
        while node is not None and node.next is None and depth:
            node, depth = node.parent, depth - 1
            if node is not None:
                yield node, False
        node = node.next if node is not None and depth else None


def _is_dropped(node: LexborNode) -> bool:
    tag = node.tag or ""
    if tag in _DROPPED or tag == "_comment":
        return True
    if tag == "-text" or not node.attributes:
        return False
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDES.search((attributes.get("style") or "")[:2_000]))


def _open(writer: _Writer, node: LexborNode) -> None:
    tag = node.tag or ""
    if tag == "-text":
        writer.write(node.text_content or "")
    elif tag == "br":
        writer.end_line()
    elif tag in {"td", "th"}:
        writer.next_cell()
    elif tag == "img":
        writer.write(_picture(node))
    elif tag in _BLOCKS:
        _open_block(writer, tag)
    elif tag == "a":
        writer.begin_link()


def _open_block(writer: _Writer, tag: str) -> None:
    writer.end_block(paragraph=tag in _PARAGRAPHS)
    if tag == "li":
        writer.write("- ")
    elif tag == "pre":
        writer.keeps_blanks += 1
    elif tag == "blockquote":
        writer.quotes += 1


def _close(writer: _Writer, node: LexborNode) -> None:
    tag = node.tag or ""
    if tag == "a":
        writer.end_link((node.attributes or {}).get("href") or "")
    elif tag in _BLOCKS:
        writer.end_block(paragraph=tag in _PARAGRAPHS)
        if tag == "pre":
            writer.keeps_blanks -= 1
        elif tag == "blockquote":
            writer.quotes -= 1


class _Writer:
    """Collects lines."""

    def __init__(self) -> None:
        self.size = 0
        self.quotes = 0
        self.keeps_blanks = 0
        self._lines: list[str] = []
        self._line: list[str] = []
        self._cell = False
        self._links: list[list[str]] = []

    def write(self, text: str) -> None:
        """Adds text to the present line."""
        if self.keeps_blanks and "\n" in text:
            first, *others = text.split("\n")
            self._add(first)
            for other in others:
                self.end_line()
                self._add(other)
            return
        self._add(text if self.keeps_blanks else _BLANKS.sub(" ", text))

    def next_cell(self) -> None:
        """The next cell of a row begins."""
        self._cell = bool("".join(self._line).strip(" >-"))

    def begin_link(self) -> None:
        """What is written from now on is the text of a link."""
        self._links.append([])

    def end_link(self, href: str) -> None:
        """Says where the link leads, unless its text says the very same."""
        shown = "".join(self._links.pop()) if self._links else ""
        target = _target(href)
        if target and not _says(shown, target):
            self._add(f" <{target}>" if shown.strip() else f"<{target}>")

    def end_line(self) -> None:
        """The present line is done."""
        text = "".join(self._line)
        text = text.rstrip() if self.keeps_blanks else text.strip()
        mark = "> " * min(self.quotes, _MOST_QUOTES)
        self._lines.append(f"{mark}{text}".rstrip())
        self._line, self._cell = [], False

    def end_block(self, *, paragraph: bool) -> None:
        """The present line is done if it has anything, and a blank one follows a paragraph."""
        if "".join(self._line).strip():
            self.end_line()
        self._line, self._cell = [], False
        if paragraph and self._lines and self._lines[-1].strip(" >"):
            self._lines.append(("> " * min(self.quotes, _MOST_QUOTES)).rstrip())

    def text(self) -> str:
        """All of it."""
        self.end_block(paragraph=False)
        while self._lines and not self._lines[-1].strip(" >"):
            self._lines.pop()
        return "\n".join(self._lines).strip("\n")

    def _add(self, text: str) -> None:
        if self._cell and text.strip():
            self._line.append(" | ")
            self._cell = False
        self._line.append(text)
        self.size += len(text)
        for link in self._links[-1:]:
            link.append(text)


def _picture(node: LexborNode) -> str:
    """What a picture says in words; one that only counts readers says nothing."""
    attributes = node.attributes or {}
    sizes = {(attributes.get(name) or "").strip() for name in ("width", "height")}
    alt = line_of(attributes.get("alt") or "", 100)
    return f"[{alt}]" if alt and not sizes & {"0", "1", "0px", "1px"} else ""


def _target(href: str) -> str:
    """Where a link leads, with its host as the network knows it; empty for what is no link."""
    try:
        split = urlsplit(line_of(href, 4_000))
        host = split.hostname or ""
        port = f":{split.port}" if split.port else ""
    except ValueError:  # brackets or a port that are none
        return ""
    if split.scheme in {"mailto", "tel"}:
        return line_of(split.path, _LONGEST_LINK)
    if split.scheme not in {"http", "https"} or not host:
        return ""
    if not host.isascii():
        try:
            host = host.encode("idna").decode()
        except UnicodeError:
            return ""
    whole = f"{split.scheme}://{host}{port}{split.path}"
    whole += f"?{split.query}" if split.query else ""
    return whole if len(whole) <= _LONGEST_LINK else f"{split.scheme}://{host}{port}/…"


def _says(shown: str, target: str) -> bool:
    """Whether the text of a link is where it leads."""
    bare = shown.strip().rstrip("/").lower()
    return bare in {target.rstrip("/").lower(), target.partition("://")[2].rstrip("/").lower()}
