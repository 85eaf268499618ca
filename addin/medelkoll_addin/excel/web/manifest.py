"""The manifest: the XML file by which Excel, or the admin centre, learns of the add-in."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from medelkoll_addin.excel.web.environment import MANIFEST_ID, prepare

if TYPE_CHECKING:
    from jinja2 import Template

    from medelkoll_addin.excel.web.options import Options


class ManifestError(ValueError):
    """An address that Excel does not take; the text is for the user, in Swedish."""


def manifest(options: Options) -> str:
    """The manifest for a server at ``options.base_url``; the running server gives the same at ``/manifest.xml``.

    Raises:
        ManifestError: the address is not HTTPS, which Excel demands.
    """
    if not options.base_url.startswith("https://"):
        message = (
            f"Excel kräver https, och adressen är {options.base_url}. Ange certifikat eller den adress som nås utifrån."
        )
        raise ManifestError(message)
    prepare(options)
    settings = import_module("xlwings_server.config").settings
    template = cast("Template", import_module("xlwings_server.templates").env.get_template("manifest.xml"))
    return template.render(
        settings=settings,
        base_url=options.base_url,
        base_url_with_app_path=f"{options.base_url}{settings.app_path}",
        manifest_id=MANIFEST_ID,
    )
