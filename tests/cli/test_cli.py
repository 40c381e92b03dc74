"""The command line: what it says, in which form, and with which exit status."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from campaign.__main__ import main
from campaign.home import Home
from campaign.store import pointer
from campaign.terms import Kind
from tests.conftest import with_printed_figures
from tests.publish.scenes import REPORT_HEADER, drive, report, results, shown, upload_ids
from tests.sheets import monthly_sheet

_PROJECT = Path(__file__).resolve().parents[2]
_COMMANDS = "check publish watch undo uploads rebuild query template build-path".split()  # noqa: SIM905


def _run(
    *arguments: str | bytes | Path, ends: int, **variables: str
) -> subprocess.CompletedProcess[bytes]:
    """The real command in a process of its own; it must end so and without a traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "campaign", *arguments],
        cwd=_PROJECT,
        env=os.environ | variables,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    assert done.returncode == ends, done.stderr.decode()
    return done


def _say(capsys: pytest.CaptureFixture[str], *arguments: str, ends: int = 0) -> str:
    """What the command writes to standard output when run in this process."""
    assert main(list(arguments)) == ends
    return capsys.readouterr().out


def _file(folder: Path, payload: bytes, name: str = "thang10.csv") -> str:
    path = folder / name
    path.write_bytes(payload)
    return str(path)


def test_a_question_says_how_to_answer_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = _file(tmp_path, monthly_sheet({"Phường Long Mỹ": 1300}), "thang9.xlsx")
    home = ("--home", str(tmp_path / "home"))
    told = _say(capsys, *home, "check", sheet, ends=1)
    key = next(part for part in told.split("'") if part.startswith("issuer:")).rstrip("=…")
    assert "people_committee" in told
    answered = _say(capsys, *home, "check", sheet, "--answer", f"{key}=people_committee")
    assert "hợp lệ" in answered


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("command", ["", *_COMMANDS])
def test_every_command_explains_itself(
    capsys: pytest.CaptureFixture[str], command: str, language: str
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--lang", language, *([command] if command else []), "--help"])
    text = capsys.readouterr().out
    assert caught.value.code == 0
    assert ("nạp" in text or "lệnh" in text.lower() or "tệp" in text or "bản" in text) is (
        language == "vi"
    )


@pytest.mark.parametrize("arguments", [["--lang", "en"], ["--lang=en"]])
def test_the_language_may_be_given_in_both_ways(
    capsys: pytest.CaptureFixture[str], fresh_home: Home, tmp_path: Path, arguments: list[str]
) -> None:
    file = _file(tmp_path, report(1300).payload)
    assert "in order" in _say(capsys, *arguments, "--home", str(fresh_home.root), "check", file)


@pytest.mark.parametrize("command", ["check", "publish"])
def test_json_has_the_schema_of_the_design(
    capsys: pytest.CaptureFixture[str], fresh_home: Home, tmp_path: Path, command: str
) -> None:
    file = _file(tmp_path, report(1300).payload)
    (told,) = json.loads(_say(capsys, "--home", str(fresh_home.root), command, "--json", file))
    upload_id = upload_ids(fresh_home)[-1] if command == "publish" else None
    assert told == {
        "file": file,
        "kind": "reports",
        "ok": True,
        "row_count": 3,
        "findings": [],
        "changes": {
            "new": 3,
            "changed": 0,
            "identical": 0,
            "missing_units": ["31157", "92"],
        },
        "upload_id": upload_id,
    }


def test_a_finding_in_json_says_where_what_and_what_to_do(
    capsys: pytest.CaptureFixture[str], fresh_home: Home, tmp_path: Path
) -> None:
    file = _file(tmp_path, f"{REPORT_HEADER}\n\n31471,vsi,2025-09-30,-5\n".encode())
    home = str(fresh_home.root)
    text = _say(capsys, "--lang", "en", "--home", home, "check", "--json", file, ends=1)
    assert json.loads(text)[0]["findings"] == [
        {
            "code": "negative_count",
            "severity": "error",
            "line": 3,
            "column": "participant_count",
            "sheet": None,
            "cell": None,
            "value": "-5",
            "message": "A number of people or things cannot be negative.",
            "suggestion": "Check “-5” in the original report.",
            "ask": None,
        }
    ]


@pytest.mark.parametrize("command", ["check", "publish"])
def test_one_bad_file_among_good_ones_ends_with_one(
    capsys: pytest.CaptureFixture[str], fresh_home: Home, tmp_path: Path, command: str
) -> None:
    good, bad = _file(tmp_path, report(1300).payload), _file(tmp_path, b"\x89PNG", "b.csv")
    home = str(fresh_home.root)
    told = json.loads(_say(capsys, "--home", home, command, "--json", good, bad, ends=1))
    assert [(one["ok"], one["kind"]) for one in told] == [(True, "reports"), (False, None)]


def test_a_warning_needs_confirm(
    capsys: pytest.CaptureFixture[str], fresh_home: Home, tmp_path: Path
) -> None:
    file = _file(tmp_path, f"{REPORT_HEADER},zzzz\n31471,vsi,2025-10-31,1300,x\n".encode())
    arguments = ["--home", str(fresh_home.root), "publish", file]
    assert "--confirm" in _say(capsys, *arguments, ends=1)
    _say(capsys, *arguments, "--confirm")
    assert shown(fresh_home)["31471"] == 1300


def test_findings_are_told_with_their_line(
    capsys: pytest.CaptureFixture[str], fresh_home: Home, tmp_path: Path
) -> None:
    file = _file(tmp_path, f'{REPORT_HEADER},note\n31471,vsi,2025-09-30,x,"a\nb"\n'.encode())
    text = _say(capsys, "--home", str(fresh_home.root), "check", file, ends=1)
    assert "(dòng 2, cột participant_count)" in text


def test_a_date_and_a_province_may_be_given(
    capsys: pytest.CaptureFixture[str], fresh_home: Home, tmp_path: Path
) -> None:
    text = "unit_name,indicator_code,participant_count\nKhánh Hòa,vsi,5\n"
    file = _file(tmp_path, text.encode())
    options = ["--province", "92", "--as-of", "2025-10-31", "--json"]
    home = str(fresh_home.root)
    assert json.loads(_say(capsys, "--home", home, "check", file, *options))[0]["ok"]


def test_uploads_lists_active_and_retracted(
    capsys: pytest.CaptureFixture[str], fresh_home: Home, tmp_path: Path
) -> None:
    home = ["--home", str(fresh_home.root)]
    _say(capsys, *home, "publish", _file(tmp_path, report(1300).payload), "--by", "Lan")
    upload_id = upload_ids(fresh_home)[-1]
    assert upload_id in _say(capsys, *home, "undo", upload_id)
    rows = list(csv.DictReader(io.StringIO(_say(capsys, *home, "uploads"))))
    assert (rows[-1]["upload_id"], rows[-1]["state"]) == (upload_id, "retracted")
    assert (rows[-1]["received_by"], rows[-1]["row_count"]) == ("Lan", "3")
    assert {row["state"] for row in rows[:-1]} == {"active"}


def test_a_formula_in_a_files_name_stays_text_in_the_list(
    capsys: pytest.CaptureFixture[str], fresh_home: Home, tmp_path: Path
) -> None:
    file = tmp_path / "=1+1.csv"
    file.write_bytes(report(1300).payload)
    home = ["--home", str(fresh_home.root)]
    _say(capsys, *home, "publish", str(file), "--by", "@SUM(A1)")
    rows = list(csv.DictReader(io.StringIO(_say(capsys, *home, "uploads"))))
    assert (rows[-1]["file_name"], rows[-1]["received_by"]) == ("'=1+1.csv", "'@SUM(A1)")


def test_a_blocked_undo_names_its_check_and_row(
    capsys: pytest.CaptureFixture[str], fresh_home: Home, tmp_path: Path
) -> None:
    files = [_file(tmp_path, f.payload, f.name) for f in (drive("d1"), results("d1", 7))]
    home = ["--lang", "en", "--home", str(fresh_home.root)]
    _say(capsys, *home, "publish", *files)
    assert main([*home, "undo", upload_ids(fresh_home)[-2]]) == 1
    told = capsys.readouterr().err
    assert "drive that the data do not hold" in told
    assert "d1, 1" in told


def test_rebuild_and_build_path_name_the_current_build(
    capsys: pytest.CaptureFixture[str], fresh_home: Home
) -> None:
    home = ["--home", str(fresh_home.root)]
    build_id = str(pointer.current_build_id(fresh_home))
    assert build_id in _say(capsys, *home, "rebuild")
    path = Path(_say(capsys, *home, "build-path").removesuffix("\n"))
    assert path == pointer.build_path(fresh_home, build_id)
    assert path.is_file()


def test_query_writes_csv_and_json(capsys: pytest.CaptureFixture[str], shipped_home: Home) -> None:
    sql = "SELECT 'x,y' AS a, '=1+1' AS b, NULL AS c, 1.5 AS d, DATE '2025-09-30' AS e"
    home = ["--home", str(shipped_home.root), "query", sql]
    assert _say(capsys, *home) == 'a,b,c,d,e\n"x,y",\'=1+1,,1.5,2025-09-30\n'
    told = json.loads(_say(capsys, *home, "--format", "json"))
    assert told == [{"a": "x,y", "b": "=1+1", "c": None, "d": "1.5", "e": "2025-09-30"}]


@pytest.mark.parametrize("sql", ["DROP TABLE mart_unit", "SELECT * FROM nowhere", "", "SELECT '"])
def test_query_refuses_in_one_sentence(
    capsys: pytest.CaptureFixture[str], shipped_home: Home, sql: str
) -> None:
    assert main(["--lang", "en", "--home", str(shipped_home.root), "query", sql]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("The query was refused: ")


@pytest.mark.parametrize("kind", list(Kind))
def test_a_template_is_accepted_as_its_own_kind(
    capsys: pytest.CaptureFixture[str], shipped_home: Home, tmp_path: Path, kind: Kind
) -> None:
    file = _file(tmp_path, _say(capsys, "template", kind.value).encode())
    home = str(shipped_home.root)
    (told,) = json.loads(_say(capsys, "--home", home, "check", "--json", file, ends=1))
    assert told["kind"] == kind.value
    assert [finding["code"] for finding in told["findings"]] == ["no_rows"]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["check"],
        ["publish"],
        ["template", "nonsense"],
        ["check", "x.csv", "--as-of", "30/9/2025"],
        ["--lang", "fr", "uploads"],
        ["--lang"],
        ["query", "SELECT 1", "--format", "xml"],
    ],
)
def test_misuse_ends_with_two(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "/nowhere/x.csv"],
        ["check", str(_PROJECT)],
        ["check", __file__, "--province", "99"],
        ["undo", "nonsense"],
    ],
)
def test_arguments_without_sense_end_with_two_and_one_line(
    capsys: pytest.CaptureFixture[str], shipped_home: Home, arguments: list[str]
) -> None:
    assert main(["--home", str(shipped_home.root), *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1


@pytest.mark.parametrize(
    "command", [["uploads"], ["rebuild"], ["build-path"], ["query", "SELECT 1"]]
)
def test_an_unwritable_home_gives_one_line(command: list[str]) -> None:
    done = _run("--home", "/dev/null/home", *command, ends=1)
    assert done.stderr.count(b"\n") == 1


def test_a_full_disk_gives_one_line_and_publishes_nothing(tmp_path: Path) -> None:
    home = with_printed_figures(Home(tmp_path / "home"))
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (10**6, 10**6));"
        "from campaign.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", code, "--home", str(home.root), "build-path"]
    done = subprocess.run(command, cwd=_PROJECT, capture_output=True, timeout=60, check=False)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert not home.ledger.exists()
    assert [path.name for path in home.builds.iterdir()] == ["publish.lock"]


def test_a_damaged_ledger_gives_one_line(fresh_home: Home) -> None:
    fresh_home.ledger.write_bytes(b"nonsense\n" + fresh_home.ledger.read_bytes())
    done = _run("--lang", "en", "--home", str(fresh_home.root), "uploads", ends=1)
    assert b"line 1" in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_a_file_name_that_is_no_utf8_is_published(fresh_home: Home, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.csv"
    Path(os.fsdecode(path)).write_bytes(report(1300).payload)
    _run("--home", str(fresh_home.root), "publish", path, "--by", b"\xff", ends=0)
    assert set(shown(fresh_home).values()) == {1300}


def test_letters_are_written_whatever_the_console_speaks(shipped_home: Home) -> None:
    done = _run("--home", str(shipped_home.root), "undo", "x", ends=2, PYTHONIOENCODING="ascii")
    assert "Không có lần nạp" in done.stderr.decode()
