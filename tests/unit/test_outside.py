"""What other programs are asked to open can hold no more than was meant."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from kcc_desktop.domain.outside import LONGEST, mail_address, tel_address
from kcc_desktop.domain.party import Phone


@pytest.mark.parametrize(
    ("e164", "link"),
    [
        ("+31612345678", "tel:+31612345678"),
        ("", ""),
        ("112;phone-context=x", ""),
        ("+316\n", ""),
        ("+31612345678,,1234#", ""),
    ],
)
def test_only_a_number_is_called(e164: str, link: str) -> None:
    assert tel_address(Phone(e164, "06 12")) == link


def test_a_mail_holds_subject_and_body_as_they_are() -> None:
    subject, body = "Uw melding & meer?", "Beste bewoner,\n\n100% klaar; cc=x&bcc=y ‘één’"
    link = mail_address("suzanne@dewit.example", subject, body)
    read = urlsplit(link)
    assert (read.scheme, read.path) == ("mailto", "suzanne@dewit.example")
    fields = parse_qs(read.query, strict_parsing=True)
    assert fields == {"subject": [subject], "body": [body.replace("\n", "\r\n")]}


@pytest.mark.parametrize(
    "address",
    ["", "geen adres", "a@b?bcc=c@d", "a@b,c@d", "a@b&x", "a@b\r\nBcc: x@y", "a@b%0Abcc", "<a@b>"],
)
def test_what_is_no_single_address_gets_no_mail(address: str) -> None:
    assert mail_address(address, "Onderwerp") == ""


def test_a_subject_stays_on_one_line() -> None:
    assert "subject=a%20Bcc%3A%20x%40y&" in mail_address("a@b.nl", "a\r\nBcc: x@y")


def test_a_long_body_is_cut_between_letters() -> None:
    link = mail_address("a@b.nl", "s", "é😀" * 3000)
    assert len(link) <= LONGEST
    assert parse_qs(urlsplit(link).query)["body"][0].rstrip("…").strip("é😀") == ""


def test_half_letters_do_no_harm() -> None:
    assert "%3F" in mail_address("a@b.nl", "s", "\ud800")
