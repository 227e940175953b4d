"""The timers for backups name commands that the board has."""

import shlex
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from etl.__main__ import main

DEPLOY = Path(__file__).parents[1] / "deploy"
TASK = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"
VERBS = ["backup", "drill", "verify"]


def _understood(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """The command that arguments name: `--help` at their end only says what it does."""
    assert arguments[:2] == ["-m", "etl"]
    with pytest.raises(SystemExit) as ended:
        main([*arguments[2:], "--help"])
    assert ended.value.code == 0
    assert f"python -m etl {arguments[2]}" in capsys.readouterr().out
    return arguments[2]


def test_the_service_runs_commands_of_the_board(capsys: pytest.CaptureFixture[str]) -> None:
    lines = (DEPLOY / "systemd" / "qianghui-backup.service").read_text("utf-8").splitlines()
    started = [shlex.split(line.partition("=")[2])[1:] for line in lines if "ExecStart=" in line]
    assert [_understood(one, capsys) for one in started] == VERBS


def test_the_task_runs_commands_of_the_board(capsys: pytest.CaptureFixture[str]) -> None:
    task = ElementTree.parse(DEPLOY / "windows" / "backup.xml").getroot()
    given = [str(one.text).split() for one in task.iter(f"{TASK}Arguments")]
    assert [_understood(one, capsys) for one in given] == VERBS


def _settings(name: str) -> dict[str, str]:
    """What a unit says once, by its name; what the environment says, by the variable's."""
    lines = (DEPLOY / "systemd" / name).read_text("utf-8").splitlines()
    pairs = [line.partition("=")[::2] for line in lines if "=" in line and line[0].isalpha()]
    variables = [
        one.partition("=")[::2]
        for key, text in pairs
        if key == "Environment"
        for one in text.split()
    ]
    return dict(pairs) | dict(variables)


def test_the_backup_saves_the_folder_that_the_board_serves() -> None:
    board, backup = _settings("qianghui-board.service"), _settings("qianghui-backup.service")
    for key in ("User", "Group", "WorkingDirectory", "QIANGHUI_DATA"):
        assert board[key] == backup[key], key
    data = board["QIANGHUI_DATA"]
    assert data == f"/var/lib/{board['StateDirectory']}"
    assert data in backup["ReadWritePaths"].split()
    assert board["ExecStart"].split()[0] == backup["ExecStart"].split()[0]
    assert "QIANGHUI_DATA" not in (DEPLOY / "systemd" / "qianghui-board.env").read_text("utf-8")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not here")
def test_systemd_understands_the_units(tmp_path: Path) -> None:
    """The program that they start is not here: `true` stands for it."""
    for name in ("qianghui-backup.service", "qianghui-backup.timer"):
        text = (DEPLOY / "systemd" / name).read_text("utf-8")
        text = text.replace("/opt/qianghui-board/.venv/bin/python", "/bin/true")
        (tmp_path / name).write_text(text, encoding="utf-8")
    checked = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *map(str, sorted(tmp_path.iterdir()))],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (checked.returncode, checked.stderr) == (0, "")
