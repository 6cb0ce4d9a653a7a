"""Plain text out of HTML, as registers of knowledge give it; nothing of the HTML itself is kept."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset({"p", "div", "br", "ul", "ol", "table", "tr", *_HEADINGS})
_SILENT = frozenset({"script", "style", "template", "noscript"})


def plain_text(text: str) -> str:
    """`text` itself when it holds no HTML, else what a reader would see of it."""
    if not _MARKUP.search(text):
        return text
    collector = _Collector()
    collector.feed(text)
    collector.close()
    lines = (" ".join(line.split()) for line in "".join(collector.parts).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Collector(HTMLParser):
    """Collects text; paragraphs and rows become lines, items of lists begin with a dash."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """A tag opens."""
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BLOCKS:
            self.parts.append("\n")
        elif tag == "li":
            self.parts.append("\n- ")

    def handle_endtag(self, tag: str) -> None:
        """A tag closes."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Text between tags."""
        if not self._silent:
            self.parts.append(data)
