"""The rankings of a scheme and of an indicator: bands, courses, and the play over periods."""

from pathlib import Path

import pandas as pd
import pytest

from pages.rankings.findings import schemes as remarks
from pages.shared import charts, warehouse
from pages.shared.findings import rankings as findings
from tests import boards, schemes, screens
from tests.pictures import picture
from tests.test_pages import md_free, opened, plain_cells, texts

PAGE = "rankings"
ASKED: dict[str, warehouse.Parameter] = {
    "scheme": schemes.SCHEME,
    "city_group": boards.GROUP,
    "grain": "month",
}


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QIANGHUI_DATA", str(tmp_path))
    boards.publish(tmp_path)
    return tmp_path


def ranks() -> pd.DataFrame:
    rows = boards.city_ranks()
    return rows[rows["indicator"] == "建会率"]


def test_every_fault_of_a_scheme_is_a_sentence_on_the_page(board: Path) -> None:
    (build,) = (board / "builds").glob("*.duckdb")
    with boards.changed(build) as connection:
        connection.executemany(
            "insert into marts.scheme_faults (scheme, fault, node, names, figure)"
            " values (?, ?, '注册职工', '甲市', 1.5)",
            [(schemes.SCHEME, fault) for fault in remarks.SAID],
        )
    app = opened(PAGE, indicator=schemes.SCHEME)
    said = [md_free(one.value) for one in app.markdown if "注册职工" in one.value]
    wanted = remarks.remarks(
        warehouse.query("scheme_faults", **ASKED), ranks().head(0).assign(coverage=0)
    )
    assert len(wanted) == len(remarks.SAID)
    for _, sentence in wanted:
        assert any(sentence in text for text in said), sentence


@pytest.mark.usefixtures("board")
def test_a_scheme_s_rank_stands_with_its_band_in_title_card_and_table() -> None:
    app = opened(PAGE)
    where = {
        "kind": "scheme",
        "subject": schemes.SCHEME,
        "city_group": boards.GROUP,
        "grain": "month",
    }
    end = boards.city_ranks()["period_end"].max().date()
    marts = warehouse.query("ranking", **where, period_end=end)
    ours = marts[marts["is_home"]].iloc[0]
    low, high = int(ours["rank_low"]), int(ours["rank_high"])
    band = f"{low}–{high}" if high > low else f"{low}"
    place = f"第 {int(ours['rank'])} / {int(ours['ranked'])}"
    assert md_free(app.title[0].value) == f"{schemes.SCHEME}：{boards.HOME}居{place}"
    assert band in [md_free(card.value) for card in app.metric]
    listed = plain_cells(screens.tables(app)[0])
    row = next(row for row in listed if boards.HOME in row[1])
    assert (row[0], row[4]) == (place, band)


@pytest.mark.usefixtures("board")
def test_a_city_of_which_too_little_is_known_is_not_ranked_rather_than_not_reported() -> None:
    app = screens.with_tables(opened(PAGE))
    assert plain_cells(screens.tables(app)[0])[-1][0] == "未排名"
    assert any("未排名：" in md_free(text) and "朗汀市" in md_free(text) for text in texts(app))


def test_the_course_of_a_rank_rises_as_the_city_climbs() -> None:
    rows = ranks()
    newest = rows[rows["period_end"] == rows["period_end"].max()]
    said = findings.with_words(newest, rows)
    ours = said[said["is_home"]].iloc[0]
    past = rows[rows["is_home"]].sort_values("period_end")["rank"].tail(12)
    assert ours["trail"] == [-rank for rank in past]


def test_of_many_campaigns_the_last_is_named_and_all_are_told_on_pointing() -> None:
    one = boards._events()
    one = one[one["kind"] == "campaign"]
    months = [pd.DateOffset(months=count) for count in (0, 3, 6)]
    many = pd.concat(
        [one.assign(starts=one["starts"] + by, ends=one["ends"] + by) for by in months]
    )
    figure = picture(charts.bump(ranks(), events=many))
    assert len(figure.layout.shapes) == 3
    assert len(figure.layout.annotations) == 1
    assert len(figure.data[-1].x) == 3
