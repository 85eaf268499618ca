"""What whoever runs the server may choose, and the certificate for this computer."""

from __future__ import annotations

import datetime as dt
import ssl
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("cryptography", reason="cryptography (medelkoll[web]) saknas")

from cryptography import x509

from medelkoll_addin.excel.web.certificates import make
from medelkoll_addin.excel.web.options import Options, OptionsError

if TYPE_CHECKING:
    from pathlib import Path

NOW = dt.datetime(2024, 2, 26, tzinfo=dt.UTC)


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "127.8.0.1"])
def test_this_computer_may_always_be_listened_to(host: str) -> None:
    assert Options(host=host).host == host


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "medelkoll.kommunen.se", "localhost.evil.se"])  # noqa: S104 - that it is refused is the point
def test_other_computers_are_let_in_only_when_told(host: str) -> None:
    with pytest.raises(OptionsError, match="andra datorer"):
        Options(host=host)
    assert Options(host=host, allow_remote=True).host == host


def test_half_a_certificate_is_none(tmp_path: Path) -> None:
    with pytest.raises(OptionsError, match="både certifikat och nyckel"):
        Options(certificate=tmp_path)


def test_the_address_that_excel_uses(tmp_path: Path) -> None:
    assert Options().base_url == "http://localhost:8443"
    assert Options(certificate=tmp_path, key=tmp_path, port=443).base_url == "https://localhost:443"
    assert Options(public_url="https://medelkoll.kommunen.se/").base_url == "https://medelkoll.kommunen.se"


def test_the_certificate_is_for_this_computer_alone_and_its_authority_cannot_sign_again(tmp_path: Path) -> None:
    root, certificate, key = make(tmp_path / "cert", NOW)
    leaf, authority = (x509.load_pem_x509_certificate(path.read_bytes()) for path in (certificate, root))
    leaf.verify_directly_issued_by(authority)
    names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["localhost"]
    constraints = authority.extensions.get_extension_for_class(x509.NameConstraints)
    assert constraints.critical
    assert [key] == [path for path in (tmp_path / "cert").iterdir() if b"PRIVATE KEY" in path.read_bytes()]
    assert key.stat().st_mode & 0o077 == 0
    assert leaf.not_valid_after_utc - NOW == dt.timedelta(days=397)


def test_a_server_context_takes_them(tmp_path: Path) -> None:
    _, certificate, key = make(tmp_path)
    ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key)
