"""An authority of the test's own, and the certificates that it gives out."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


@dataclass(frozen=True, slots=True)
class Authority:
    """Who vouches; `file` is its certificate, as PEM."""

    folder: Path
    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def file(self) -> Path:
        return self.folder / "authority.pem"

    def issue(
        self, host: str, *, days: int = 60, password: str = "", begun: int = 2
    ) -> tuple[Path, Path]:
        """A certificate for `host` that is good for so many more days, and its key."""
        key = ec.generate_private_key(ec.SECP256R1())
        made = _certificate(host, key, self, days=days, begun=begun)
        place = self.folder / f"{host.replace(':', '-')}-{days}{'-locked' if password else ''}"
        certificate, key_file = place.with_suffix(".pem"), place.with_suffix(".key")
        certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
        key_file.write_bytes(_pem(key, password))
        return certificate, key_file

    def server(self, host: str = "127.0.0.1", *, days: int = 60) -> ssl.SSLContext:
        """What a server at `host` presents."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*self.issue(host, days=days, begun=100))
        return context


def new_authority(folder: Path) -> Authority:
    """One whose files are in `folder`."""
    key = ec.generate_private_key(ec.SECP256R1())
    authority = Authority(folder, _certificate("Authority of the test", key, None), key)
    pem = authority.certificate.public_bytes(serialization.Encoding.PEM)
    authority.file.write_bytes(pem)
    return authority


def _certificate(
    host: str,
    key: ec.EllipticCurvePrivateKey,
    issuer: Authority | None,
    *,
    days: int = 365,
    begun: int = 100,
) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    building = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer.certificate.subject if issuer else name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=begun))
        .not_valid_after(now + timedelta(days=days, hours=1))
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
    )
    if issuer is not None:
        building = building.add_extension(
            x509.SubjectAlternativeName([_alternative(host)]), critical=False
        )
    return building.sign(issuer.key if issuer else key, hashes.SHA256())


def _alternative(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _pem(key: ec.EllipticCurvePrivateKey, password: str) -> bytes:
    lock: serialization.KeySerializationEncryption = serialization.NoEncryption()
    if password:
        lock = serialization.BestAvailableEncryption(password.encode())
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, lock)
