"""Mails that are made to do harm, or that programs got wrong."""

from __future__ import annotations

import base64
import io
import zipfile

HEAD = (
    b"From: Suzanne de Wit <suzanne@example.org>\r\nTo: info@voorbeeldstad.nl\r\n"
    b"Subject: Lantaarn stuk\r\nDate: Mon, 02 Mar 2026 09:12:00 +0100\r\n"
    b"Message-ID: <1@example.org>\r\n"
)
TEXT = b"De lantaarn voor Lindelaan 12 brandt niet.\r\n"


def multipart(*parts: bytes, kind: str = "mixed", boundary: str = "grens") -> bytes:
    """A message of these parts, each with its header."""
    between = f"--{boundary}\r\n".encode()
    head = HEAD + f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n\r\n'.encode()
    body = b"".join(between + part + b"\r\n" for part in parts)
    return head + body + f"--{boundary}--\r\n".encode()


def part(header: str, body: bytes) -> bytes:
    """One part."""
    return header.replace("\n", "\r\n").encode() + b"\r\n\r\n" + body


def attached(name: str, data: bytes, type_: str = "application/octet-stream") -> bytes:
    """A file that hangs on a mail."""
    header = (
        f"Content-Type: {type_}\nContent-Transfer-Encoding: base64\n"
        f'Content-Disposition: attachment; filename="{name}"'
    )
    return part(header, base64.encodebytes(data))


def html(body: str) -> bytes:
    """A mail in HTML alone."""
    return HEAD + b"Content-Type: text/html; charset=utf-8\r\n\r\n" + body.encode()


def nested(depth: int) -> bytes:
    """Multiparts within multiparts."""
    raw = part("Content-Type: text/plain", TEXT)
    for n in range(depth):
        boundary = f"b{n}"
        head = f'Content-Type: multipart/mixed; boundary="{boundary}"'
        raw = part(head, f"--{boundary}\r\n".encode() + raw + f"\r\n--{boundary}--\r\n".encode())
    return HEAD + raw


def zip_bomb() -> bytes:
    """A zip file that would become 200 MB."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for n in range(20):
            file.writestr(f"{n}.txt", b"0" * 10_000_000)
    return packed.getvalue()


def hostile_mails() -> dict[str, bytes]:
    """All of them, by what they are."""
    plain = b"Content-Type: text/plain; charset=utf-8\r\n\r\n"
    return {
        "400 KB in one header": b"X-A: " + b"a" * 400_000 + b"\r\n" + HEAD + plain + TEXT,
        "400 KB of folded header": HEAD + b"X-A: b\r\n" + b" c\r\n" * 100_000 + b"\r\n" + TEXT,
        "400 KB of addresses": b"To: " + b"a@b.nl, " * 50_000 + b"\r\n" + HEAD + b"\r\n" + TEXT,
        "400 KB of encoded words": b"Subject: " + b"=?utf-8?q?a?= " * 28_000 + b"\r\n\r\n" + TEXT,
        "brackets in an address": b"From: " + b"(" * 60_000 + b"a@b.nl\r\n" + HEAD + b"\r\n" + TEXT,
        "5,000 header lines": b"".join(b"X-%d: y\r\n" % n for n in range(5_000)) + HEAD + b"\r\n",
        "1,000 nested parts": nested(1_000),
        "10,000 parts": multipart(*[part("Content-Type: text/plain", b"x")] * 10_000),
        "500,000 delimiters": multipart() + b"--grens\r\n" * 500_000,
        "multipart without end": HEAD
        + b'Content-Type: multipart/mixed; boundary="g"\r\n\r\n--g\r\n',
        "multipart without boundary": HEAD + b"Content-Type: multipart/mixed\r\n\r\n" + TEXT,
        "boundary that is a pattern": multipart(part("", TEXT), boundary="(a+)+$"),
        "a charset that isn't": HEAD
        + b"Content-Type: text/plain; charset=x-klingon\r\n\r\n"
        + TEXT,
        "a charset that runs": HEAD
        + b"Content-Type: text/plain; charset=punycode\r\n\r\n"
        + b"a-" * 60_000,
        "UTF-8 that is Latin-1": HEAD + plain + "Café in de straat".encode("latin-1"),
        "UTF-16 without a mark": HEAD + b"Content-Type: text/plain; charset=utf-16\r\n\r\n" + TEXT,
        "base64 that is broken": HEAD
        + plain.replace(b"\r\n\r\n", b"\r\nContent-Transfer-Encoding: base64\r\n\r\n")
        + base64.b64encode(TEXT)[:-3]
        + b"!!*",
        "quoted-printable that is broken": HEAD
        + plain.replace(b"\r\n\r\n", b"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n")
        + b"De lantaarn =ZZ brandt =E9 niet=",
        "a zip bomb": multipart(
            part("Content-Type: text/plain", TEXT), attached("f.zip", zip_bomb())
        ),
        "25 MB of base64": multipart(
            part("Content-Type: text/plain", TEXT), attached("groot.bin", b"\0\1" * 12_500_000)
        ),
        "a line of 1 MB": HEAD + plain + b"lantaarn " * 120_000,
        "1 MB of quotes": HEAD + plain + TEXT + b"> > > > a\r\n" * 100_000,
        "1 MB of almost quotes": HEAD + plain + b"Op " * 350_000,
        "30 MB of text": HEAD + plain + b"a b c d e f\r\n" * 2_500_000,
        "NUL everywhere": HEAD.replace(b"stuk", b"st\0uk") + plain + b"a\0b\0" + TEXT,
        "deep HTML": html("<div>" * 200_000 + "lantaarn"),
        "bold HTML": html("<b><i><font>" * 30_000 + "<p>" * 1_000 + "lantaarn"),
        "open scripts": html("<script" * 100_000 + "lantaarn"),
        "half tags": html("<" * 900_000),
        "1 MB of table": html("<table><tr><td>a" * 60_000),
        "attributes": html("<a " + 'b="c" ' * 150_000 + ">lantaarn</a>"),
        "160,000 attributes": html("<p " + " ".join(f"a{n}" for n in range(150_000)) + ">lantaarn"),
        "300,000 paragraphs": html("<p>" * 300_000 + "lantaarn"),
        "entities": html("&lt;script&gt;" * 70_000),
        "a style without end": html('<p style="' + "max-height:0;" * 70_000 + '">lantaarn</p>'),
        "dates": HEAD.replace(b"2026", b"99999999999") + b"\r\n" + TEXT,
        "no header at all": TEXT * 1_000,
        "nothing": b"",
        "an empty header": b"\r\n\r\n" + TEXT,
        "a broken calendar": HEAD
        + b"Content-Type: text/calendar\r\n\r\nBEGIN:VEVENT\r\n"
        + b"DTSTART:99999999T999999\r\n" * 10_000,
        "winmail.dat": multipart(
            part("Content-Type: text/plain", TEXT),
            attached("winmail.dat", b"\x78\x9f\x3e\x22" + b"\0" * 5_000, "application/ms-tnef"),
        ),
        "an Outlook file that isn't": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 100_000,
        "random bytes": bytes(range(256)) * 2_000,
    }
