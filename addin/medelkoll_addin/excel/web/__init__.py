"""The web add-in: Medelkoll inside Microsoft 365, served by xlwings-server.

Needs the optional extra ``medelkoll[web]``. xlwings-server is for noncommercial use or a paid plan; nothing outside
this package imports it. The way of a check: the task pane takes the whole workbook from Excel and posts it to
`routes`, which hands it to a process of its own (`workers`) and answers with the JSON report.
"""

from __future__ import annotations

from medelkoll_addin.excel.web.options import Options
from medelkoll_addin.excel.web.server import serve

__all__ = ["Options", "serve"]
