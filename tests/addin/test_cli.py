from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from medelkoll_addin.cli import main
from medelkoll_addin.commands.arguments import in_swedish
from medelkoll_addin.commands.collecting import workbooks_in
from medelkoll_addin.commands.words import COMMANDS
from medelkoll_schemas.grants import grants
from medelkoll_schemas.messages import codes

if TYPE_CHECKING:
    from collections.abc import Sequence

Captured = pytest.CaptureFixture[str]


def said(capsys: Captured, *words: str) -> tuple[int, str, str]:
    code = main(words)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_rules_lists_every_code(capsys: Captured) -> None:
    code, out, _ = said(capsys, "rules")

    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == list(codes())


def test_rule_explains_one_code_in_either_language(capsys: Captured) -> None:
    _, swedish, _ = said(capsys, "rule", "k301")
    _, english, _ = said(capsys, "rule", "K301", "--lang", "en")

    assert swedish.startswith("K301  Sammanfattningen stämmer inte med delposterna")
    assert "Om avvikelsen är avsiktlig" in swedish
    assert english.startswith("K301  The summary does not agree with the lines")


def test_grants_lists_every_grant(capsys: Captured) -> None:
    _, out, _ = said(capsys, "grants")

    assert [line.split()[0] for line in out.splitlines()] == list(grants())


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["chekc"], "medelkoll: kommandot chekc finns inte; välj bland check, annotate, map"),
        (["rule", "K999"], "medelkoll: koden K999 finns inte"),
        (["check"], "medelkoll check: det saknas något: SÖKVÄG"),
        (["check", "a.xlsx", "--lang", "de"], "--lang kan inte vara 'de'; välj bland"),
        (["check", "a.xlsx", "--lang"], "--lang ska följas av ett värde"),
        (["check", "a.xlsx", "--jobs", "0"], "--jobs kan inte vara '0'"),
        (["check", "a.xlsx", "--nonsense"], "okänt: --nonsense"),
        (["check", "a.xlsx", "--grant", "nonsense"], "bidraget nonsense är inte känt; välj bland"),
        (["check", "a.xlsx", "--mapping", "nonsense.toml"], "mappningen nonsense.toml finns inte"),
        (["check", "a.xlsx", "--annotate"], "--annotate ska följas av ett värde"),
        (["annotate", "a.xlsx"], "medelkoll annotate: det saknas något: -o/--output"),
        (["annotate", "a.xlsx", "-o", "b.xlsx", "--grant", "nonsense"], "bidraget nonsense är inte känt; välj bland"),
        (["excel", "biuld"], "kommandot excel biuld finns inte; välj bland excel build, excel embed."),
        (["excel", "embed"], "medelkoll excel embed: det saknas något: ARBETSBOK"),
        (["excel", "embed", "borta.xlsx"], "borta.xlsx: filen eller mappen finns inte."),
        (["web", "--timeout", "0"], "--timeout kan inte vara '0'"),
        (["web", "--timeout", "inf"], "--timeout kan inte vara 'inf'"),
        (["web", "--max-bytes", "0"], "--max-bytes kan inte vara '0'"),
        (["web", "certificate"], "medelkoll web certificate: det saknas något: MAPP"),
        (["web", "manifest", "m.xml"], "medelkoll web manifest: det saknas något: --public-url"),
    ],
)
def test_a_wrong_command_gets_a_swedish_sentence_and_exit_code_2(
    words: Sequence[str],
    sentence: str,
    capsys: Captured,
) -> None:
    code, out, err = said(capsys, *words)

    assert code == 2
    assert sentence in err
    assert out == ""


def test_a_checked_workbook_is_never_written_to(tmp_path: Path, capsys: Captured) -> None:
    workbook = tmp_path / "a.csv"
    workbook.write_text("Summa;1\n", encoding="utf-8")
    code, _, err = said(capsys, "check", str(tmp_path), "--output", str(workbook))

    assert code == 2
    assert "är en av arbetsböckerna" in err
    assert workbook.read_text(encoding="utf-8") == "Summa;1\n"


def test_a_report_that_cannot_be_written_is_a_wrong_command(tmp_path: Path, capsys: Captured) -> None:
    code, _, err = said(capsys, "check", str(tmp_path / "borta.xlsx"), "--output", str(tmp_path / "no" / "r.html"))

    assert code == 2
    assert "rapporten kan inte skrivas till" in err


def test_a_path_that_does_not_exist_gets_a_sentence_and_the_batch_goes_on(tmp_path: Path, capsys: Captured) -> None:
    workbook = tmp_path / "a.csv"
    workbook.write_text("Post;Belopp\nA;100 kr\nB;200 kr\nSumma;300 kr\n", encoding="utf-8")
    code, out, _ = said(capsys, "check", str(tmp_path / "borta.xlsx"), str(workbook), "--format", "json")
    first, second = json.loads(out)["files"]

    assert code == 1
    assert (first["verdict"], first["findings"][0]["code"]) == ("unreadable", "K905")
    assert second["verdict"] in ("ok", "remarks")


def test_an_empty_folder_is_said_to_be_one(tmp_path: Path, capsys: Captured) -> None:
    code, out, _ = said(capsys, "check", str(tmp_path))

    assert code == 1
    assert "K905" in out


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_output_writes_the_report_to_a_file(form: str, tmp_path: Path, capsys: Captured) -> None:
    target = tmp_path / "report"
    code, out, _ = said(capsys, "check", str(tmp_path / "borta.xlsx"), "--format", form, "--output", str(target))

    assert (code, out) == (1, "")
    assert "Kontrollera namnet och att du har behörighet" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_swedish_help(name: str, capsys: Captured) -> None:
    code, out, _ = said(capsys, *name.split(), "--help")

    assert code == 0
    assert out.startswith(f"Skriv: medelkoll {name}")
    assert "usage" not in out


def test_without_a_command_it_says_what_there_is(capsys: Captured) -> None:
    code, out, _ = said(capsys)

    assert code == 2
    assert all(f"  {name}" in out for name in COMMANDS)


@pytest.mark.parametrize(("words", "code"), [(["excel"], 2), (["excel", "--help"], 0)])
def test_a_group_of_commands_says_what_it_has(words: Sequence[str], code: int, capsys: Captured) -> None:
    given, out, err = said(capsys, *words)

    assert given == code
    assert err == ""
    assert re.findall(r"^  ([a-z ]+?)  ", out, re.MULTILINE) == ["excel build", "excel embed"]


def test_the_version_is_the_packages(capsys: Captured) -> None:
    assert said(capsys, "--version") == (0, f"medelkoll {version('medelkoll')}\n", "")


def test_a_mapping_that_cannot_be_understood_is_a_wrong_command(tmp_path: Path, capsys: Captured) -> None:
    mapping = tmp_path / "egen.toml"
    for content in (b"nonsense = 5\n", b"[[[", b"\xff"):
        mapping.write_bytes(content)
        code, out, err = said(capsys, "check", str(tmp_path / "borta.xlsx"), "--mapping", str(mapping))

        assert (code, out) == (2, "")
        assert f"mappningen {mapping} går inte att använda" in err


def test_a_crash_is_neither_a_verdict_nor_a_wrong_command(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    def broken() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("medelkoll_schemas.messages.codes", broken)
    code, _, err = said(capsys, "rules")

    assert code == 70
    assert "felet ligger inte i arbetsböckerna" in err


def test_a_folder_means_every_workbook_in_it_sorted(tmp_path: Path) -> None:
    wanted = ["B/c.xls", "a.XLSX", "b/d.csv", "e.ods", "f.xlsm"]
    unwanted = ["~$a.xlsx", "notes.txt", ".hidden/g.xlsx", ".a.xlsx", "b/~$d.csv"]
    for name in (*wanted, *unwanted):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()

    assert workbooks_in([tmp_path]) == [tmp_path / name for name in wanted]
    assert workbooks_in([tmp_path / "e.ods", tmp_path])[0] == tmp_path / "e.ods"
    assert len(workbooks_in([tmp_path, tmp_path])) == len(wanted)


def test_what_cannot_be_a_workbook_is_left_for_the_check_to_name(tmp_path: Path) -> None:
    assert workbooks_in([tmp_path]) == [tmp_path]
    assert workbooks_in([tmp_path / "borta.xlsx", Path("notes.txt")]) == [tmp_path / "borta.xlsx", Path("notes.txt")]


def test_what_argparse_says_in_other_words_is_passed_on() -> None:
    assert in_swedish("something new") == "something new"


def test_small_commands_import_nothing_heavy() -> None:
    program = "import sys; from medelkoll_addin.cli import main; main(['rules']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, encoding="utf-8")  # noqa: S603 - our own words
    heavy = {"polars", "pandera", "openpyxl", "xlwings", "rich", "ironcalc", "python_calamine", "numpy", "highspy"}

    assert heavy & set(done.stdout.split()) == set()


def test_a_check_of_tables_that_fit_does_not_import_pandera() -> None:
    program = (
        "import sys; from pathlib import Path; from medelkoll_addin.check import check_paths; "
        "print(len(check_paths([Path(sys.argv[1])]).files), *sys.modules)"
    )
    book = Path(__file__).parents[2] / "workbooks" / "brukarmedverkan_2024" / "brukarmedverkan_2024.xlsx"
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", program, str(book)], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    checked, *modules = done.stdout.split()

    assert checked == "1"
    assert "polars" in modules
    assert "pandera" not in modules
