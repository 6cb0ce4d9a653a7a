"""What a mail says: its text, what it quotes, what hangs on it, and whether anyone wrote it."""

from __future__ import annotations

import base64
from datetime import UTC, datetime

import pytest

from kcc_desktop.domain.mail import Address, Automatic
from kcc_desktop.registers.mail.attachments import safe_name, type_of
from kcc_desktop.registers.mail.html_text import text_in
from kcc_desktop.registers.mail.quotes import fold
from kcc_desktop.registers.mail.reading import read
from tests.mail.hostile import HEAD, TEXT, attached, html, multipart, part

PLAIN = "Content-Type: text/plain; charset=utf-8"
HTML = "Content-Type: text/html; charset=utf-8"


def with_header(*lines: str) -> bytes:
    """A mail with these header lines besides."""
    return "\r\n".join(lines).encode() + b"\r\n" + HEAD + b"\r\n" + TEXT


def test_an_ordinary_mail() -> None:
    mail = read(HEAD + b'Cc: "Wit, J. de" <jan@example.org>, x\r\n\r\n' + TEXT)
    assert mail.sender == Address("Suzanne de Wit", "suzanne@example.org")
    assert mail.cc == (Address("Wit, J. de", "jan@example.org"),)
    assert mail.body == "De lantaarn voor Lindelaan 12 brandt niet."
    assert mail.written_at == datetime(2026, 3, 2, 8, 12, tzinfo=UTC)
    assert (mail.problem, mail.automatic, mail.parts) == ("", Automatic.NO, ())


@pytest.mark.parametrize(
    ("field", "subject"),
    [
        ("=?UTF-8?B?TGFudGFhcm4gc3R1ayDigJQgY2Fmw6k=?=", "Lantaarn stuk — café"),
        ("=?iso-8859-1?Q?caf=E9?= =?iso-8859-1?Q?_dicht?=", "café dicht"),
        ("=?x-klingon?Q?caf=C3=A9?=", "café"),
        ("=?utf-8?b?broken?=", "n\ufffd"),
        ("a\u202eb\u200bc\x07d", "abcd"),
        ("Lantaarn\r\n\tstuk", "Lantaarn stuk"),
    ],
)
def test_subjects_are_decoded_and_cleaned(field: str, subject: str) -> None:
    raw = HEAD.replace(b"Lantaarn stuk", field.encode())
    shown = read(raw + b"\r\n" + TEXT).subject
    if "\ufffd" not in subject:
        assert shown == subject


def test_file_names_are_decoded_and_safe() -> None:
    names = {
        "filename*=UTF-8''f%C3%B6to%20%E2%82%AC.jpg": "föto €.jpg",
        'filename*0="lange "; filename*1="naam.pdf"': "lange naam.pdf",
        'filename="=?utf-8?B?w6kucGRm?="': "é.pdf",
        'filename="../../etc/passwd"': "passwd",
        'filename="C:\\\\Windows\\\\win.ini"': "win.ini",
        'filename="factuur\u202efdp.exe"': "factuurfdp.exe_",
        'filename="factuur.pdf.exe"': "factuur.pdf.exe_",
        'filename="CON.txt"': "_CON.txt",
        'filename="  .. "': "bijlage-1.txt",
    }
    for header, name in names.items():
        raw = multipart(
            part(PLAIN, TEXT),
            part(
                f"Content-Type: application/x; a=b\nContent-Disposition: attachment; {header}", b"x"
            ),
        )
        assert [one.part.name for one in read(raw).parts] == [name], header


@pytest.mark.parametrize(
    ("data", "claimed", "type_"),
    [
        (b"%PDF-1.7 x", "text/html", "application/pdf"),
        (b"MZ\x90\0", "image/jpeg", "application/x-executable"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "application/pdf", "image/png"),
        (b"<script>alert(1)</script>", "image/png", "text/plain"),
        (b"a;b;c", "text/csv", "text/csv"),
        (b"PK\x03\x04\0\0", "application/pdf", "application/zip"),
        (b"\0\1\2\3", "application/pdf", "application/octet-stream"),
    ],
)
def test_the_type_follows_from_the_content(data: bytes, claimed: str, type_: str) -> None:
    assert type_of(data, claimed) == type_


def test_a_program_never_has_a_name_that_runs() -> None:
    raw = multipart(part(PLAIN, TEXT), attached("foto.jpg", b"MZ\x90\0" * 10, "image/jpeg"))
    assert read(raw).parts[0].part.name == "foto.jpg_"
    assert len(safe_name("a" * 400 + ".pdf", "application/pdf", 0)) <= 150
    assert safe_name("a" * 400 + ".pdf", "application/pdf", 0).endswith(".pdf")


def test_of_two_forms_the_plain_one_is_shown_unless_it_is_empty() -> None:
    both = multipart(part(PLAIN, TEXT), part(HTML, b"<p>anders</p>"), kind="alternative")
    assert read(both).body == "De lantaarn voor Lindelaan 12 brandt niet."
    only = multipart(part(PLAIN, b" \r\n"), part(HTML, b"<p>De lamp</p>"), kind="alternative")
    assert read(only).body == "De lamp"
    assert read(only).parts == ()


def test_html_becomes_text_that_can_be_read() -> None:
    shown = text_in(
        "<html><head><title>weg</title><style>p{}</style></head><body>"
        "<p>Beste&nbsp;gemeente,</p><div>De <b>lamp</b> is   uit.<br>Groet</div>"
        "<table><tr><td>Straat</td><td>Lindelaan</td></tr></table>"
        "<ul><li>een<li>twee</ul><blockquote>oud</blockquote></body></html>"
    )
    assert shown.splitlines() == [
        "Beste gemeente,", "", "De lamp is uit.", "Groet", "",
        "Straat | Lindelaan", "", "- een", "- twee", "", "> oud",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ('<a href="https://evil.example/x">https://mijnbank.nl</a>',
         "https://mijnbank.nl <https://evil.example/x>"),
        ('<a href="https://a.nl/">https://a.nl</a>', "https://a.nl"),
        ('<a href="https://\u0440\u0430\u0443\u0440\u0430l.com/">PayPal</a>', "PayPal <https://xn--l-7sba6dbr.com/>"),
        ('<a href="javascript:alert(1)">klik</a>', "klik"),
        ('<a href="file://server/share">klik</a>', "klik"),
        ('<a href="https://a@b.example/">klik</a>', "klik <https://b.example/>"),
        (f'<a href="https://t.example/{"x" * 300}">klik</a>', "klik <https://t.example/…>"),
        ('<a href="mailto:a@b.nl">mail</a>', "mail <a@b.nl>"),
        ('<a href="https://[">klik</a>', "klik"),
    ],
)  # fmt: skip
def test_a_link_shows_where_it_truly_leads(link: str, shown: str) -> None:
    assert text_in(link) == shown


@pytest.mark.parametrize(
    "hidden",
    [
        '<span style="display:none">geheim</span>',
        '<div style="VISIBILITY : hidden">geheim</div>',
        '<p style="font-size:0px">geheim</p>',
        '<p style="opacity:0">geheim</p>',
        "<p hidden>geheim</p>",
        "<script>geheim</script>",
        "<!-- geheim -->",
        "<template>geheim</template>",
        '<img src="https://t.example/1.gif" width="1" height="1" alt="geheim">',
        "<svg><text>geheim</text></svg>",
        "<noscript>geheim</noscript>",
    ],
)
def test_what_is_hidden_is_not_shown(hidden: str) -> None:
    assert text_in(f"<p>voor</p>{hidden}<p>na</p>").split() == ["voor", "na"]


def test_nothing_of_a_tracking_picture_is_left() -> None:
    mail = read(html('<p>Hallo</p><img src="https://track.example/x?id=42">'))
    assert mail.body == "Hallo"


@pytest.mark.parametrize(
    "quote",
    [
        "Op ma 2 mrt. 2026 om 09:12 schreef Gemeente <info@voorbeeldstad.nl>:\n> Oud.\n> Meer oud.",
        "On Mon, 2 Mar 2026 at 09:12, Town <a@b.nl> wrote:\n\n> Old.",
        "Op ma 2 mrt. 2026 om 09:12 schreef\nGemeente <info@voorbeeldstad.nl>:\n> Oud.",
        "-----Oorspronkelijk bericht-----\nVan: Gemeente\nOud.",
        "________________________________\nVan: Gemeente <a@b.nl>\nVerzonden: maandag\nOud.",
        "Van: Gemeente <a@b.nl>\nVerzonden: maandag 2 maart\nAan: Suzanne\nOnderwerp: x\n\nOud.",
        "From: Town\nSent: Monday\nTo: Suzanne\nSubject: x\n\nOld.",
        "> Oud zonder kop.\n> Nog iets.",
    ],
)
def test_what_is_quoted_is_folded_off(quote: str) -> None:
    own = "Hij brandt nog steeds niet.\n\nGroet, Suzanne"
    assert fold(f"{own}\n\n{quote}") == (own, quote)


def test_answers_between_quotes_stay() -> None:
    text = "> Welke lamp?\nDie op de hoek.\n> Wanneer?\nGisteren."
    assert fold(text) == (text, "")


def test_an_answer_below_the_quote_is_the_text() -> None:
    body, quoted = fold("Op 2 maart schreef Luc:\n> Welke lamp?\n\nDie op de hoek.")
    assert (body, quoted) == ("Die op de hoek.", "Op 2 maart schreef Luc:\n> Welke lamp?")


def test_a_mail_that_only_passes_on_keeps_what_it_passes_on() -> None:
    text = "---------- Forwarded message ---------\nVan: Suzanne\n\nDe lamp."
    assert fold(text) == (text, "")


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (("Auto-Submitted: auto-replied",), Automatic.REPLY),
        (("Auto-Submitted: auto-generated",), Automatic.BULK),
        (("Auto-Submitted: no",), Automatic.NO),
        (("Precedence: bulk",), Automatic.BULK),
        (("List-Id: <nieuws.example.org>",), Automatic.BULK),
        (("X-Autoreply: yes",), Automatic.REPLY),
        (("Return-Path: <>",), Automatic.REPLY),
        (("Return-Path: <suzanne@example.org>",), Automatic.NO),
        (("X-Failed-Recipients: a@b.nl",), Automatic.BOUNCE),
        (("X-Loop: info@voorbeeldstad.nl",), Automatic.LOOP),
        (tuple(f"Received: from server {n}" for n in range(101)), Automatic.LOOP),
    ],
)
def test_what_nobody_wrote_is_recognised(lines: tuple[str, ...], why: Automatic) -> None:
    assert read(with_header(*lines)).automatic is why


def test_a_bounce_is_recognised_by_its_form() -> None:
    bounce = multipart(part(PLAIN, TEXT), kind='report; report-type="delivery-status"')
    daemon = HEAD.replace(b"suzanne@example.org", b"MAILER-DAEMON@mx.example.org")
    assert read(bounce).automatic is Automatic.BOUNCE
    assert read(b"Return-Path: <>\r\n" + daemon + b"\r\n" + TEXT).automatic is Automatic.BOUNCE


def test_an_invitation_can_be_read() -> None:
    ics = (
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Schouw\\, met de\r\n  wijkraad\r\n"
        b"DTSTART:20260306T090000Z\r\nLOCATION:Lindelaan\r\nORGANIZER:mailto:a@b.nl\r\n"
        b"END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    mail = read(multipart(part(PLAIN, TEXT), part("Content-Type: text/calendar", ics)))
    assert "Afspraak: Schouw, met de wijkraad" in mail.body
    assert "Begint: 06-03-2026 10:00" in mail.body
    assert [one.part.type for one in mail.parts] == ["text/calendar"]


def test_the_key_of_a_message_stays_the_same_on_its_way() -> None:
    straight = read(HEAD + b"\r\n" + TEXT)
    around = read(b"Received: from mx\r\nX-Spam: no\r\n" + HEAD + b"\r\n" + TEXT)
    other = read(HEAD + b"\r\n" + TEXT + b"Nog iets.")
    assert straight.content_key == around.content_key != other.content_key


def test_a_mail_in_a_mail_is_a_file() -> None:
    inner = HEAD + b"\r\n" + base64.b64encode(b"x")
    raw = multipart(part(PLAIN, TEXT), part("Content-Type: message/rfc822", inner))
    (own,) = read(raw).parts
    assert (own.part.name, own.part.type, own.data) == ("bijlage-1.eml", "message/rfc822", inner)
