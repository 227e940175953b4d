"""The page 放映 and the button “加入放映”, opened without a browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import decks, warehouse, words
from pages.shared.decks import Slide
from pages.shared.stage import shows
from tests import boards, screens

PAGE = "decks"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("QIANGHUI_DATA", str(tmp_path))
    boards.publish(tmp_path)
    yield tmp_path
    words.use("zh")
    warehouse.pin(None)


def opened(page: str = PAGE, **address: str) -> AppTest:
    app = AppTest.from_file("../pages/board.py", default_timeout=30)
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


def test_slides_are_moved_noted_and_taken_out_on_the_page() -> None:
    first, second = Slide("rankings", {}, "values"), Slide("gone")
    deck = decks.create("办公会", first, second)
    app = opened()
    assert "2" in app.title[0].value
    app.button(key=f"{second.id}_arrow_upward").click().run()
    app.text_area(key=f"{first.id}_notes").set_value("先说结论").run()
    assert [(s.id, s.notes) for s in decks.read(deck.id).slides] == [
        (second.id, ""),
        (first.id, "先说结论"),
    ]
    app.button(key=f"{second.id}_away").click().run()
    assert not app.exception
    assert [slide.id for slide in decks.read(deck.id).slides] == [first.id]


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


def test_a_chart_is_added_to_a_deck_that_is_there_and_to_a_new_one() -> None:
    app = opened("rankings", lang="zh", values_table="true")
    deck = decks.create("办公会")
    screens.with_offers(app, "values")
    app.session_state["values_add"] = True
    app.run()
    app.button(key="values_add_now").click().run()
    assert not app.exception
    slide = decks.read(deck.id).slides[0]
    assert (slide.page, slide.key) == ("rankings", "values")
    assert not {"lang", "values_table"} & slide.view.keys()
    app.selectbox(key="values_add_to").set_value("").run()
    app.button(key="values_add_now").click().run()
    assert app.error
    app.text_input(key="values_add_name").set_value("专题会").run()
    app.button(key="values_add_now").click().run()
    assert {known.name for known in decks.everything()} == {"办公会", "专题会"}


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
