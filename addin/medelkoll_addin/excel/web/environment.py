"""The settings of xlwings-server that make it ours. It reads them from the environment when it is imported."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from types import ModuleType

    from medelkoll_addin.excel.web.options import Options

PROJECT = Path(__file__).parent / "project"
NAMESPACE = "MEDELKOLL"
MANIFEST_ID = "6c0d7f6e-1d0b-4f4a-9a43-7d1f2f5b8e21"


def prepare(options: Options) -> None:
    """Set what xlwings-server must know. What whoever runs it has set (Entra ID, log level) stays."""
    os.environ["XLWINGS_PROJECT_DIR"] = str(PROJECT)
    # xlwings looks for Pyodide several times a call, on the whole path: half a millisecond a cell. There is none here.
    sys.modules.setdefault("pyodide", cast("ModuleType", None))
    for name, value in _settings(options).items():
        os.environ.setdefault(f"XLWINGS_{name}", value)


def _settings(options: Options) -> dict[str, str]:
    # "noncommercial" is the key that xlwings documents for public bodies; whoever needs a plan sets their own.
    return {
        "LICENSE_KEY": "noncommercial",
        "ENVIRONMENT": "prod",
        "FUNCTIONS_NAMESPACE": NAMESPACE,
        "PROJECT_NAME": "Medelkoll",
        "MANIFEST_ID_PROD": MANIFEST_ID,
        "HOSTNAME": urlsplit(options.base_url).netloc,
        "LOG_LEVEL": "WARNING",
        "CUSTOM_FUNCTIONS_RETRY_CODES": "[502, 503, 504]",  # an error of ours is not better the third time
    } | {f"ENABLE_{part}": "false" for part in ("SOCKETIO", "HTMX", "BOOTSTRAP", "ALPINEJS_CSP", "HOTRELOAD")}
