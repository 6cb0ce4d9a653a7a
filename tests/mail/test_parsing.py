"""Hostile mails: each is read or kept, within its time and memory, and the next one is read too."""

from __future__ import annotations

import hashlib
import multiprocessing
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.mail import Address, MailProblem, RawMail
from kcc_desktop.registers.mail.limits import LONGEST_BODY, MEMORY
from kcc_desktop.registers.mail.parsing import KillableParsing
from tests.mail.hostile import HEAD, TEXT, hostile_mails
from tests.mail.outlook import outlook_message

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
#: What must be kept as it came, as reading it takes too much.
UNREADABLE = {"160,000 attributes", "an Outlook file that isn't"}
#: What is read up to a limit and kept as it came besides.
CUT = {
    "400 KB in one header": MailProblem.HEADERS,
    "400 KB of folded header": MailProblem.HEADERS,
    "400 KB of addresses": MailProblem.HEADERS,
    "400 KB of encoded words": MailProblem.HEADERS,
    "5,000 header lines": MailProblem.HEADERS,
    "1,000 nested parts": MailProblem.NESTED,
    "10,000 parts": MailProblem.MANY_PARTS,
    "random bytes": MailProblem.HEADERS,
    "no header at all": MailProblem.HEADERS,
    "nothing": MailProblem.TOO_LARGE,
}


def raw(data: bytes) -> RawMail:
    """As a mailbox gives it."""
    return RawMail(1, data, NOW, len(data))


@pytest.fixture(scope="module")
def reading() -> Iterator[KillableParsing]:
    """What reads messages."""
    reading = KillableParsing()
    yield reading
    reading.close()


def test_the_hostile_set(reading: KillableParsing, record_property: pytest.RecordProperty) -> None:
    """Prints its counts, the longest time and the most memory: `pytest -s`."""
    problems: Counter[str] = Counter()
    longest, most = (0.0, ""), (0, "")
    for name, data in hostile_mails().items():
        begun = time.monotonic()
        mail = reading.parse(raw(data))
        longest = max(longest, (time.monotonic() - begun, name))
        most = max(most, (reading.most_memory(), name))
        expected = MailProblem.UNREADABLE if name in UNREADABLE else CUT.get(name, "")
        assert mail.problem == expected, name
        problems[str(mail.problem) or "read"] += 1
        assert len(mail.body) <= LONGEST_BODY
        if mail.problem and data:
            assert mail.parts[-1].data == data, name
        for part in mail.parts:
            assert hashlib.sha256(part.data).hexdigest() == part.part.digest, name
    assert most[0] <= MEMORY
    table = "  ".join(f"{problem}: {count}" for problem, count in sorted(problems.items()))
    print(f"\n{sum(problems.values())} hostile mails  {table}")
    print(f"longest {longest[0]:.2f} s ({longest[1]})  most {most[0] / 1e6:.0f} MB ({most[1]})")
    record_property("hostile", table)


def test_what_killed_the_reader_still_shows_who_and_what(reading: KillableParsing) -> None:
    mail = reading.parse(raw(hostile_mails()["160,000 attributes"]))
    assert (mail.problem, mail.subject) == (MailProblem.UNREADABLE, "Lantaarn stuk")
    assert mail.sender.address == "suzanne@example.org"
    after = reading.parse(raw(HEAD + b"\r\n" + TEXT))
    assert after.body == "De lantaarn voor Lindelaan 12 brandt niet."


def test_a_reader_that_was_killed_from_outside_is_replaced(reading: KillableParsing) -> None:
    reading.parse(raw(HEAD + b"\r\n" + TEXT))
    for process in multiprocessing.active_children():
        process.kill()
        process.join()
    assert reading.parse(raw(HEAD + b"\r\n" + TEXT)).subject == "Lantaarn stuk"


def test_an_ordinary_mail_from_a_file(reading: KillableParsing) -> None:
    mail = reading.parse_file(HEAD + b"\r\n" + TEXT, "Lantaarn stuk.EML", NOW)
    assert mail.message_id == "1@example.org"


def test_an_outlook_message_from_a_file(reading: KillableParsing) -> None:
    """Its ids: subject, text, and name and address of the sender ([MS-OXPROPS])."""
    said = {0x0037: "Lantaarn stuk", 0x1000: "De lantaarn brandt niet.", 0x0C1A: "Suzanne de Wit"}
    photo = b"\xff\xd8" * 3_000
    file = outlook_message(said | {0x5D01: "suzanne@example.org"}, {"foto.jpg": photo})
    mail = reading.parse_file(file, "bericht.msg", NOW)
    assert (mail.subject, mail.body, mail.problem) == (
        "Lantaarn stuk",
        "De lantaarn brandt niet.",
        "",
    )
    assert mail.sender == Address("Suzanne de Wit", "suzanne@example.org")
    assert [(one.part.name, one.part.type, one.data) for one in mail.parts] == [
        ("foto.jpg", "image/jpeg", photo)
    ]
    assert reading.parse_file(file, "bericht.msg", NOW).content_key == mail.content_key


@pytest.mark.parametrize("name", ["brief.docx", "mail.eml"])
def test_a_file_that_is_no_mail(reading: KillableParsing, name: str) -> None:
    with pytest.raises(InvalidInput):
        reading.parse_file(b"PK\x03\x04 en dan nog wat", name, NOW)


def test_what_was_too_large_shows_its_header(reading: KillableParsing) -> None:
    mail = reading.parse(RawMail(1, b"", NOW, 80_000_000, HEAD + b"\r\n"))
    assert (mail.problem, mail.subject) == (MailProblem.TOO_LARGE, "Lantaarn stuk")
    assert mail.parts == ()
