"""The certificate of a workspace for devices on the same network: made here, signed by itself, good for one address.

Invariant: whoever a device trusts by it can speak for that one address only (name constraints, RFC 5280, 4.2.1.10).
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address, IPv6Address, ip_network
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from renown.errors import StorageError

FOLDER = "devices"
GOOD_FOR = timedelta(days=397)
RENEWED_BEFORE = timedelta(days=30)

Address = IPv4Address | IPv6Address


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate and its key as files, and the fingerprint by which a person compares it."""

    file: Path
    key: Path
    fingerprint: str


def certificate_for(workspace: Path, address: Address) -> Certificate:
    """The certificate of a workspace for an address, made anew when it is for another one or ends soon.

    Raises StorageError.
    """
    folder = workspace / FOLDER
    file, key = folder / "certificate.pem", folder / "key.pem"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        found = _standing(file, key, address) or _write_new(file, key, address)
    except OSError as error:
        raise StorageError(f"{folder} cannot be written: {error.strerror}", hint="look at the disk") from error
    digest = hashlib.sha256(found.public_bytes(Encoding.DER)).hexdigest().upper()
    return Certificate(file, key, ":".join(digest[i : i + 2] for i in range(0, len(digest), 2)))


def _standing(file: Path, key: Path, address: Address) -> x509.Certificate | None:
    """The certificate that is there, where it is of use still."""
    try:
        found = x509.load_pem_x509_certificate(file.read_bytes())
        names = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        named = names.get_values_for_type(x509.IPAddress)
    except (FileNotFoundError, ValueError, x509.ExtensionNotFound):
        return None
    lasts = found.not_valid_after_utc - datetime.now(UTC) > RENEWED_BEFORE
    return found if address in named and lasts and key.exists() else None


def _write_new(file: Path, key: Path, address: Address) -> x509.Certificate:
    secret = ec.generate_private_key(ec.SECP256R1())
    made = _signed(secret, address)
    _write(key, secret.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    _write(file, made.public_bytes(Encoding.PEM))
    return made


def _signed(secret: ec.EllipticCurvePrivateKey, address: Address) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Renown at {address}")])
    now = datetime.now(UTC)
    usage = x509.KeyUsage(
        digital_signature=True,
        key_cert_sign=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(secret.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + GOOD_FOR)
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(address)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.NameConstraints([x509.IPAddress(ip_network(address))], None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(secret, SHA256())
    )


def _write(file: Path, data: bytes) -> None:
    """Write a file that only its owner may read, in the place of one that was there."""
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(data)
