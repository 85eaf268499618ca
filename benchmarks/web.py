"""The add-ins: Validera on the server and in the browser, functions in cells, and the desktop's cold start.

``make bench`` calls it. Times are milliseconds unless said otherwise: smallest, median and largest.
"""

from __future__ import annotations

import argparse
import http.client
import json
import shutil
import statistics
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright
from tests.addin.excel.web.conftest import FLAGS, Pane, Server

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
KEPT = sorted((ROOT / "workbooks").glob("*/*.xlsx"))
CELLS = 1000
SHEETS = [{"name": "Blad1", "cells": {}, "fills": {}, "visibility": "Visible"}]  # what the stand-in shows
COLD_BAR = 1.5
CALL = {"client": "Office.js", "func_name": "stammer", "args": [[[1], [2]], [[3]]], "caller_address": None} | {
    "session_id": "x", "culture_info_name": "sv-SE", "date_format": "yyyy-MM-dd", "version": "0", "runtime": "1.4"
}  # fmt: skip
BUTTON = """import sys, xlwings
from medelkoll_addin.excel.desktop import buttons
buttons.checked(open(sys.argv[1], "rb").read(), "bok.xlsx")
"""  # what xlwings starts for the button, and the check behind it; Excel's own part is not in it
PRESS = """async () => {
  const pane = document.querySelector("main"), begin = performance.now();
  document.getElementById("validate").click();
  await new Promise((done) => {
    const watch = new MutationObserver(() => { if (pane.ariaBusy === "false") { watch.disconnect(); done(); } });
    watch.observe(pane, { attributes: true });
  });
  await new Promise((done) => requestAnimationFrame(done));
  return performance.now() - begin;
}"""
RECALCULATE = """async () => {
  const begin = performance.now();
  await Promise.all(Array.from({ length: %d }, (_, i) =>
    standin.associated.STAMMER([[i], [1]], [[i + 1]], null, { address: `Blad1!A${i + 1}` })));
  return performance.now() - begin;
}"""


def timed(work: Callable[[], object], rounds: int) -> list[float]:
    """Milliseconds, round by round."""
    times: list[float] = []
    for _ in range(rounds):
        begin = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - begin))
    return times


def row(what: str, times: Sequence[float]) -> None:
    """Print one line of the table."""
    print(f"| {what} | {min(times):.0f} | {statistics.median(times):.0f} | {max(times):.0f} |", flush=True)


def post(port: int, path: str, body: bytes) -> Callable[[], None]:
    """Something that posts a body and reads the answer, over one connection."""
    connection = http.client.HTTPConnection("127.0.0.1", port)

    def work() -> None:
        connection.request("POST", path, body)
        answer = connection.getresponse()
        answer.read()
        if answer.status != http.client.OK:
            message = f"{path}: {answer.status}"
            raise SystemExit(message)

    return work


def on_the_server(server: Server, rounds: int) -> None:
    """What the server takes for Validera and for functions, with nothing of a browser."""
    for book in KEPT:
        ask = post(server.port, "/medelkoll/check", book.read_bytes())
        timed(ask, 3)  # every worker has been asked once
        row(f"Validera, server: {book.stem}", timed(ask, rounds))
    for cells in (1, CELLS):
        ask = post(server.port, "/medelkoll/functions", json.dumps([CALL] * cells).encode())
        row(f"STAMMER, {cells} times, server", timed(ask, rounds))


def in_the_browser(server: Server, rounds: int) -> None:
    """From the press of the button until the pane shows the outcome; and functions as Excel asks for them."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for book in KEPT:
            row(f"Validera, browser: {book.stem}", in_a_pane(browser, server, book, PRESS, rounds))
        for cells in (1, CELLS):
            row(f"STAMMER, {cells} times, browser", in_a_pane(browser, server, KEPT[0], RECALCULATE % cells, rounds))
        browser.close()


def in_a_pane(browser: Browser, server: Server, book: Path, script: str, rounds: int) -> list[float]:
    """Milliseconds that a script in the pane says it took; the first time is not counted."""
    data = book.read_bytes()
    page = browser.new_page(viewport={"width": 380, "height": 760})
    pane = Pane(page, server, data, {"url": f"C:\\Medel\\{book.name}", "book": {"name": book.name, "sheets": SHEETS}})
    times = [float(str(pane.excel(script))) for _ in range(rounds + 1)]
    page.close()
    return times[1:]


def cold_start(rounds: int) -> None:
    """A process for the desktop's button beside ``medelkoll check``, in turns."""
    book = str(KEPT[0])
    medelkoll = str(Path(sys.executable).with_name("medelkoll"))
    ways: Mapping[str, list[str]] = {
        "medelkoll check, cold": [medelkoll, "check", book],
        "desktop button, cold": [sys.executable, "-c", BUTTON, book],
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, words in ways.items():
            times[name] += timed(partial(subprocess.run, words, capture_output=True, check=False), 1)
    for name, taken in times.items():
        row(name, taken)
    check, button = (statistics.median(taken) for taken in times.values())
    print(f"\nThe desktop button starts in {button / check:.2f} x medelkoll check (bar {COLD_BAR})")


def main() -> None:
    """Measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    print("\n| in Excel | min | median | max |\n|---|--:|--:|--:|")
    server = Server("real")
    try:
        on_the_server(server, rounds)
        in_the_browser(server, rounds)
    finally:
        server.stop()
    cold_start(max(3, rounds // 3))


if __name__ == "__main__":
    main()
