"""Every page of the menu, opened on a small build: with rows, without, in both languages."""

import json
from pathlib import Path
from urllib.parse import parse_qsl

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import warehouse
from pages.shared.components import Column, downloads, md
from pages.shared.components.chart import _Drawn
from pages.shared.findings.column import headed
from tests import boards, schemes, screens

PAGES = (
    *("overview", "rankings", "benchmarks"),
    *("why_moved", "what_it_takes", "weights"),
    *("city", "indicator", "overall"),
)
DATA = ("upload", "history", "templates", "quality")
UNREADABLE = ("None", "nan", "NaT", "Traceback")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder that the board reads."""
    monkeypatch.setenv("QIANGHUI_DATA", str(tmp_path))
    return tmp_path


def opened(page: str = PAGES[0], **address: str) -> AppTest:
    return screens.opened(page, **address)


def texts(app: AppTest) -> list[str]:
    kinds = (app.title, app.subheader, app.caption, app.markdown)
    return [element.value for kind in kinds for element in kind]


def test_without_a_build_the_board_explains_how_to_begin(data: Path) -> None:
    app = opened()
    assert not app.exception
    assert app.title[0].value == "看板已就绪，等待第一批表格"
    assert [code.value for code in app.code] == ["python -m etl load data/samples"]
    assert screens.links(app) == ["上传表格", "下载模板"]
    assert not data.joinpath("builds").exists()


@pytest.mark.parametrize("pointer", ["no json", '{"build": 1}', '{"build": 7, "file": "7.duckdb"}'])
def test_a_pointer_to_nothing_is_told_in_words(pointer: str, data: Path) -> None:
    boards.publish(data)
    (data / "builds" / "current").write_text(pointer, encoding="utf-8")
    app = opened()
    assert not app.exception
    assert app.title[0].value == "数据打不开"


def test_a_damaged_build_is_told_in_words(data: Path) -> None:
    boards.publish(data).write_bytes(b"no database" * 1000)
    assert opened().title[0].value == "数据打不开"


def test_every_picker_of_the_rankings_changes_what_is_shown(data: Path) -> None:
    boards.publish(data)
    app = opened(PAGES[1], indicator="网上工会得分")
    first = app.title[0].value
    app.selectbox(key="indicator").select("建会率").run()
    assert app.title[0].value != first
    assert app.selectbox(key="period").value == "2026-06"
    app.selectbox(key="period").select("2025-01").run()
    assert any("2025年1月" in text for text in texts(app))


def test_schemes_stand_before_the_indicators_in_one_box(data: Path) -> None:
    boards.publish(data)
    app = opened(PAGES[1])
    box = app.selectbox(key="indicator")
    assert box.options[:2] == [schemes.SCHEME, "建会率"]
    assert schemes.SCHEME in app.title[0].value
    box.select("建会率").run()
    assert "建会率" in app.title[0].value


def test_without_a_scheme_the_box_holds_indicators(data: Path) -> None:
    path = boards.publish(data)
    with boards.changed(path) as connection:
        connection.execute("delete from marts.schemes")
    app = opened(PAGES[1])
    assert not app.exception
    assert app.selectbox(key="indicator").value == "网上工会得分"


def test_a_link_reopens_its_view_and_a_stale_part_of_it_is_told(data: Path) -> None:
    boards.publish(data)
    app = opened(PAGES[1], indicator="建会率", period="1999-01")
    assert "建会率" in app.title[0].value
    assert app.selectbox(key="period").value == "2026-06"
    assert "“1999-01”已不在看板上，现在看的是“2026年6月”。" in map(md_free, texts(app))


@pytest.mark.parametrize("copied", ["2025年1月", "Jan 2025", "2025-01"])
@pytest.mark.parametrize(("language", "shown"), [("zh", "2025年1月"), ("en", "Jan 2025")])
def test_a_period_is_named_in_the_readers_language_and_found_in_any(
    copied: str, language: str, shown: str, data: Path
) -> None:
    boards.publish(data)
    app = opened(PAGES[1], lang=language, period=copied)
    assert app.selectbox(key="period").value == "2025-01"
    assert shown in app.selectbox(key="period").options
    assert any(shown in md_free(text) for text in texts(app))


def test_a_city_without_a_value_is_listed_as_not_reported(data: Path) -> None:
    boards.publish(data)
    app = screens.with_tables(opened(PAGES[1], indicator="建会率"))
    listed = next(t for t in screens.tables(app) if t.columns[0] == "位次")
    last = plain_cells(listed)[-1]
    assert last[0] == "未报"
    assert last[1] == "朗汀市"
    assert "(/city?city=" in str(listed.iloc[-1, 1])
    assert any("10/11 已报" in md_free(text) for text in texts(app))


def test_an_announced_rank_that_differs_is_pointed_out(data: Path) -> None:
    boards.publish(data)
    app = opened(PAGES[1], indicator="网上工会得分")
    assert any("芷洲市通报第 1" in text for text in screens.texts(app))


def test_the_table_behind_a_chart_opens(data: Path) -> None:
    boards.publish(data)
    app = opened(PAGES[1], indicator="网上工会得分")
    assert len(app.get("plotly_chart")) == 2
    assert len(screens.tables(app)) == 1
    app.session_state["values_tab"] = "表格"
    app.run()
    assert len(app.get("plotly_chart")) == 1  # only what is open is drawn
    assert len(screens.tables(app)) == 2


@pytest.mark.parametrize(
    ("address", "kept"),
    [({"values_tab": "table"}, {"values_tab": "table"}),
     ({"values_table": "true"}, {"values_tab": "table"}),
     ({"values_tab": "sources", "lang": "en"}, {"values_tab": "sources"}),
     ({"values_tab": "no such"}, {})],
)  # fmt: skip
def test_an_address_of_any_age_opens_a_view_of_a_figure(
    address: dict[str, str], kept: dict[str, str], data: Path
) -> None:
    boards.publish(data)
    app = opened(PAGES[1], indicator="网上工会得分", **address)
    assert len(screens.tables(app)) == 1 + len(kept)
    view = app.query_params.items()
    assert {name: value for name, value in view if name.startswith("values")} == kept


def test_a_number_leads_to_its_file_sheet_and_cell(data: Path) -> None:
    boards.publish(data)
    app = opened(PAGES[1], indicator="网上工会得分")
    screens.with_sources(app, ["cities"])
    (cells,) = (t for t in screens.tables(app) if "单元格" in t.columns)
    assert plain_cells(cells)[0][:2] == ["澄岚市", "2026年6月"]
    assert plain_cells(cells)[0][2:6] == ["95.0", "指标月报.xlsx", "指标数据", "D4"]


def test_a_figure_is_offered_for_download_under_a_name_of_its_own(data: Path) -> None:
    boards.publish(data)
    app = opened(PAGES[1], indicator="网上工会得分")
    names = []
    for indicator in ("网上工会得分", "建会率"):
        app.selectbox(key="indicator").select(indicator)
        screens.with_offers(app, "values")
        names += [button.proto.id for button in app.get("download_button")]
        assert not app.exception
    assert len(names) == 6


def test_what_is_taken_away_of_a_figure_stands_above_the_view_that_was_open(data: Path) -> None:
    boards.publish(data)
    app = opened(PAGES[1], indicator="网上工会得分", values_tab="table")
    shown = len(screens.tables(app))
    screens.with_offers(app, "values")
    assert {button.proto.label for button in app.get("download_button")} >= {"CSV 文本"}
    assert len(screens.tables(app)) == shown
    assert screens.address(app)["values_tab"] == "table"
    assert not [html for html in app.get("html") if 'class="picture"' in html.proto.body]


def test_the_cells_behind_the_cards_stand_with_a_figure_or_at_the_end(data: Path) -> None:
    boards.publish(data)
    app = opened(PAGES[1], indicator="网上工会得分", cities_tab="sources")
    assert "本页卡片上的数字也出自这些单元格。" in texts(app)
    assert "cards" not in screens.sourced(app)
    app = opened()
    assert "cards" in screens.sourced(app)
    screens.with_sources(app, ["cards"])
    assert any("单元格" in table.columns for table in screens.tables(app))


def test_a_page_that_ends_early_can_be_read_in_the_other_language(data: Path) -> None:
    boards.publish(data)
    labels = [link.proto.label for link in opened("decks").get("page_link")]
    assert {"English", "红涨绿跌"} <= set(labels)


def test_the_link_to_the_other_language_keeps_the_view(data: Path) -> None:
    boards.publish(data)
    app = opened(PAGES[1], indicator="建会率", values_tab="table")
    link = next(one for one in app.get("page_link") if one.proto.label == "English")
    assert dict(parse_qsl(link.proto.query_string)).items() >= {
        ("indicator", "建会率"), ("values_tab", "table"), ("lang", "en"),
    }  # fmt: skip


def test_an_indicator_of_one_period_has_no_course_to_draw(data: Path) -> None:
    boards.publish(data)
    app = opened(PAGES[1], indicator="网上工会得分")
    app.selectbox(key="period").select("2024-07").run()
    assert "ranks" not in screens.framed(app)


def test_a_page_that_breaks_off_says_so_in_words() -> None:
    def broken() -> None:
        from pages.shared import components

        assert components.show_error(ValueError("secret"))

    app = AppTest.from_function(broken, default_timeout=screens.PATIENCE).run()
    assert "这个页面没能画出来" in app.subheader[0].value
    assert not [text for text in texts(app) if "secret" in text]


def test_red_can_mean_up(data: Path) -> None:
    boards.publish(data)
    app = opened(PAGES[1], indicator="网上工会得分")
    assert any(":green[" in text for text in texts(app))
    app = opened(PAGES[1], indicator="网上工会得分", red_up="true")
    assert not any(":green[" in text for text in texts(app))


def test_a_new_build_is_shown_at_the_next_rerun(data: Path) -> None:
    boards.publish(data)
    app = opened()
    assert any("第 1 版数据" in md_free(text) for text in texts(app))
    boards.publish(data, number=2)
    app.run()
    assert any("第 2 版数据" in md_free(text) for text in texts(app))


def test_a_query_reads_the_pinned_build_and_nothing_else(data: Path) -> None:
    boards.publish(data)
    warehouse.pin(warehouse.current_build())
    boards.publish(data, number=2)
    assert warehouse.query("board")["build"].tolist() == [1]
    warehouse.pin(None)
    assert warehouse.query("board")["build"].tolist() == [2]


def test_without_a_build_a_query_says_so(data: Path) -> None:
    with pytest.raises(warehouse.BuildError, match="还没有构建"):
        warehouse.query("board")
    assert list(data.iterdir()) == []


def test_the_warehouse_can_be_neither_written_nor_used_to_read_files(data: Path) -> None:
    boards.publish(data)
    build = warehouse.current_build()
    assert build is not None
    with warehouse.attached(build).cursor() as cursor:
        for statement in (
            "create table warehouse.marts.more as select 1",
            "select * from read_csv('/etc/hosts')",
            "set enable_external_access = true",
            f"attach '{data / 'other.duckdb'}' as other",
        ):
            with pytest.raises(Exception, match=r"read-only|disabled|locked|not allowed|Cannot"):
                cursor.execute(statement)


def test_a_figure_reaches_the_browser_as_it_was_made(data: Path) -> None:
    """`_Drawn` spares Streamlit's check of the schema; an upgrade that looks closer shows here."""
    boards.publish(data)
    app = opened(PAGES[1], indicator="网上工会得分")
    specs = [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]
    assert len(specs) == 2
    figure = specs[0]
    assert _Drawn(figure).to_dict() is figure
    assert all(spec["layout"]["template"]["layout"]["font"]["family"] for spec in specs)


@pytest.mark.parametrize(
    "name",
    ["*bold*", "[a](http://evil.example)", "![x](http://evil.example/x.png)", ":red[x]", "# x",
     "<b>x</b>", "`x`", "1. x", "- x", "$x$", "~x~", ":material/home:", "www.evil.example",
     "a@b.example", ":smile:", "a -> b"],
)  # fmt: skip
def test_markdown_in_a_name_is_shown_as_written(name: str) -> None:
    escaped = md(name)
    assert "\\" in escaped or screens.PART in escaped
    assert md_free(escaped) == name


def test_a_download_as_text_holds_no_formula() -> None:
    rows = pd.DataFrame({"name": ["=1+1", "+x", "@y", "好"], "count": [-1.5, None, 2.0, 3.0]})
    table = headed(rows, {"name": "名称", "count": Column("数")})
    lines = downloads.csv(table).decode("utf-8-sig").splitlines()
    assert lines == ["名称,数", "'=1+1,-1.5", "'+x,", "'@y,2.0", "好,3.0"]


md_free = screens.plain


def plain_cells(table: pd.DataFrame) -> list[list[str]]:
    return [[md_free(str(cell)) for cell in row] for row in table.to_numpy().tolist()]
