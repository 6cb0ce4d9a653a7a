"""The kinds of system, and who makes each: imported when one of its kind is described."""

from __future__ import annotations

#: Per kind `module:function`; the function is a `Maker` (see `catalogue`).
MAKERS: dict[str, str] = {
    "open311": "kcc_desktop.registers.open311:make",
    "signalen": "kcc_desktop.registers.signalen:make",
    "rest": "kcc_desktop.registers.described.rest:make",
    "sql": "kcc_desktop.registers.described.sql:make",
    "files": "kcc_desktop.registers.described.files:make",
    "mail": "kcc_desktop.registers.described.mail:make",
    "mailbox": "kcc_desktop.registers.mail.mailbox:make",
}
#: What is no system but a mailbox of the contact centre.
MAILBOX = "mailbox"
