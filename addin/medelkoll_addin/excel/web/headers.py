"""What the browser is told it may do with our pages."""

from __future__ import annotations

import json

# Excel on the web shows the pane in a frame of Microsoft's; the desktop needs none of these.
_FRAMES = (
    "https://*.officeapps.live.com https://*.office.com https://*.office365.com https://*.microsoft365.com "
    "https://*.cloud.microsoft https://*.sharepoint.com https://*.live.com"
)

CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        f"frame-ancestors 'self' {_FRAMES}",
    ]
)


def custom_headers() -> str:
    """The headers that xlwings-server is to add to its own, as it takes them."""
    return json.dumps({"Content-Security-Policy": CONTENT_SECURITY_POLICY})
