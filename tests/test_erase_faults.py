"""An erasure that is ended anywhere is whole or absent, and refused where it would leave half."""

import shutil
from pathlib import Path

import pytest

from etl.loading import committing, loading, room
from etl.loading.erasing import journaled, ledger
from etl.warehouse import builds
from pages.shared.access import audit
from pages.shared.access.store import Store
from tests import erasures
from tests.commands import etl
from tests.erasures import BY, MARKS, PERSON, TEXTS

BEFORE = ("erase.staged", "build.placed", "journal.write")
AFTER = (
    *("erase.aside", "erase.swapped", "erase.swapped:3", "pointer.move", "pointer.moved"),
    *("build.seal", "erase.gone", "erase.gone:3", "erase.deck", "journal.done"),
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with `data` and `backups`, which one upload made; only for copying."""
    folder = tmp_path_factory.mktemp("small")
    erasures.small(folder)
    return folder


@pytest.fixture(scope="module")
def decided(office: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of it in which an erasure was killed as soon as it was decided; only for copying."""
    folder = Path(shutil.copytree(office, tmp_path_factory.mktemp("decided") / "office"))
    done = erasures.erased(
        folder / "data", "--backups", folder / "backups", how="kill:journal.written"
    )
    assert done.returncode == -9
    return folder


@pytest.fixture
def folder(office: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(office, tmp_path / "office"))


def rows(data: Path) -> list[tuple[str, str, str]]:
    """What the audit says of erasures, the oldest first: on what, with which result, by whom."""
    listed = [event for event in audit.listed(Store(data)) if event.action == "erase"]
    return [(event.object, event.result, event.who) for event in reversed(listed)]


@pytest.mark.parametrize("step", BEFORE)
def test_killed_before_it_is_decided_nothing_is_another(step: str, folder: Path) -> None:
    data = folder / "data"
    held, build = erasures.holding(data), _build(data)
    assert erasures.erased(data, how=f"kill:{step}").returncode == -9
    with loading.writing(data):
        pass
    assert not (data / journaled.ROOM).exists()
    assert (erasures.holding(data), _build(data)) == (held, build)
    assert etl(data, "verify").returncode == 0
    assert ledger.everything(data) == []


@pytest.mark.parametrize("step", AFTER)
def test_killed_once_it_is_decided_the_next_command_does_the_rest(
    step: str, decided: Path, tmp_path: Path
) -> None:
    data = Path(shutil.copytree(decided / "data", tmp_path / "data"))
    assert erasures.ended(data, "finish", how=f"kill:{step}").returncode == -9
    assert builds.damage(data) == ()
    assert etl(data, "history").returncode == 0
    assert not (data / committing.JOURNAL).exists()
    assert not (data / journaled.ROOM).exists()
    assert erasures.holding(data) == []
    verified = etl(data, "verify", "--lang", "en")
    assert "has not reached all backups" in verified.stdout
    assert verified.stdout.count("\n") == 1
    assert builds.is_current(data)


@pytest.mark.parametrize("step", ["", "erase.backup"])
def test_a_rerun_goes_on_with_the_backups(step: str, decided: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(decided, tmp_path / "office"))
    data, backups = folder / "data", folder / "backups"
    if step:
        killed = erasures.erased(data, "--backups", backups, how=f"kill:{step}")
        assert killed.returncode == -9
        assert erasures.holding(backups)
    done = etl(data, "erase", *TEXTS, *BY, "--backups", backups)
    assert done.returncode == 0, done.stdout + done.stderr
    assert erasures.holding(data) == erasures.holding(backups) == []
    assert etl(data, "verify").returncode == 0
    assert etl(data, "drill", backups).returncode == 0
    (erasure,) = ledger.everything(data)
    assert (erasure.marks, erasure.is_done) == (MARKS, True)
    ends = [result for _, result, _ in rows(data)]
    assert ends == ["begun"] * (len(ends) - 1) + ["done"]


@pytest.mark.parametrize("step", ["erase.swapped", "erase.gone", "journal.done"])
def test_an_error_after_that_is_a_sentence_and_the_next_command_does_the_rest(
    step: str, decided: Path, tmp_path: Path
) -> None:
    data = Path(shutil.copytree(decided / "data", tmp_path / "data"))
    done = erasures.ended(data, "finish", how=f"raise:{step}:0")
    assert "Traceback" not in done.stderr
    assert done.returncode == (step != "journal.done")
    assert done.returncode == 0 or "It was decided by then" in done.stderr
    assert etl(data, "finish").returncode == 0
    assert erasures.holding(data) == []


@pytest.mark.parametrize("step", ["erase.staged", "journal.write"])
def test_a_full_disk_is_a_sentence_and_costs_nothing(step: str, folder: Path) -> None:
    data = folder / "data"
    held = erasures.holding(data)
    done = erasures.erased(data, how=f"raise:{step}")
    assert done.returncode == 1
    assert "its disk is full" in done.stderr
    assert "Traceback" not in done.stderr
    assert erasures.holding(data) == held
    assert not (data / journaled.ROOM).exists()


def test_without_room_nothing_is_begun(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = folder / "data"
    before = erasures.holding(data)
    monkeypatch.setattr(room, "SPARE", 10**15)
    done = etl(data, "erase", PERSON, *BY, "--lang", "en")
    assert done.returncode == 1
    assert done.stdout.startswith("Nothing was erased: it needs about")
    assert erasures.holding(data) == before


def test_a_damaged_backup_is_named_and_the_erasure_stays_open_until_it_is_gone(
    folder: Path,
) -> None:
    data, backups = folder / "data", folder / "backups"
    (backup,) = backups.glob("*.tar.gz")
    shutil.copy(backup, backups / "qianghui-000002.tar.gz")
    torn = bytearray(backup.read_bytes())
    torn[len(torn) // 2] ^= 1
    backup.write_bytes(torn)
    (backups / "说明.txt").write_text("每晚一份", encoding="utf-8")
    done = etl(data, "erase", *TEXTS, *BY, "--backups", backups, "--lang", "en")
    assert done.returncode == 1
    assert "qianghui-000001.tar.gz cannot be written anew" in done.stdout
    assert "Not looked into, for it is no backup: 说明.txt" in done.stdout
    assert erasures.holding(data) == []
    assert "has not reached all backups" in etl(data, "verify", "--lang", "en").stdout
    backup.unlink()
    assert etl(data, "erase", *TEXTS, *BY, "--backups", backups).returncode == 0
    assert erasures.holding(data) == erasures.holding(backups) == []
    assert etl(data, "verify").returncode == 0


def test_other_texts_get_marks_of_their_own_while_an_erasure_waits_for_backups(
    decided: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(decided, tmp_path / "office"))
    data, backups = folder / "data", folder / "backups"
    done = etl(data, "erase", "网上工会建设", "职工之家", *BY, "--backups", backups)
    assert done.returncode == 0, done.stdout
    first, second = ledger.everything(data)
    assert (first.is_done, second.is_done) == (False, True)
    assert second.marks == ("已依法删除_C", "已依法删除_D")
    assert etl(data, "erase", *TEXTS, *BY, "--backups", backups).returncode == 0
    assert [one.is_done for one in ledger.everything(data)] == [True, True]
    assert erasures.holding(backups) == []
    assert etl(data, "drill", backups).returncode == 0


def test_a_backup_of_a_folder_in_which_an_erasure_is_half_done_is_refused(
    decided: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = Path(shutil.copytree(decided / "data", tmp_path / "data"))
    monkeypatch.setattr("etl.loading.loading.settle", lambda _: None)
    monkeypatch.setattr("etl.loading.backup._is_writable", lambda _: False)
    done = etl(data, "backup", tmp_path / "saved.tar.gz", "--lang", "en")
    assert done.returncode == 1
    assert "is decided and not done" in done.stdout


def _build(data: Path) -> Path:
    build = builds.current(data)
    assert build is not None
    return build.path
