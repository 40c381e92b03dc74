"""What a person is asked on the command line, and that the answer given there is heard."""

import re
from pathlib import Path

import pytest

from campaign.__main__ import main
from campaign.home import Home
from tests.publish.scenes import REPORT_HEADER, shown

_ANSWER = re.compile(r"--answer '(unit:92:[^=]+)=…'. .*: 31471")


def test_a_question_says_how_to_answer_and_the_answer_is_heard(
    capsys: pytest.CaptureFixture[str], fresh_home: Home, tmp_path: Path
) -> None:
    header = REPORT_HEADER.replace("unit_code", "unit_name")
    file = tmp_path / "thang10.csv"
    file.write_text(f"{header}\nPhường Loong Mỹ,vsi,2025-10-31,1300\n", "utf-8")
    arguments = ["--home", str(fresh_home.root), "publish", str(file), "--province", "92"]
    assert main(arguments) == 1
    told = _ANSWER.search(capsys.readouterr().out)
    assert told is not None
    assert main([*arguments, "--answer", f"{told[1]}=31471"]) == 0
    assert shown(fresh_home)["31471"] == 1300
