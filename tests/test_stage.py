"""The stage: what stands on a slide, who may turn it, and what is said when something is wrong."""

import asyncio
import datetime as dt
import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

import duckdb
import pytest
from starlette.applications import Starlette
from starlette.routing import BaseRoute
from starlette.types import Message, Scope

from pages.shared import theme, warehouse, words
from pages.shared.capture.page import Manner
from pages.shared.figures import Bars, Chart, Figure, Line, Periods, Rows, Scale
from pages.shared.plotly import plotly
from pages.shared.stage import decks, following, routes, shows, slides
from pages.shared.stage.decks import Deck, Slide
from pages.shared.stage.shows import Show
from pages.shared.stage.staged import staged
from pages.shared.warehouse import Build
from tests import damage

DECK = (
    Slide("rankings", {}, "ranks", "先说名次"),
    Slide("rankings", {}, "cities"),
    Slide("gone"),
    Slide("rankings", {}, "no such block"),
)


@dataclass(frozen=True)
class Answered:
    status: int
    headers: dict[str, str]
    text: str

    @property
    def said(self) -> dict[str, object]:
        answer: dict[str, object] = json.loads(self.text)
        return answer


def ask(
    address: str,
    body: bytes | None = None,
    kind: str = "application/json",
    served: Sequence[BaseRoute] = (),
) -> Answered:
    """One request to the routes of the stage, or to those `served`, without a server."""
    app, place, sent = (
        Starlette(routes=served or routes.routes()),
        urlsplit(address),
        list[Message](),
    )
    scope: Scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "GET" if body is None else "POST",
        "path": place.path,
        "raw_path": place.path.encode(),
        "root_path": "",
        "scheme": "http",
        "query_string": place.query.encode(),
        "headers": [(b"content-type", kind.encode())],
        "server": ("127.0.0.1", 80),
        "client": ("127.0.0.1", 1),
    }

    asked: list[Message] = [{"type": "http.request", "body": body or b"", "more_body": False}]

    async def receive() -> Message:
        return asked.pop() if asked else await asyncio.Future()  # nobody goes away

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    text = b"".join(part.get("body", b"") for part in sent[1:]).decode()
    return Answered(sent[0]["status"], headers, text)


@pytest.fixture
def deck(samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Deck:
    """A deck on the samples' build, in a data folder of its own."""
    (tmp_path / "builds").symlink_to(samples / "builds", target_is_directory=True)
    monkeypatch.setenv("QIANGHUI_DATA", str(tmp_path))
    return decks.create("<b>办公会</b>", *DECK)


def turn(deck: Deck, key: str, **change: object) -> Answered:
    return ask(f"/show/{deck.id}/turn", json.dumps({"key": key, **change}).encode())


def test_a_slide_says_what_its_page_says(deck: Deck) -> None:
    ranks, cities, gone, none = slides.shown(deck, warehouse.current_build(), Manner())
    assert len(ranks["cards"]) == slides.CARDS
    assert ranks["figure"]["data"]
    assert len(cities["table"]) == cities["shown"] + 1
    assert gone["missing"]
    assert none["missing"]


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", "上传 2 的文件夹读不了"), ("en", "Upload 2 is not counted")],
)
def test_a_slide_says_which_uploads_its_figures_lack(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, said: str
) -> None:
    data = Path(shutil.copytree(store, tmp_path / "data"))
    slide = Slide("rankings", {}, "cities")
    monkeypatch.setenv("QIANGHUI_DATA", str(data))
    whole = slides.slide_shown(slide, warehouse.present_build(), Manner(language))
    assert not [line for line in whole["stamp"] if said in line]
    damage.cut(data / "uploads" / damage.HIT / "upload.json")
    assert damage.run(data, "build") == 0
    with words.speaking(language):
        lacking = slides.slide_shown(slide, warehouse.present_build(), Manner(language))
    assert [line for line in lacking["stamp"] if said in line]


@pytest.mark.usefixtures("deck")
def test_a_show_for_whom_red_is_good_exchanges_the_colours() -> None:
    build, slide = warehouse.current_build(), Slide("why_moved", {}, "steps")
    drawn, turned = (
        json.dumps(slides.slide_shown(slide, build, Manner(red_is_good=red))["figure"])
        for red in (False, True)
    )
    assert theme.GREEN in drawn
    exchanged = drawn.replace(theme.GREEN, "?").replace(theme.RED, theme.GREEN)
    assert exchanged.replace("?", theme.RED) == turned


def test_the_show_goes_on_without_its_build(deck: Deck) -> None:
    assert all(slide["missing"] for slide in slides.shown(deck, None, Manner()))


def test_a_page_that_breaks_off_is_said_on_its_slide(deck: Deck, tmp_path: Path) -> None:
    path = tmp_path / "000099.duckdb"
    duckdb.connect(str(path)).close()  # a build without any mart
    said = slides.shown(deck, Build(99, path), Manner())
    assert said[0]["missing"] == "这一页未能画出。"


@pytest.mark.usefixtures("deck")
def test_an_empty_deck_is_offered_what_became_of_the_last_decisions() -> None:
    first = slides.opening(warehouse.current_build(), Manner())
    assert [slide.page for slide in first] == ["decisions"]
    assert slides.opening(None, Manner()) == ()


def test_notes_go_to_the_speaker_only(deck: Deck) -> None:
    show = shows.start(deck)
    assert "先说名次" in ask(f"/show/{deck.id}/slides?key={show.key}").text
    assert "先说名次" not in ask(f"/show/{deck.id}/slides").text


def test_the_remote_turns_blanks_and_jumps_within_the_deck(deck: Deck) -> None:
    key = shows.start(deck).key
    assert turn(deck, key, by=1).said["at"] == 1
    assert turn(deck, key, by=9).said["at"] == len(DECK) - 1
    assert turn(deck, key, at=0).said["at"] == 0
    assert turn(deck, key, blank=True).said["blank"] is True
    assert turn(deck, key, live=True).said["live"] is True
    assert turn(deck, key, pace=30).said["pace"] == 30


def test_a_wrong_key_is_refused_in_words(deck: Deck) -> None:
    shows.start(deck)
    for answered in (
        turn(deck, "wrong", by=1),
        ask(f"/show/{deck.id}?key=wrong"),
        ask(f"/show/{deck.id}/slides?key=wrong"),
        ask(f"/remote/{deck.id}"),
    ):
        assert answered.status == 403
        assert "重新扫码" in answered.text
    assert following.state(deck.id)["at"] == 0


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b'{"key": "x"}', "application/json", 400),
        (b'{"key": "x", "at": "1"}', "application/json", 400),
        (b'{"key": "x", "pace": -1}', "application/json", 400),
        (b'{"key": "x", "other": 1}', "application/json", 400),
        (b'{"key": "x", "at": 1}', "text/plain", 415),
        (b'{"key": "%s"}' % (b"x" * 3000), "application/json", 413),
    ],
)
def test_an_odd_request_changes_nothing(deck: Deck, body: bytes, kind: str, status: int) -> None:
    before = shows.start(deck)
    assert ask(f"/show/{deck.id}/turn", body, kind).status == status
    assert shows.running(deck.id) == before


def test_nothing_is_turned_by_opening_an_address(deck: Deck) -> None:
    key = shows.start(deck).key
    assert ask(f"/show/{deck.id}/turn?key={key}&by=1").status == 405


def test_a_deck_that_is_none_is_said_in_words() -> None:
    answered = ask("/show/ffffffffffff")
    assert answered.status == 404
    assert "已不在" in answered.text


def test_a_name_is_text_and_scripts_come_from_here_only(deck: Deck) -> None:
    answered = ask(f"/show/{deck.id}")
    assert answered.status == 200
    assert "<b>" not in answered.text
    assert "default-src 'self'" in answered.headers["content-security-policy"]


def test_assets_are_kept_for_ever_and_others_are_not_given(deck: Deck) -> None:
    page = ask(f"/show/{deck.id}").text
    address = next(part for part in page.split('"') if part.endswith("stage.css"))
    answered = ask(address)
    assert answered.status == 200
    assert "immutable" in answered.headers["cache-control"]
    assert ask("/stage/x/routes.py").status == 404


def test_a_locked_show_keeps_its_build_and_a_live_one_takes_the_newest(deck: Deck) -> None:
    show = shows.start(deck)
    build = warehouse.current_build()
    assert build is not None
    assert show.build == build.number
    other = Show(deck.id, show.key, build.number + 1)
    assert shows.build_of(deck, other) is None
    live = Show(deck.id, show.key, build.number + 1, is_live=True)
    assert shows.build_of(deck, live) == build


def test_screens_are_told_at_once_when_the_show_is_turned(deck: Deck) -> None:
    key = shows.start(deck).key

    def at_one(show: Show) -> Show:
        return replace(show, at=1)

    async def follow() -> list[int]:
        told = []
        async for state in following.states(deck.id):
            if state is None:
                continue
            told.append(state["at"])
            if len(told) == 1:
                shows.change(deck.id, key, at_one)
                following.wake(deck.id)
            else:
                break
        return told

    assert asyncio.run(follow()) == [0, 1]


def test_the_remote_opens_with_its_key(deck: Deck) -> None:
    answered = ask(f"/remote/{deck.id}?key={shows.start(deck).key}&lang=en")
    assert answered.status == 200
    assert "Next" in answered.text


def test_an_answer_to_a_screen_ends_so_that_a_server_can_stop(
    deck: Deck, monkeypatch: pytest.MonkeyPatch
) -> None:
    shows.start(deck)
    for name in ("LONGEST", "LOOK", "BEAT"):
        monkeypatch.setattr(following, name, 0.02)
    answered = ask(f"/show/{deck.id}/events")
    assert answered.headers["content-type"].startswith("text/event-stream")
    assert '"at": 0' in answered.text


def test_a_deck_put_aside_in_mid_show_has_no_version(deck: Deck) -> None:
    decks.remove(deck.id)
    assert following.state(deck.id)["version"] == ""


def rows(count: int, *, pitch: int) -> Figure:
    bars = Bars(values=(1.0,) * count)
    return Chart((bars,), Rows(("名",) * count, pitch))


def test_a_small_figure_grows_and_is_shown_whole() -> None:
    small = rows(5, pitch=40)
    fitted = staged(small, plotly(small), wide=1300)
    assert fitted.zoom == 2.1
    assert fitted.shown == fitted.rows == 5


def test_of_too_many_rows_the_first_are_shown_and_the_figure_is_left_as_it_was() -> None:
    tall = rows(40, pitch=40)
    drawing = plotly(tall)
    fitted = staged(tall, drawing, wide=1300)
    assert fitted.zoom == 1.65
    assert 8 < fitted.shown < fitted.rows == 40
    axis = fitted.layout["yaxis"]
    assert isinstance(axis, dict)
    assert axis["range"] == [fitted.shown - 0.5, -0.5]
    assert drawing == plotly(tall)


def test_a_course_over_time_is_never_cut() -> None:
    day = Periods((dt.date(2025, 1, 1),), ("一月",))
    ranks = Chart((Line(values=(1.0,)),), day, Scale("rank", low=0.5, high=20.9), height=900)
    fitted = staged(ranks, plotly(ranks), wide=1300)
    assert fitted.rows == 0
    assert fitted.zoom == 1.65
