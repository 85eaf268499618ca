"""The real server, a real browser and the stand-in for Excel."""

from __future__ import annotations

import importlib.util
import io
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page, Route

HERE = Path(__file__).parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]


def _need(what: str, *, present: bool) -> None:
    """Skip with a word when something is missing; in CI nothing may be missing."""
    if present:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} saknas; i CI ska det finnas")
    pytest.skip(f"{what} saknas: webbtilläggets prov hoppas över")


def _installed(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


class Server:
    """A running server."""

    def __init__(self, checker: str, **options: object) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self.log = ""
        self.url = f"http://127.0.0.1:{self.port}"
        given = json.dumps({"port": self.port, **options})
        command = [sys.executable, str(HERE / "serverprocess.py"), checker, given]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)  # noqa: S603 - our own script
        self._await()

    def _await(self) -> None:
        for _ in range(600):
            if self.process.poll() is not None:
                break
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return
        pytest.fail(f"the server did not start: {self.stop()}")

    def stop(self) -> str:
        """End it and give what it logged; again and again the same."""
        if not self.log:
            self.process.terminate()
            self.log = f"{self.process.communicate(timeout=20)[0]}\n"
        return self.log


def _need_server() -> None:
    """The extra medelkoll[web]."""
    _need("xlwings-server (medelkoll[web])", present=_installed("xlwings_server"))


@pytest.fixture(scope="session")
def scripted() -> Iterator[Server]:
    """A server whose check does what the file says."""
    _need_server()
    server = Server("scripted", max_bytes=25_000_000, timeout_seconds=3)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def real() -> Iterator[Server]:
    """A server with the real check."""
    _need_server()
    server = Server("real")
    yield server
    server.stop()


@pytest.fixture
def start_server() -> Iterator[Callable[..., Server]]:
    """Starts servers of a test's own."""
    _need_server()
    started: list[Server] = []

    def start(checker: str, **options: object) -> Server:
        started.append(Server(checker, **options))
        return started[-1]

    yield start
    for server in started:
        server.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    chromium = shutil.which("chromium")
    _need("chromium", present=chromium is not None)
    _need("playwright", present=_installed("playwright"))
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - may be missing

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def book_of() -> Callable[[bytes], dict[str, object]]:
    """Makes of a workbook what the stand-in shows of it."""
    return _book_of


def _book_of(data: bytes) -> dict[str, object]:
    """Values, fills and hidden sheets."""
    sheets: list[dict[str, object]] = []
    for sheet in openpyxl.load_workbook(io.BytesIO(data), data_only=True):
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        values = {cell.coordinate: _shown(cell.value) for cell in cells}
        fills = {cell.coordinate: repr(cell.fill) for cell in cells if cell.has_style}
        visibility = {"visible": "Visible"}.get(sheet.sheet_state, "Hidden")
        sheets.append({"name": sheet.title, "cells": values, "fills": fills, "visibility": visibility})
    return {"name": "bok.xlsx", "sheets": sheets}


def _shown(value: object) -> int | float | str:
    return value if isinstance(value, int | float) else str(value)


class Pane:
    """The task pane in a browser, over the stand-in for Excel."""

    def __init__(self, page: Page, server: Server, data: bytes, options: dict[str, object]) -> None:
        self.page, self.data = page, data
        self.errors: list[str] = []
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        page.add_init_script(f"globalThis.standinOptions = {json.dumps(options)}")
        page.route("**/dist/office.js", self._office)
        page.route("**/standin/host.js", self._host)
        page.route("**/standin/workbook", lambda route: route.fulfill(body=self.data))
        page.goto(f"{server.url}/taskpane.html")
        page.wait_for_selector("main[aria-busy=false]")

    @staticmethod
    def _office(route: Route) -> None:
        """In place of the loader, which looks for Excel: Microsoft's proxies as the server has them, then our host."""
        scripts = [route.request.url.replace("/office.js", "/excel-win32-16.01.js"), "/standin/host.js"]
        tags = "".join(f"<script src='{script}'></script>" for script in scripts)
        route.fulfill(body=f'document.write("{tags}")', content_type="text/javascript")

    @staticmethod
    def _host(route: Route) -> None:
        names = ("model.js", "protocol.js", "office.js", "functions.js", "grid.js")
        parts = [(HERE / "standin" / name).read_text(encoding="utf-8") for name in names]
        route.fulfill(body="\n".join(["{", *parts, "}"]), content_type="text/javascript; charset=utf-8")

    def press(self, button: str) -> None:
        """Press a button and wait until the pane has done what it does."""
        self.page.click(f"#{button}")
        self.page.wait_for_selector("main[aria-busy=false]")

    def text(self, selector: str) -> str:
        """What is shown in an element."""
        return self.page.inner_text(selector)

    def texts(self, selector: str) -> list[str]:
        """What is shown in every element."""
        return self.page.locator(selector).all_inner_texts()

    def excel(self, expression: str) -> object:
        """Something of the stand-in's."""
        return self.page.evaluate(expression)

    def snapshot(self) -> object:
        """Everything that can be seen in the workbook."""
        return self.excel("standin.snapshot()")

    @property
    def failures(self) -> object:
        """What was asked of Excel that the stand-in does not know."""
        return self.excel("standin.failures")


@pytest.fixture
def open_pane(browser: Browser) -> Iterator[Callable[..., Pane]]:
    """Opens panes; at the end none of them may have asked Excel for what the stand-in does not know."""
    panes: list[Pane] = []

    def opened(server: Server, data: bytes, book: dict[str, object], **options: object) -> Pane:
        page = browser.new_page(viewport={"width": 380, "height": 760}, locale="sv-SE")
        panes.append(Pane(page, server, data, {"url": "C:\\Medel\\bok.xlsx", "book": book, **options}))
        return panes[-1]

    yield opened
    for pane in panes:
        assert pane.failures == []
        pane.page.close()
