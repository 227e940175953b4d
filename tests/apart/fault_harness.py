"""A fair part of `benchmarks.faults`: nothing is lost, torn or untold, whatever befalls."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.faults import facts, forks, injected, operations, stores
from benchmarks.faults.__main__ import asked, tallies
from benchmarks.faults.injected import Fault
from benchmarks.faults.stores import Stores
from benchmarks.faults.trials import Tally, Trials
from etl.warehouse import pruning
from tests import damage, warm

# What comes before all is drafted is long, and `make bench` gives it faults.
PART = ("--kills=100", "--errors=24", "--full=0", "--corruptions=24", "--rounds=0", "--repeats=2")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no fork")


@pytest.fixture(scope="module", autouse=True)
def _cold() -> Iterator[None]:
    """A fork cannot ask the warm server of its parent, whose socket it would share."""
    with warm.cold():
        yield


@pytest.fixture(scope="module")
def known(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Stores:
    return Stores(tmp_path_factory.mktemp("stores") / "all", store, ("load", "withdraw"))


def test_nothing_is_lost_torn_or_untold(known: Stores) -> None:
    found = tallies(known, operations.quick(known), asked(PART))
    assert {name: tally.wrong for name, tally in found.items() if tally.wrong} == {}
    assert {name: tally.tried for name, tally in found.items()} == {
        "kills": 100,
        "errors": 24,
        "corruptions": 24,
        "the same file": 2,
    }
    assert found["errors"].acknowledged < 24  # some of them stopped what was done


def test_a_loss_is_noticed(known: Stores) -> None:
    """An operation that says that it is done, and has lost an upload."""
    (deck,) = (one for one in operations.every(known) if one.name == "pin")
    trials = Trials(known, [deck])

    def lose(data: Path) -> int:
        (data / "uploads" / damage.HIT / "upload.json").unlink()
        return deck.act(data)

    tally = Tally()
    data = known.copy("plain", trials.place)
    trials.judge(trials.courses[0], forks.run(lambda: lose(data)), data, tally, "a loss")
    assert "history" in " ".join(tally.wrong)


@pytest.mark.parametrize("how", injected.HOWS)
def test_a_fault_befalls_the_command(how: str, known: Stores, tmp_path: Path) -> None:
    data = known.copy("plain", tmp_path / "data")

    def act() -> int:
        stores.befalls(Fault(how, "pin.write"), data)
        return known.command("pin", "十月会")(data)

    ended = forks.run(act)
    assert ended.is_killed == (how == injected.KILL)
    assert ended.code == (-9 if how == injected.KILL else 1)
    assert forks.is_clean(ended.said)


@pytest.mark.parametrize(
    ("number", "is_kept"),
    [
        (stores.PINNED, True),
        (stores.DECKED, True),
        (stores.SHOWN, True),
        (stores.FREE, False),
    ],
)
def test_a_build_that_is_named_is_never_let_go(
    number: int, is_kept: bool, known: Stores, tmp_path: Path
) -> None:
    data = known.copy("withdraw drafted", tmp_path / "data")
    path = data / "builds" / f"{number:06d}.duckdb"
    assert path.exists()
    (commit,) = (one for one in operations.quick(known) if one.name == "commit of withdraw")
    assert forks.run(lambda: commit.act(data)).code == 0
    assert path.exists() == is_kept
    assert len(list((data / "builds").glob("*.duckdb"))) == pruning.KEPT + 3


def test_no_build_goes_while_a_deck_cannot_be_read(known: Stores, tmp_path: Path) -> None:
    data = known.copy("withdraw drafted", tmp_path / "data")
    deck = next((data / "decks").glob("*.json"))
    content = deck.read_bytes()
    deck.unlink()
    deck.write_bytes(content[:-9])
    (commit,) = (one for one in operations.quick(known) if one.name == "commit of withdraw")
    assert forks.run(lambda: commit.act(data)).code == 0
    assert (data / "builds" / f"{stores.FREE:06d}.duckdb").exists()
    told = forks.run(lambda: facts.of(data)).answer
    assert isinstance(told, dict)
    assert told["torn"] == [deck.name]
