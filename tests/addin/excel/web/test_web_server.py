"""The server over HTTP: limits, ends, headers, and what it keeps to itself."""

from __future__ import annotations

import http.client
import json
import socket
import ssl
import time
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("cryptography", reason="cryptography (medelkoll[web]) saknas")

from medelkoll_addin.excel.web.certificates import make

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.addin.excel.web.conftest import Server

pytestmark = pytest.mark.browser

REPORT: dict[str, object] = {
    "version": 1,
    "files": [{"path": "a.xlsx", "verdict": "ok", "checked": {"cells": 0, "relations": {}}, "findings": []}],
}
SECRET = "Hemlig mottagare 4711"  # noqa: S105 - the content of a cell, no password


def posted(server: Server, body: bytes, path: str = "/medelkoll/check", **headers: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.request("POST", path, body, {name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    return response.status, response.read()


@pytest.fixture
def patient(start_server: Callable[..., Server]) -> Server:
    """One process, and long before it is ended for taking its time."""
    return start_server("scripted", timeout_seconds=300, workers=1)


def test_the_answer_is_the_contract_and_the_result_sheet(scripted: Server) -> None:
    status, body = posted(scripted, b"answer\n" + json.dumps(REPORT).encode())
    answer = json.loads(body)
    assert (status, answer["report"]) == (200, REPORT)
    assert answer["sheet"][0][0] == "Medelkoll: resultat"


def test_name_and_language_reach_the_check(scripted: Server) -> None:
    _, body = posted(scripted, b"echo\n", Medelkoll_Name="utf%C3%B6kade%20medel.xlsx", Medelkoll_Language="en")
    assert json.loads(body) == {"name": "utfökade medel.xlsx", "language": "en", "size": 5}


def test_an_unknown_language_is_swedish(scripted: Server) -> None:
    assert json.loads(posted(scripted, b"echo\n", Medelkoll_Language="../x")[1])["language"] == "sv"


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        (b"", (400, b'{"error":"empty"}')),
        (b"x" * 25_000_001, (413, b'{"error":"too_large"}')),
        (b"crash\n", (500, b'{"error":"crashed"}')),
        (b"fail\n", (500, b'{"error":"failed"}')),
        (b"sleep\n", (504, b'{"error":"timeout"}')),
    ],
)
def test_what_cannot_be_checked_has_a_code(scripted: Server, body: bytes, answer: tuple[int, bytes]) -> None:
    assert posted(scripted, body) == answer
    assert posted(scripted, b"echo\n")[0] == 200, "the next workbook is served"


def test_twenty_megabytes_are_taken(scripted: Server) -> None:
    body = b"echo\n" + b"x" * 20_000_000
    assert json.loads(posted(scripted, body)[1])["size"] == len(body)


def test_a_body_that_lies_about_its_length_is_stopped(scripted: Server) -> None:
    with socket.create_connection(("127.0.0.1", scripted.port), timeout=30) as raw:
        raw.sendall(b"POST /medelkoll/check HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
        chunk = b"%x\r\n" % 1_000_000 + b"x" * 1_000_000 + b"\r\n"
        try:
            for _ in range(40):
                raw.sendall(chunk)
        except OSError:  # the server has hung up
            pass
        assert b"413" in raw.recv(1000)[:30]


def test_a_client_that_goes_away_ends_its_check(patient: Server) -> None:
    with socket.create_connection(("127.0.0.1", patient.port), timeout=30) as raw:
        raw.sendall(b"POST /medelkoll/check HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\n\r\nsleep\n")
        time.sleep(1)
    started = time.monotonic()
    assert posted(patient, b"echo\n")[0] == 200
    assert time.monotonic() - started < 20, "the only process was ended and replaced, not waited for"


def test_nothing_of_a_workbook_is_logged(start_server: Callable[..., Server]) -> None:
    server = start_server("scripted")
    posted(server, b"fail\n" + SECRET.encode(), Medelkoll_Name=SECRET.replace(" ", "%20"))
    posted(server, b"crash\n" + SECRET.encode())
    call = {"client": "Office.js", "func_name": "belopp", "args": [[[SECRET]]], "version": "0", "runtime": "1.4"}
    posted(server, json.dumps([call, {**call, "func_name": SECRET}]).encode(), "/medelkoll/functions")
    posted(
        server,
        json.dumps({**call, "func_name": SECRET}).encode(),
        "/xlwings/custom-functions-call",
        Content_Type="application/json",
    )
    log = server.stop()
    assert "4711" not in log
    assert "AttributeError" in log, "the kind of error is told"


@pytest.mark.parametrize("path", ["/taskpane.html", "/static/medelkoll/pane.js", "/medelkoll/functions.json"])
def test_every_answer_carries_the_policy(scripted: Server, path: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", scripted.port)
    connection.request("GET", path)
    headers = connection.getresponse().headers
    policy = headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_excel_is_served_over_https_with_a_certificate_for_this_computer(
    start_server: Callable[..., Server], tmp_path: Path
) -> None:
    root, certificate, key = make(tmp_path)
    server = start_server("scripted", certificate=str(certificate), key=str(key))
    trusting = ssl.create_default_context(cafile=str(root))
    connection = http.client.HTTPSConnection("localhost", server.port, context=trusting)
    connection.request("GET", "/manifest.xml")
    manifest = connection.getresponse().read().decode()
    assert f'DefaultValue="https://localhost:{server.port}/taskpane.html"' in manifest
    assert "Medelkoll.Validate" in manifest


def test_only_this_computer_is_listened_to(scripted: Server) -> None:
    with pytest.raises(OSError, match="refused"):
        socket.create_connection((_own_address(), scripted.port), timeout=2)


def _own_address() -> str:
    """An address of this computer that others would use."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            address: str = probe.getsockname()[0]
        except OSError:
            pytest.skip("den här datorn har inget nät")
    return address
