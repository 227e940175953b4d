"""The store of decks: nothing is lost, nothing is half written, and every refusal says why."""

import errno
import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pages.shared.stage import decks, shows
from pages.shared.stage.decks import DeckError, Slide
from pages.shared.stage.shows import ShowError


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QIANGHUI_DATA", str(tmp_path))
    return tmp_path


def test_a_deck_is_read_as_it_was_written() -> None:
    deck = decks.create(
        " 十二月\n主席办公会 ", Slide("rankings", {"indicator": "入会率"}, "ranks", "先说")
    )
    assert deck.name == "十二月 主席办公会"
    assert decks.read(deck.id) == deck
    assert decks.everything() == [deck]


def test_two_writers_at_once_lose_nothing() -> None:
    deck = decks.create("办公会")
    pages = [f"page{number}" for number in range(12)]

    def add(page: str) -> None:
        decks.change(deck.id, lambda known: known.joined_by(Slide(page)))

    with ThreadPoolExecutor(4) as writers:
        list(writers.map(add, pages))
    assert sorted(slide.page for slide in decks.read(deck.id).slides) == sorted(pages)


def test_slides_are_put_in_order_noted_and_taken_out() -> None:
    first, second, third = Slide("a"), Slide("b"), Slide("c")
    deck = decks.create("办公会", first, second, third)
    assert [s.page for s in deck.moved(third.id, 0).slides] == ["c", "a", "b"]
    assert [s.page for s in deck.moved(first.id, 1).slides] == ["b", "a", "c"]
    assert [s.page for s in deck.moved(first.id, 9).slides] == ["b", "c", "a"]
    assert deck.moved("gone", 1) == deck
    assert [s.page for s in deck.without(second.id).slides] == ["a", "c"]
    assert deck.without(second.id).joined_by(second, 1) == deck
    assert [s.notes for s in deck.noted(second.id, "慢").slides] == ["", "慢", ""]


def test_a_torn_file_is_named_and_harms_no_other_deck(data: Path) -> None:
    sound = decks.create("办公会")
    torn = data / "decks" / f"{'0' * 12}.json"
    torn.write_text('{"id": "0000', encoding="utf-8")
    assert decks.everything() == [sound]
    assert decks.torn() == [torn.name]
    with pytest.raises(DeckError, match=torn.name):
        decks.read("0" * 12)


def test_a_removed_deck_is_put_aside(data: Path) -> None:
    deck = decks.create("办公会")
    decks.remove(deck.id)
    assert decks.everything() == []
    assert (data / "decks" / "removed" / f"{deck.id}.json").exists()
    with pytest.raises(DeckError):
        decks.remove(deck.id)


@pytest.mark.parametrize("deck", ["../../etc", "", "f" * 12, "0" * 11])
def test_a_deck_that_is_none_is_refused(deck: str) -> None:
    with pytest.raises(DeckError):
        decks.read(deck)


def test_names_are_wanted_and_stand_for_one_deck() -> None:
    deck, other = decks.create("办公会"), decks.create("专题会")
    for name in (" ", "办公会"):
        with pytest.raises(DeckError):
            decks.create(name)
    with pytest.raises(DeckError):
        decks.rename(other.id, "办公会")
    assert decks.rename(deck.id, "办公会").name == "办公会"


def test_a_deck_has_an_end() -> None:
    deck = decks.create("办公会", *[Slide("a")] * decks.MOST_SLIDES)
    with pytest.raises(DeckError):
        deck.joined_by(Slide("b"))


def test_a_key_opens_its_own_show_only_and_only_while_it_runs() -> None:
    deck, other = decks.create("办公会", Slide("a")), decks.create("专题会", Slide("a"))
    show, foreign = shows.start(deck), shows.start(other)
    assert shows.may_turn(deck.id, show.key)
    assert not shows.may_turn(deck.id, foreign.key)
    assert not shows.may_turn(deck.id, "")
    assert shows.change(deck.id, show.key, lambda known: known).turn == 1
    with pytest.raises(ShowError):
        shows.change(deck.id, foreign.key, lambda known: known)
    shows.end(deck.id)
    assert shows.running(deck.id) is None
    assert not shows.may_turn(deck.id, show.key)
    with pytest.raises(ShowError):
        shows.change(deck.id, show.key, lambda known: known)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="no way to tell what is synced")
def test_a_deck_and_its_folder_are_forced_to_the_disk(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    real = os.fsync

    def fsync(descriptor: int) -> None:
        synced.append(Path(f"/proc/self/fd/{descriptor}").readlink())
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    deck = decks.create("办公会")
    assert synced == [data / "decks" / f".{deck.id}.json.draft", data / "decks"]
    synced.clear()
    decks.remove(deck.id)
    assert set(synced) == {data / "decks", data / "decks" / "removed"}


def test_a_changed_letter_in_a_deck_is_noticed(data: Path) -> None:
    deck = decks.create("办公会", Slide("rankings", notes="先说名次"))
    place = data / "decks" / f"{deck.id}.json"
    place.write_text(place.read_text(encoding="utf-8").replace("先说", "后说"), encoding="utf-8")
    assert decks.everything() == []
    assert decks.torn() == [place.name]


def test_a_deck_of_an_older_board_is_read_as_it_stands(data: Path) -> None:
    deck = decks.create("办公会")
    place = data / "decks" / f"{deck.id}.json"
    said = json.loads(place.read_text(encoding="utf-8"))
    del said["seal"]
    place.write_text(json.dumps(said), encoding="utf-8")
    assert decks.everything() == [deck]


def test_a_disk_that_refuses_a_deck_is_said_in_a_sentence(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deck = decks.create("办公会")

    def fail(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(DeckError, match="所在磁盘已满"):
        decks.rename(deck.id, "十月办公会")
    monkeypatch.undo()
    monkeypatch.setenv("QIANGHUI_DATA", str(data))
    assert decks.everything() == [deck]
    decks.rename(deck.id, "十月办公会")
    assert not list((data / "decks").glob(".*.draft"))
