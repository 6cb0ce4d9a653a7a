"""Which servers are believed: by the authorities of the system, and those of one's own."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from pathlib import Path

import truststore

from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.said import Said


def trust_for(
    authority: Path | None = None,
    certificate: Path | None = None,
    certificate_key: Path | None = None,
    password: Callable[[], str] = str,
) -> ssl.SSLContext:
    """TLS 1.2 or newer, with `authority` (PEM) beside the authorities of the system.

    `certificate` with its key (in the same file when not given) says who we are. Raises
    InvalidInput for a file that can't be used.
    """
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if authority is not None:
        try:
            context.load_verify_locations(authority)
        except (OSError, ssl.SSLError) as fault:
            raise _unusable(authority) from fault
    if certificate is not None:
        try:
            # Without a password OpenSSL would ask for it at the terminal.
            context.load_cert_chain(certificate, certificate_key, password)
        except (OSError, ssl.SSLError) as fault:
            raise _unusable(certificate_key or certificate) from fault
    return context


def _unusable(path: Path) -> InvalidInput:
    return InvalidInput(
        Said(
            f"Het certificaat in {path} is niet te gebruiken. Klopt het bestand, en het "
            "wachtwoord van de sleutel?",
            f"The certificate in {path} can't be used. Is the file right, and the password of "
            "its key?",
        )
    )
