"""Certificates made for a test: an authority of its own, and servers that it vouches for, or does not."""

from __future__ import annotations

import ssl
import warnings
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_NOW = datetime.now(UTC)


@cache
def _key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _certificate(name: str, issuer: str, *, ends: timedelta, authority: bool = False) -> x509.Certificate:
    made = (
        x509.CertificateBuilder()
        .subject_name(_named(name))
        .issuer_name(_named(issuer))
        .public_key(_key().public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_NOW - timedelta(days=30))
        .not_valid_after(_NOW + ends)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
    )
    if not authority:
        made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
    return made.sign(_key(), hashes.SHA256())


def authority(folder: Path) -> Path:
    """Write the certificate of the authority that a test trusts, by SSL_CERT_FILE."""
    file = folder / "authority.pem"
    made = _certificate("Lantern Authority", "Lantern Authority", ends=timedelta(days=1), authority=True)
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return file


def server(folder: Path, name: str, *, expired: bool = False, self_signed: bool = False) -> ssl.SSLContext:
    """Make a server's side of TLS, for this name."""
    ends = timedelta(days=-1) if expired else timedelta(days=1)
    made = _certificate(name, name if self_signed else "Lantern Authority", ends=ends)
    file = folder / f"{name}.pem"
    secret = _key().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


def outdated(context: ssl.SSLContext) -> ssl.SSLContext:
    """Let a server speak nothing newer than TLS 1.0."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1
    context.set_ciphers("ALL:@SECLEVEL=0")
    return context
