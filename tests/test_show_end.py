"""A show keeps its slides while its deck is edited, and its end is known to whoever comes later."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from pages.shared.etl import decisions
from pages.shared.etl.decisions import Decision
from pages.shared.stage import changed, decks, following, shows
from pages.shared.stage.decks import Deck, Slide
from tests.test_stage import ask, turn

RANKS, CITIES = Slide("rankings", {}, "ranks", "先说名次"), Slide("rankings", {}, "cities")
GONE, FORUMS = Slide("gone"), Slide("forums")


@pytest.fixture
def deck(few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Deck:
    """A deck of three slides on a board of few rows, to be written to."""
    data = tmp_path / "data"
    shutil.copytree(few, data)
    monkeypatch.setenv("QIANGHUI_DATA", str(data))
    return decks.create("主席办公会", RANKS, CITIES, GONE)


def slides_of(deck: Deck, key: str = "") -> dict[str, Any]:
    answered = ask(f"/show/{deck.id}/slides{f'?key={key}' if key else ''}")
    assert answered.status == 200
    said: dict[str, Any] = json.loads(answered.text)
    return said


def ids(deck: Deck) -> list[str]:
    return [slide["id"] for slide in slides_of(deck)["slides"]]


def decide(words: str) -> None:
    decided = Decision("十二月例会", words, "研究室", "2025年8月20日")
    assert decisions.keep(decided, "办公室").is_done


def test_whoever_asks_after_the_end_hears_of_it_with_any_key_and_with_none(deck: Deck) -> None:
    before = shows.start(deck)
    shows.end(deck.id)
    state = following.state(deck.id)
    assert (state["running"], state["ended"]) == (False, True)
    assert state["turn"] > before.turn
    for key in ("", before.key, "wrong"):
        said = slides_of(deck, key)
        assert said["slides"] == []
        assert said["closing"]["title"] == "放映结束"
        assert said["closing"]["address"].startswith("/decks?deck=")
    for address in (f"/show/{deck.id}?key=wrong", f"/remote/{deck.id}?key={before.key}"):
        assert ask(address).status == 200
    assert turn(deck, before.key, by=1).status == 403


def test_the_closing_slide_names_what_was_decided_during_the_show_and_nothing_else(
    deck: Deck,
) -> None:
    decide("此前议定")
    shows.start(deck)
    decide("会上议定")
    shows.end(deck.id)
    decide("会后登记")
    (what, who) = slides_of(deck)["closing"]["decided"][0]
    assert what == "会上议定"
    assert who == "研究室 · 期限 2025年8月20日"
    assert len(slides_of(deck)["closing"]["decided"]) == 1


def test_a_show_in_which_nothing_was_decided_says_so(deck: Deck) -> None:
    shows.start(deck)
    shows.end(deck.id)
    closing = slides_of(deck)["closing"]
    assert (closing["decided"], closing["none"]) == ([], "本次放映期间没有登记议定事项。")


def test_where_the_decisions_cannot_be_read_none_are_denied(deck: Deck, tmp_path: Path) -> None:
    shows.start(deck)
    shutil.rmtree(tmp_path / "data" / "builds")
    shows.end(deck.id)
    assert "议定事项见" in slides_of(deck)["closing"]["none"]


def test_the_closing_slide_of_a_deck_that_was_put_aside_leads_nowhere(deck: Deck) -> None:
    shows.start(deck)
    shows.end(deck.id)
    decks.remove(deck.id)
    assert slides_of(deck)["closing"]["address"] == ""


def test_the_remote_ends_the_show(deck: Deck) -> None:
    key = shows.start(deck).key
    assert turn(deck, key, end=True).said["ended"] is True
    assert shows.running(deck.id) is None


def test_the_next_show_is_newer_than_the_last_state_of_the_one_before(deck: Deck) -> None:
    first = shows.start(deck)
    turn(deck, first.key, by=1)
    shows.end(deck.id)
    ended = following.state(deck.id)
    shows.start(deck)
    state = following.state(deck.id)
    assert state["turn"] > ended["turn"]
    assert state["version"] != ended["version"]


def test_the_screens_keep_their_slides_while_the_deck_is_edited(deck: Deck) -> None:
    shows.start(deck)
    before = following.state(deck.id)
    decks.change(deck.id, lambda known: known.joined_by(FORUMS, 0).without(RANKS.id))
    after = following.state(deck.id)
    assert (after["version"], after["slide"]) == (before["version"], before["slide"])
    assert before["change"] is None
    assert after["change"] == {"added": 1, "removed": 1, "is_gone": True}
    assert ids(deck) == [RANKS.id, CITIES.id, GONE.id]


def test_taking_the_edited_deck_keeps_the_slide_in_view(deck: Deck) -> None:
    key = shows.start(deck).key
    turn(deck, key, at=1)
    decks.change(deck.id, lambda known: known.joined_by(FORUMS, 0))
    state = turn(deck, key, take=True).said
    assert (state["at"], state["slide"], state["change"]) == (2, CITIES.id, None)
    assert ids(deck) == [FORUMS.id, RANKS.id, CITIES.id, GONE.id]


def test_where_the_slide_in_view_was_taken_out_the_one_before_it_is_shown(deck: Deck) -> None:
    key = shows.start(deck).key
    turn(deck, key, at=2)
    decks.change(deck.id, lambda known: known.without(GONE.id))
    assert turn(deck, key, take=True).said["slide"] == CITIES.id


def test_a_declined_change_is_asked_about_again_only_when_the_deck_changes_again(
    deck: Deck,
) -> None:
    key = shows.start(deck).key
    decks.change(deck.id, lambda known: known.moved(GONE.id, 0))
    asked = following.state(deck.id)["change"]
    assert asked is not None
    assert changed.question(asked).startswith("页面顺序有调整")
    assert turn(deck, key, take=False).said["change"] is None
    assert ids(deck) == [RANKS.id, CITIES.id, GONE.id]
    decks.change(deck.id, lambda known: known.without(GONE.id))
    assert following.state(deck.id)["change"] is not None


def test_notes_written_during_the_show_reach_the_speaker_and_change_no_screen(deck: Deck) -> None:
    key = shows.start(deck).key
    before = following.state(deck.id)
    decks.change(deck.id, lambda known: known.noted(CITIES.id, "慢一点"))
    after = following.state(deck.id)
    assert after["change"] is None
    assert after["version"] == before["version"]
    assert after["notes"] != before["notes"]
    assert slides_of(deck, key)["slides"][1]["notes"] == "慢一点"


def test_a_show_goes_on_when_its_deck_is_gone(deck: Deck) -> None:
    key = shows.start(deck).key
    decks.remove(deck.id)
    assert turn(deck, key, by=1).said["slide"] == CITIES.id
    assert len(slides_of(deck, key)["slides"]) == 3


@pytest.mark.parametrize("text", ["", "{", '{"deck": 1}', "[]", "null"])
def test_a_torn_file_of_a_show_is_no_show(deck: Deck, text: str) -> None:
    shows.start(deck)
    (decks.folder() / "shows" / f"{deck.id}.json").write_text(text, encoding="utf-8")
    state = following.state(deck.id)
    assert (state["running"], state["ended"]) == (False, False)
    assert ids(deck) == [RANKS.id, CITIES.id, GONE.id]
