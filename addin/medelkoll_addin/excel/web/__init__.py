"""The web add-in: Medelkoll inside Microsoft 365, served by xlwings-server.

Needs the optional extra ``medelkoll[web]``. xlwings-server is for noncommercial use or a paid plan; nothing outside
this package imports it. The way of a check: the task pane takes the whole workbook from Excel and posts it to
`routes`, which hands it to a process of its own (`workers`) and answers with the JSON report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.excel.web.options import Options, OptionsError

if TYPE_CHECKING:
    from medelkoll_addin.excel.web.server import serve

__all__ = ["Options", "OptionsError", "serve"]


def __getattr__(name: str) -> object:
    """Import the server when somebody asks for it: that is where the extra is needed."""
    if name == "serve":
        from medelkoll_addin.excel.web.server import serve  # noqa: PLC0415 - see above

        return serve
    raise AttributeError(name)
