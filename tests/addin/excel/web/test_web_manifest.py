"""The manifest: as its XSD demands, complete within itself, within Microsoft's limits, in Swedish and English."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import uuid
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import xmlschema

from medelkoll_addin.excel.web.environment import PROJECT
from medelkoll_addin.excel.web.manifest import ManifestError, manifest
from medelkoll_addin.excel.web.options import Options

needs_extra = pytest.mark.skipif(
    importlib.util.find_spec("xlwings_server") is None, reason="xlwings-server (medelkoll[web]) saknas"
)
URL = "https://medelkoll.kommunen.se"
APP = "{http://schemas.microsoft.com/office/appforoffice/1.1}"
OVER = "{http://schemas.microsoft.com/office/taskpaneappversionoverrides}"
BASIC = "{http://schemas.microsoft.com/office/officeappbasictypes/1.0}"
ORDER = [
    "Id Version ProviderName DefaultLocale DisplayName Description IconUrl HighResolutionIconUrl SupportUrl",
    "AppDomains Hosts Requirements DefaultSettings Permissions VersionOverrides",
]


@pytest.fixture(scope="module")
def written() -> str:
    """As a process of its own writes it: xlwings-server changes the process that imports it."""
    arguments = f"Options(public_url={URL!r})"
    imports = f"from {manifest.__module__} import manifest; from {Options.__module__} import Options"
    code = f"{imports}; print(manifest({arguments}))"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own


@pytest.fixture(scope="module")
def root(written: str) -> ET.Element:
    return ET.fromstring(written)  # noqa: S314 - our own


@pytest.fixture(scope="module")
def schema() -> xmlschema.XMLSchema:
    """What [MS-OWEMXML] says of the parts that our manifest has, in three files."""
    return xmlschema.XMLSchema(Path(__file__).with_name("xsd") / "manifest.xsd")


def texts(root: ET.Element, tag: str) -> dict[str, str]:
    return {one.attrib["id"]: one.attrib["DefaultValue"] for one in root.iter(BASIC + tag) if "id" in one.attrib}


@needs_extra
def test_parts_stand_in_the_order_that_the_schema_demands(root: ET.Element) -> None:
    assert [child.tag.partition("}")[2] for child in root] == " ".join(ORDER).split()


@needs_extra
def test_the_schema_has_nothing_to_remark(written: str, schema: xmlschema.XMLSchema) -> None:
    assert list(schema.iter_errors(written)) == []


@needs_extra
@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('<Label resid="Tab.Label" />', ""),
        ("<FunctionName>next</FunctionName>", ""),
        ('size="16"', 'size="17"'),
        ('lifetime="long"', 'lifetime="always"'),
        ("<Permissions>ReadWriteDocument", "<Permissions>Everything"),
        (f"{URL}/taskpane.html", "http://medelkoll.kommunen.se/taskpane.html"),
        ('id="validate.16"', 'id="validate.16.and.a.name.that.is.too.long"'),
    ],
)
def test_the_schema_sees_what_is_wrong(written: str, schema: xmlschema.XMLSchema, right: str, wrong: str) -> None:
    assert right in written
    assert len(list(schema.iter_errors(written.replace(right, wrong, 1)))) == 1


@needs_extra
def test_every_resource_that_is_named_is_there_and_none_is_idle(root: ET.Element) -> None:
    named = {one.attrib["resid"] for one in root.iter() if "resid" in one.attrib}
    there = [*texts(root, "Image"), *texts(root, "Url"), *texts(root, "String")]
    assert sorted(there) == sorted(named)
    assert max(map(len, there)) <= 32


@needs_extra
def test_strings_fit_and_are_in_both_languages(root: ET.Element) -> None:
    for kind, limit in (("ShortStrings", 125), ("LongStrings", 250)):
        strings = [string for group in root.iter(BASIC + kind) for string in group]
        english = {string.attrib["id"]: over.attrib["Value"] for string in strings for over in string}
        swedish = {string.attrib["id"]: string.attrib["DefaultValue"] for string in strings}
        assert max(map(len, [*swedish.values(), *english.values()])) <= limit
        assert swedish.keys() - english.keys() <= {"Functions.Namespace", "Tab.Label"}, "names are not translated"
    labels = texts(root, "String")
    assert [labels[f"{name}.Label"] for name in ("Validate", "Next", "Clear")] == [
        "Validera",
        "Nästa anmärkning",
        "Rensa",
    ]


@needs_extra
def test_every_address_is_https_and_every_static_part_exists(root: ET.Element) -> None:
    urls = [one.attrib["DefaultValue"] for one in root.iter() if one.attrib.get("DefaultValue", "").startswith("http")]
    assert len(urls) == 16
    assert all(url.startswith(f"{URL}/") for url in urls)
    static = [Path(url.removeprefix(f"{URL}/")) for url in urls if "/static/" in url]
    assert [path for path in static if not (PROJECT / path).is_file()] == []


@needs_extra
def test_every_button_calls_what_the_pane_offers(root: ET.Element) -> None:
    called = [one.text for one in root.iter(f"{OVER}FunctionName")]
    pane = (PROJECT / "static" / "medelkoll" / "pane.js").read_text()
    offered = re.search(r"for \(const name of \[(.*?)\]\) Office\.actions\.associate", pane)
    assert offered is not None
    assert called == [name.strip(' "') for name in offered[1].split(",")]


@needs_extra
def test_the_identity_is_our_own_and_the_namespace_ours(root: ET.Element) -> None:
    identity = uuid.UUID(root.findtext(f"{APP}Id", ""))
    assert identity.version == 4
    assert texts(root, "String")["Functions.Namespace"] == "MEDELKOLL"


@needs_extra
def test_pictures_have_the_sizes_that_are_promised(root: ET.Element) -> None:
    for image in root.iter(BASIC + "Image"):
        if "id" in image.attrib:
            data = (PROJECT / image.attrib["DefaultValue"].removeprefix(f"{URL}/")).read_bytes()
            size = int(image.attrib["id"].rpartition(".")[2])
            assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == (size, size)


def test_excel_takes_https_only() -> None:
    with pytest.raises(ManifestError, match="https"):
        manifest(Options())
