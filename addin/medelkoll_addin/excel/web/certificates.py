"""A certificate for this computer alone, so that Excel can be tried here; a shared server gets its own from IT.

The authority's key is thrown away as soon as it has signed the one certificate, and may sign for loopback names only:
whoever trusts it trusts nothing else.
"""

from __future__ import annotations

import datetime as dt
import ipaddress
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

if TYPE_CHECKING:
    from pathlib import Path

AUTHORITY, CERTIFICATE, KEY = "medelkoll-rot.pem", "localhost.pem", "localhost-nyckel.pem"
_VALID = dt.timedelta(days=397)  # browsers refuse longer ones
_LOOPBACK = ipaddress.ip_network("127.0.0.1/32")


def make(folder: Path, now: dt.datetime | None = None) -> tuple[Path, Path, Path]:
    """Write an authority's certificate, a certificate for localhost and its key into a folder; give their paths.

    Args:
        folder: made when it is not there.
        now: from when they are valid; the clock's time by default.
    """
    now = now or dt.datetime.now(dt.UTC)
    root_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    root_name = _name("Medelkoll på den här datorn")
    root = _authority(root_key, root_name, now)
    leaf = _leaf(key, root_key, root_name, now)
    folder.mkdir(parents=True, exist_ok=True)
    paths = folder / AUTHORITY, folder / CERTIFICATE, folder / KEY
    for path, content in zip(paths, (_pem(root), _pem(leaf), _key_pem(key)), strict=True):
        path.touch(mode=0o600)
        path.write_bytes(content)
    return paths


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _builder(
    name: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, now: dt.datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(hours=1))
        .not_valid_after(now + _VALID)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _authority(key: ec.EllipticCurvePrivateKey, name: x509.Name, now: dt.datetime) -> x509.Certificate:
    only = x509.NameConstraints([x509.DNSName("localhost"), x509.IPAddress(_LOOPBACK)], None)
    usage = x509.KeyUsage(
        digital_signature=False,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=True,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        _builder(name, name, key, now)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(only, critical=True)
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )


def _leaf(
    key: ec.EllipticCurvePrivateKey, root_key: ec.EllipticCurvePrivateKey, issuer: x509.Name, now: dt.datetime
) -> x509.Certificate:
    names = x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    identifier = x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key())
    return (
        _builder(_name("localhost"), issuer, key, now)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(names, critical=False)
        .add_extension(identifier, critical=False)
        .sign(root_key, hashes.SHA256())
    )


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _key_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
