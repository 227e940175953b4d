"""Names of cities and units, lists of units, and texts."""

import datetime as dt

import pytest

from etl.reading.model import Cell
from etl.reading.values import Context, Parsed, parse, reasons, written
from etl.sheets.contract import Kind

CITIES = Context(register="cities")


@pytest.mark.parametrize(
    ("typed", "city"),
    [
        ("深圳市", "深圳"),
        ("深圳", "深圳"),
        ("广\u3000州", "广州"),
        ("广 州 市", "广州"),
        ("杭州（对标）", "杭州"),
        ("杭州(近学)", "杭州"),
        ("宁波*", "宁波"),
        ("*宁波", "宁波"),
        ("宁波①", "宁波"),
        ("苏州\n市", "苏州"),
        (" 成都 ", "成都"),
        ("秦皇岛市", "秦皇岛"),
        ("秦皇岛市（本市）", "秦皇岛"),
        ("沙市", "沙市"),
        ("1.徐州", "徐州"),
        ("（二）常州市", "常州"),
        ("广东省佛山市", "佛山"),
        ("吉林省吉林市", "吉林市"),
        ("广东省深圳市南山区", "广东省深圳市南山区"),
        ("北京市丰台区", "北京市丰台区"),
    ],
)
def test_a_city_has_one_name_however_typed(typed: str, city: str) -> None:
    assert parse(Cell(typed), Kind.NAME, CITIES) == Parsed(city)


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("研究室", "研究室"),
        (" 研 究 室 ", "研究室"),
        ("研究\n室", "研究室"),
        ("组织部（牵头）", "组织部"),
        ("组织部*", "组织部"),
        ("首钢(集团)有限公司", "首钢（集团）有限公司"),
        ("首钢（集团）有限公司", "首钢（集团）有限公司"),
        ("北京市工会", "北京市工会"),
    ],
)
def test_a_unit_loses_blanks_and_remarks_about_its_role(typed: str, unit: str) -> None:
    assert parse(Cell(typed), Kind.NAME, Context(register="units")) == Parsed(unit)


@pytest.mark.parametrize(
    ("typed", "units"),
    [
        ("网络工作部、组织部", "网络工作部、组织部"),
        ("牵头：财务部；配合：权益保障部", "财务部、权益保障部"),
        ("牵头单位：组织部 配合单位：宣传部、研究室", "组织部、宣传部、研究室"),
        ("组织部/宣传教育部", "组织部、宣传教育部"),
        ("组织部／宣传教育部", "组织部、宣传教育部"),
        ("权益保障部\n财务部", "权益保障部、财务部"),
        ("权益保障部\r\n财务部", "权益保障部、财务部"),
        ("组织部，宣传部", "组织部、宣传部"),
        ("组织部 财务部", "组织部、财务部"),
        ("财 务 部", "财务部"),
        ("组织部（牵头）、宣传部", "组织部、宣传部"),
        ("组织部牵头，宣传部配合", "组织部、宣传部"),
        ("组织部、组织部", "组织部"),
        ("各产业工会", "各产业工会"),
        ("组织部。", "组织部"),
    ],
)
def test_a_list_of_units_is_joined_by_one_sign(typed: str, units: str) -> None:
    assert parse(Cell(typed), Kind.NAMES, Context()) == Parsed(units)


@pytest.mark.parametrize("kind", [Kind.NAME, Kind.NAMES, Kind.TEXT])
@pytest.mark.parametrize("typed", ["", "  ", "—", "/", "-"])
def test_a_mark_is_no_name(kind: Kind, typed: str) -> None:
    assert parse(Cell(typed), kind, Context()) == Parsed(None)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("  网上工会\r\n二期 ", "网上工会\n二期"),
        ("①加强宣传", "①加强宣传"),
        ("网上\u200b工会", "网上工会"),
        ("2020-001", "2020-001"),
        ("无", "无"),
        ("全角（括号）", "全角（括号）"),
    ],
)
def test_a_text_is_kept_as_written(typed: str, text: str) -> None:
    assert parse(Cell(typed), Kind.TEXT, Context()) == Parsed(text)


@pytest.mark.parametrize(
    ("stored", "mask", "text"),
    [
        (5, "General", "5"),
        (5.0, "General", "5"),
        (5.25, "General", "5.25"),
        (0.1 + 0.2, "General", "0.3"),
        (5, "000", "005"),
        (5, '"第"0"期"', "第5期"),
        (0.85, "0%", "85%"),
        (12345678901234567, "0", "12345678901234567"),
        (dt.datetime(2020, 3, 2), "yyyy-mm-dd", "2020-03-02"),
        (dt.datetime(2020, 3, 2, 9, 30), "General", "2020-03-02 09:30:00"),
        (True, "General", "TRUE"),
    ],
)
def test_a_number_in_a_text_column_is_written_as_shown(
    stored: float | bool | dt.datetime, mask: str, text: str
) -> None:
    assert parse(Cell(stored, mask), Kind.TEXT, Context()) == Parsed(text)
    assert written(Cell(stored, mask)) == text


def test_an_allowed_word_is_known_however_it_is_typed() -> None:
    context = Context(allowed=("线下", "线上", "线上线下结合"))
    assert parse(Cell("省级"), Kind.TEXT, Context(allowed=("国家", "省"))) == Parsed("省")
    assert parse(Cell(" 线上 线下结合"), Kind.TEXT, context) == Parsed("线上线下结合")


def test_another_word_is_kept_with_a_warning() -> None:
    parsed = parse(Cell("云端"), Kind.TEXT, Context(allowed=("线下", "线上")))
    assert (parsed.value, parsed.reason, parsed.warning) == ("云端", reasons.NOT_ALLOWED, True)
    assert parsed.details == {"written": "云端", "allowed": "线下、线上"}


@pytest.mark.parametrize("kind", list(Kind))
def test_a_long_text_is_no_burden_for_any_kind(kind: Kind) -> None:
    for text in ("9" * 32000, "(" * 32000, "2020年" * 8000, "一" * 32000, "- x" * 9000):
        assert parse(Cell(text), kind, Context()).value is None or kind in {
            Kind.TEXT,
            Kind.NAME,
            Kind.NAMES,
        }


@pytest.mark.parametrize("kind", list(Kind))
def test_an_empty_cell_is_nothing_for_any_kind(kind: Kind) -> None:
    assert parse(Cell(None), kind, Context()) == Parsed(None)
