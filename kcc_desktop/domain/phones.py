"""Phone numbers: read in any notation, kept as E.164, shown as people write them."""

from __future__ import annotations

import re
from typing import Any

from kcc_desktop.domain.party import Phone

_PHONE_LIKE = re.compile(r"\s*[+(]?[0-9\s().\-/+]*")
_TRUNK_ZERO = re.compile(r"\(\s*0\s*\)")
_LONGEST = 40
#: What a mobile number begins with once its leading zero is lost (in a spreadsheet, say).
_MOBILE = {"NL": "6", "BE": "4"}


def parse_phone(text: str, region: str = "NL") -> Phone:
    """Reads one number as it is written in `region`; what can't be read stands in `shown` alone."""
    phonenumbers = _library()
    written = " ".join(text.split())[:_LONGEST]
    try:
        number = phonenumbers.parse(_TRUNK_ZERO.sub("", written), region)
    except phonenumbers.NumberParseException:
        return Phone(e164="", shown=written)
    if not phonenumbers.is_possible_number(number):
        return Phone(e164="", shown=written)
    return Phone(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def phone_digits(text: str, region: str = "NL") -> str:
    """The digits as they begin an E.164 number, also for a part of one: `06 12` gives `31612`.

    Empty when the text is not written like a phone number.
    """
    if len(text) > _LONGEST or not _PHONE_LIKE.fullmatch(text):
        return ""
    written = _TRUNK_ZERO.sub("", text).strip()
    digits = re.sub(r"[^0-9]", "", written)
    if written.startswith("+"):
        return digits
    if digits.startswith("00"):
        return digits[2:]
    code = str(_library().country_code_for_region(region))
    if digits.startswith("0"):
        return code + digits[1:] if len(digits) > 1 else ""
    return _without_prefix(digits, region, code)


def show_phone(phone: Phone, region: str = "NL") -> str:
    """The number as it is written within `region`, or with its country code from elsewhere."""
    if not phone.e164:
        return phone.shown
    phonenumbers = _library()
    try:
        number = phonenumbers.parse(phone.e164, None)
    except phonenumbers.NumberParseException:
        return phone.shown or phone.e164
    formats = phonenumbers.PhoneNumberFormat
    here = number.country_code == phonenumbers.country_code_for_region(region)
    shown: str = phonenumbers.format_number(
        number, formats.NATIONAL if here else formats.INTERNATIONAL
    )
    return shown


def _without_prefix(digits: str, region: str, code: str) -> str:
    if len(digits) == 9 and digits.startswith(_MOBILE.get(region, "-")):
        return code + digits
    return digits if len(digits) > 9 and digits.startswith(code) else ""


def _library() -> Any:
    """It comes with the rules of all countries; only who has a number to read waits for them."""
    import phonenumbers  # noqa: PLC0415

    return phonenumbers
