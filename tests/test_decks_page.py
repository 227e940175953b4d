"""The page 放映 and the button “加入放映”, opened without a browser."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import warehouse, words
from pages.shared.stage import decks, shows
from pages.shared.stage.decks import Deck, Slide
from tests import boards, screens
from tests.screens import plain

PAGE = "decks"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("QIANGHUI_DATA", str(tmp_path))
    boards.publish(tmp_path)
    yield tmp_path
    words.use("zh")
    warehouse.pin(None)


def opened(page: str = PAGE, **address: str) -> AppTest:
    app = AppTest.from_file("../pages/board.py", default_timeout=screens.PATIENCE)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run().switch_page(screens.SCRIPTS[page]).run()


def test_without_a_deck_the_page_says_how_to_make_one() -> None:
    app = opened()
    assert app.title[0].value == "还没有放映"
    app.button(key="make_deck").click().run()
    assert app.error
    app.text_input(key="new_deck_name").set_value("主席办公会")
    app.button(key="make_deck").click().run()
    assert not app.exception
    assert [deck.name for deck in decks.everything()] == ["主席办公会"]


def test_without_a_deck_an_example_is_made_at_a_press() -> None:
    app = opened()
    (listed,) = [plain(text.value) for text in app.markdown if plain(text.value).startswith("1. ")]
    app.button(key="use_example").click().run()
    assert not app.exception
    (deck,) = decks.everything()
    assert deck.name == "示例放映"
    assert len(deck.slides) == len(listed.splitlines())
    assert [slide["title"] for slide in rail(app)["slides"]] == [
        line.split(". ", 1)[1] for line in listed.splitlines()
    ]


def test_an_empty_deck_is_filled_with_the_example_only_at_a_press() -> None:
    deck = decks.create("主席办公会")
    app = opened(deck=deck.name)
    assert decks.read(deck.id).slides == ()
    app.button(key="use_example").click().run()
    assert not app.exception
    assert len(decks.read(deck.id).slides) > 0
    assert not [button for button in app.button if button.key == "use_example"]


def order(deck: Deck) -> list[str]:
    return [slide.id for slide in decks.read(deck.id).slides]


def rail(app: AppTest) -> dict[str, Any]:
    """What the list of thumbnails is drawn from."""
    said: dict[str, Any] = json.loads(app.get("bidi_component")[0].proto.json)
    return said


def choose(app: AppTest, deck: Deck, slide: Slide) -> None:
    app.session_state[f"{deck.id}_chosen"] = slide.id
    app.run()


def test_slides_are_moved_noted_taken_out_and_put_back_on_the_page() -> None:
    first, second, third = Slide("rankings", {}, "values"), Slide("gone"), Slide("forums")
    deck = decks.create("办公会", first, second, third)
    app = opened()
    assert "3" in app.title[0].value
    assert app.button(key="arrow_upward").disabled
    choose(app, deck, third)
    assert app.button(key="arrow_downward").disabled
    app.button(key="arrow_upward").click().run()
    assert order(deck) == [first.id, third.id, second.id]
    assert rail(app)["chosen"] == third.id
    app.text_area(key=f"{third.id}_notes").set_value("先说结论").run()
    assert decks.read(deck.id).slides[1].notes == "先说结论"
    app.button(key="take_out").click().run()
    assert not app.exception
    assert order(deck) == [first.id, second.id]
    assert any("第 2 页已移出" in plain(said.value) for said in app.markdown)
    app.button(key="arrange_undo").click().run()
    assert order(deck) == [first.id, third.id, second.id]
    assert decks.read(deck.id).slides[1].notes == "先说结论"
    assert not [button for button in app.button if button.key == "arrange_undo"]


def test_the_list_shows_a_picture_of_each_figure_and_the_title_of_each_text() -> None:
    deck = decks.create("办公会", Slide("rankings", {}, "values"), Slide("rankings", {}, "cities"))
    drawn, text = rail(opened())["slides"]
    assert drawn["picture"].startswith("<svg")
    assert "<text" not in drawn["picture"]
    assert (text["picture"], bool(text["title"])) == ("", True)
    assert [drawn["id"], text["id"]] == order(deck)


def test_a_new_deck_is_empty_and_offers_the_last_decisions_to_begin_with(
    samples: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (data / "own").mkdir()
    (data / "own" / "builds").symlink_to(samples / "builds", target_is_directory=True)
    monkeypatch.setenv("QIANGHUI_DATA", str(data / "own"))
    app = opened()
    app.text_input(key="new_deck_name").set_value("主席办公会")
    app.button(key="make_deck").click().run()
    deck = decks.everything()[0]
    assert deck.slides == ()
    app.button(key="begin_with_decisions").click().run()
    assert [slide.page for slide in decks.read(deck.id).slides] == ["decisions"]
    assert any("“主席办公会”：第 1 页，共 1 页" in plain(said.value) for said in app.markdown)
    app.button(key="arrange_undo").click().run()
    assert decks.read(deck.id).slides == ()


def test_a_show_is_started_and_ended_on_the_page() -> None:
    deck = decks.create("办公会", Slide("rankings", {}, "values"))
    app = opened()
    app.button(key="start_show").click().run()
    show = shows.running(deck.id)
    assert show is not None
    build = warehouse.current_build()
    assert build is not None
    assert show.build == build.number
    assert any(show.key in link.proto.url for link in app.get("link_button"))
    app.button(key="end_show").click().run()
    assert not app.exception
    assert shows.running(deck.id) is None
    assert any("放映结束" in plain(said.value) for said in app.markdown)


def test_a_deck_is_renamed_and_put_aside_on_the_page() -> None:
    deck = decks.create("办公会")
    app = opened()
    app.text_input(key=f"{deck.id}_name").set_value("专题会")
    app.button(key="rename_deck").click().run()
    assert decks.read(deck.id).name == "专题会"
    app.button(key="remove_deck").click().run()
    assert not app.exception
    assert decks.everything() == []


def test_a_torn_deck_is_named() -> None:
    decks.folder().mkdir(parents=True)
    (decks.folder() / f"{'a' * 12}.json").write_text("{", encoding="utf-8")
    app = opened()
    assert not app.exception
    assert "a" * 12 in app.warning[0].value


def open_adding(app: AppTest) -> None:
    screens.with_offers(app, "values")
    app.session_state["values_add"] = True
    app.run()


def test_a_chart_is_added_to_a_deck_that_is_there_and_taken_out_again() -> None:
    deck = decks.create("办公会", Slide("forums"))
    app = opened("rankings", lang="zh", values_table="true")
    open_adding(app)
    add = app.button(key="values_add_now")
    assert add.label == "加为第 2 页"
    add.click().run()
    assert not app.exception
    slide = decks.read(deck.id).slides[1]
    assert (slide.page, slide.key) == ("rankings", "values")
    assert not {"lang", "values_table"} & slide.view.keys()
    assert any("“办公会”：第 2 页，共 2 页" in plain(said.value) for said in app.markdown)
    app.button(key="values_add_undo").click().run()
    assert [slide.page for slide in decks.read(deck.id).slides] == ["forums"]


def test_a_chart_is_added_to_a_new_deck_which_holds_nothing_else() -> None:
    app = opened("rankings")
    open_adding(app)
    app.button(key="values_add_now").click().run()
    assert app.error
    app.text_input(key="values_add_name").set_value("专题会").run()
    app.button(key="values_add_now").click().run()
    (deck,) = decks.everything()
    assert (deck.name, [slide.key for slide in deck.slides]) == ("专题会", ["values"])
    app.button(key="values_add_undo").click().run()
    assert decks.everything() == []


def test_whoever_adds_to_a_deck_that_is_shown_hears_that_the_screens_wait() -> None:
    deck = decks.create("办公会", Slide("forums"))
    shows.start(deck)
    app = opened("rankings")
    open_adding(app)
    app.button(key="values_add_now").click().run()
    assert any("主讲人同意后屏幕才更新" in plain(said.value) for said in app.markdown)


@pytest.mark.parametrize(("answer", "count"), [("take_change", 2), ("decline_change", 1)])
def test_the_presenter_is_asked_when_the_deck_changes_during_the_show(
    answer: str, count: int
) -> None:
    deck = decks.create("办公会", Slide("rankings", {}, "values"))
    shows.start(deck)
    app = opened()
    assert not [button for button in app.button if button.key == answer]
    decks.change(deck.id, lambda known: known.joined_by(Slide("forums")))
    app.run()
    assert any("新增 1 页，移出 0 页" in plain(said.value) for said in app.markdown)
    app.button(key=answer).click().run()
    assert not app.exception
    show = shows.running(deck.id)
    assert show is not None
    assert len(show.slides) == count
    assert not [button for button in app.button if button.key == answer]


def test_a_deck_that_is_shown_is_not_put_aside() -> None:
    deck = decks.create("办公会", Slide("rankings", {}, "values"))
    shows.start(deck)
    app = opened()
    app.button(key="remove_deck").click().run()
    assert "先结束放映" in app.error[0].value
    assert decks.everything() == [deck]


def test_pace_and_live_are_switched_on_the_page() -> None:
    deck = decks.create("办公会", Slide("rankings", {}, "values"))
    app = opened()
    app.selectbox(key=f"{deck.id}_pace").set_value(30).run()
    app.button(key="start_show").click().run()
    show = shows.running(deck.id)
    assert show is not None
    assert show.pace == 30
    app.toggle(key=f"{show.key}_live").set_value(True).run()
    live = shows.running(deck.id)
    assert live is not None
    assert live.is_live
    assert not app.exception
