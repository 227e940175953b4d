"""A damaged pointer or build: the newest sound build is served and named; a writer mends it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.warehouse import builds, named
from pages.shared import warehouse, words
from pages.shared.etl import losses
from pages.shared.warehouse import pointer
from tests import damage
from tests.damage import counted, run


def _pointer(data: Path) -> Path:
    return data / "builds" / "current"


def _newest(data: Path) -> Path:
    return max((data / "builds").glob("*.duckdb"))


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _link(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.with_name("nowhere"))


HARMS: dict[str, Callable[[Path], object]] = {
    "gone": Path.unlink,
    "empty": lambda path: path.write_bytes(b""),
    "cut off": damage.cut,
    "no text": lambda path: path.write_bytes(b"\xff\x00"),
    "a folder": _folder,
    "a link to nothing": _link,
}
CASES = [
    *(pytest.param(_pointer, HARMS[name], id=f"pointer {name}") for name in HARMS),
    *(pytest.param(_newest, HARMS[name], id=f"build {name}") for name in ("gone", "cut off")),
    pytest.param(_newest, _flip, id="build of which a bit is another"),
    pytest.param(_newest, _folder, id="build that is a folder"),
]


@pytest.fixture
def data(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = Path(shutil.copytree(store, tmp_path / "data"))
    monkeypatch.setenv("QIANGHUI_DATA", str(folder))
    return folder


@pytest.mark.parametrize(("find", "harm"), CASES)
def test_the_newest_sound_build_is_served_and_named_until_a_writer_builds_anew(
    find: Callable[[Path], Path],
    harm: Callable[[Path], object],
    data: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    hit, last = find(data), _newest(data)
    harm(hit)
    expected = last if hit.name == "current" else sorted((data / "builds").glob("*.seal"))[-2]
    served = warehouse.current_build()
    assert served is not None
    assert served.path.stem == expected.stem
    known = builds.current(data)
    assert known is not None
    assert known.path == served.path
    assert f"builds/{hit.name}" in losses.missed()
    words.use("en")
    assert "The next load makes it anew" in losses.missed()
    words.use("zh")
    capsys.readouterr()
    assert run(data, "history") == 0
    said = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert f"builds/{hit.name}" in str(said[-1]["message"])
    if hit.is_dir() and hit == _pointer(data):  # only a person may take a folder away
        assert run(data, "build") == 1
        assert str(hit) in capsys.readouterr().err
        hit.rmdir()
    assert run(data, "load", "nothing.xlsx", "--if-empty") == 0  # what `make run` does first
    assert losses.missed() == ""
    assert builds.damage(data) == ()
    assert counted(data) == set(damage.MONTHS)
    assert builds.last_number(data) > int(last.stem)


def test_without_any_sound_build_the_page_says_what_to_do_and_doing_it_works(data: Path) -> None:
    for path in (data / "builds").iterdir():
        path.unlink()
    _pointer(data).write_text("?", encoding="utf-8")
    with pytest.raises(warehouse.BuildError, match="没有别的完好版本"):
        warehouse.current_build()
    assert run(data, "build") == 0
    assert counted(data) == set(damage.MONTHS)


def test_samples_are_never_loaded_over_uploads_whose_builds_are_gone(data: Path) -> None:
    shutil.rmtree(data / "builds")
    assert run(data, "load", "nothing.xlsx", "--if-empty") == 0
    assert counted(data) == set(damage.MONTHS)


def test_the_board_starts_although_a_register_is_damaged(data: Path) -> None:
    damage.cut(data / "uploads" / "000001" / "upload.json")
    assert run(data, "load", "nothing.xlsx", "--if-empty") == 0
    assert counted(data) == set(damage.MONTHS)


def test_before_the_first_build_nothing_is_damaged(tmp_path: Path) -> None:
    assert pointer.served(tmp_path / "builds") == pointer.Served()
    assert builds.damage(tmp_path) == ()


def test_builds_of_decks_and_running_shows_are_kept_as_pinned_ones_are(data: Path) -> None:
    shows = data / "decks" / "shows"
    shows.mkdir(parents=True)
    (data / "decks" / "0123456789ab.json").write_text('{"build": 1}', encoding="utf-8")
    (data / "decks" / "0123456789ac.json").write_text("torn", encoding="utf-8")
    (shows / "0123456789ab.json").write_text('{"build": 2, "is_over": false}', encoding="utf-8")
    (shows / "0123456789ac.json").write_text('{"build": 3, "is_over": true}', encoding="utf-8")
    assert named.numbers(data) == {1, 2}
