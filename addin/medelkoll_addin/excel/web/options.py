"""What whoever runs the server decides."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class OptionsError(ValueError):
    """Options that contradict each other; the text is for the user, in Swedish."""


@dataclass(frozen=True, slots=True)
class Options:
    """How the server runs. The defaults serve one person on one computer."""

    host: str = "127.0.0.1"  # address to listen on
    port: int = 8443
    public_url: str = ""  # what Excel calls us, e.g. https://medelkoll.kommunen.se; made of host and port when empty
    certificate: Path | None = None  # PEM; Excel demands HTTPS, here or in a proxy before us
    key: Path | None = None  # PEM
    allow_remote: bool = False  # whether an address that other computers reach may be listened on
    workers: int = 2  # processes that check workbooks
    max_bytes: int = 50_000_000  # the largest workbook that is taken
    timeout_seconds: float = 60.0  # after this long a check is ended
    queue_seconds: float = 30.0  # how long a workbook waits for a free process

    def __post_init__(self) -> None:
        """Refuse what would open the server to others unasked, and half a certificate."""
        if not self.allow_remote and not _is_loopback(self.host):
            message = f"Adressen {self.host} nås från andra datorer. Ange att det är avsikten, eller använd 127.0.0.1."
            raise OptionsError(message)
        if (self.certificate is None) != (self.key is None):
            message = "Ange både certifikat och nyckel, eller ingetdera."
            raise OptionsError(message)

    @property
    def secure(self) -> bool:
        """Whether this server itself speaks HTTPS."""
        return self.certificate is not None

    @property
    def base_url(self) -> str:
        """What Excel calls the server, without a slash at the end."""
        if self.public_url:
            return self.public_url.rstrip("/")
        host = "localhost" if _is_loopback(self.host) else self.host
        return f"{'https' if self.secure else 'http'}://{host}:{self.port}"


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
