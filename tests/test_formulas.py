"""Formulas of derived indicators: how they are read, which unit they give, what they refuse."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.warehouse import formulas
from etl.warehouse.formulas import FormulaError, Number, Operand, Operation, UnknownOperandError
from tests.warehouses import unchecked, warehouse

NAMES = ("已建会", "法人单位数", "经费(万元)", "经费", "占比/合计")


@pytest.mark.parametrize(
    "written",
    [
        "已建会 / 法人单位数",
        "已建会÷法人单位数",
        "已建会／法人单位数",
        "=已建会/法人单位数",
        "建会率＝已建会÷法人单位数",
        "（已建会）/(法人单位数)",
    ],
)
def test_a_formula_reads_the_same_however_its_signs_are_typed(written: str) -> None:
    wanted = Operation("/", Operand("已建会"), Operand("法人单位数"))
    assert formulas.parse(written, NAMES) == wanted


def test_times_binds_closer_than_plus_and_signs_of_one_kind_read_from_the_left() -> None:
    tree = formulas.parse("1 + 2 × 3 - 4 - 5", ())
    product = Operation("*", Number(2), Number(3))
    left = Operation("-", Operation("+", Number(1), product), Number(4))
    assert tree == Operation("-", left, Number(5))


def test_a_name_may_hold_signs_and_brackets_of_its_own() -> None:
    tree = formulas.parse("经费（万元） / 占比/合计", NAMES)
    assert tree == Operation("/", Operand("经费(万元)"), Operand("占比/合计"))
    assert formulas.operands(formulas.parse("经费 + 经费 - 已建会", NAMES)) == ("经费", "已建会")


def test_a_percentage_is_a_number_and_a_minus_may_lead() -> None:
    assert formulas.parse("100%", ()) == Number(1)
    assert formulas.parse("-2.5", ()) == Operation("-", Number(0), Number(2.5))


@pytest.mark.parametrize(
    "written", ["", "已建会 +", "(已建会", "已建会)", "已建会 法人单位数", "*2"]
)
def test_a_formula_that_does_not_parse_is_refused(written: str) -> None:
    with pytest.raises(FormulaError):
        formulas.parse(written, NAMES)


def test_an_unknown_name_is_told_by_its_name() -> None:
    with pytest.raises(UnknownOperandError, match="职工数"):
        formulas.parse("已建会 / 职工数 × 2", NAMES)


@given(st.text(alphabet="已建会法人单位数经费 +-*/×÷()（）0123456789.%=", max_size=30))
def test_any_text_gives_a_tree_or_a_refusal(written: str) -> None:
    try:
        tree = formulas.parse(written, NAMES)
    except FormulaError:
        return
    assert formulas.sql(tree, dict.fromkeys(NAMES, "operand"))


def derived(
    folder: Path, formula: str, unit: str | None, operands: Mapping[str, tuple[str, str | None]]
) -> float | None:
    """The value of 结果 for 甲市; operands are name → (unit of the register, value as written)."""
    register = [
        {"indicator": name, "unit": said, "direction": "越高越好"}
        for name, (said, _) in operands.items()
    ]
    result = {
        "indicator": "结果",
        "unit": unit,
        "direction": "越高越好",
        "formula": formula,
        "decimals": 4,
    }
    stated = [
        {"indicator": name, "city": "甲", "period": "2025-07", "value": value}
        for name, (_, value) in operands.items()
    ]
    connection, findings = warehouse(
        folder,
        {
            "cities": [{"city": "甲市", "role": "本市", "group": "全省"}],
            "indicators": [*register, result],
            "indicator_values": stated,
        },
    )
    assert not findings
    row = connection.execute(
        "select value from marts.city_ranks where indicator = '结果'"
    ).fetchone()
    return row[0] if row else None


@pytest.mark.parametrize(
    ("formula", "unit", "value"),
    [
        ("已建会 / 单位数", "%", 80.0),  # a ratio in % is told in percentage points
        ("已建会 / 单位数 × 100", "%", 80.0),  # also when the formula does so itself
        ("已建会 ÷ 单位数 × 100%", "%", 80.0),
        ("已建会 / 单位数", None, 0.8),
        ("已建会 / 单位数", "‰", 800.0),
        ("已建会 / 单位数 * 1000", "‰", 800.0),
        ("100 - 入会率", "%", 30.0),  # percentage points stay what they are
        ("入会率 / 100 × 会员", "人", 84000.0),
        ("入会率 × 会员", "人", 84000.0),
        ("入会率 × 0.5 + 满意率 × 0.5", "分", 80.0),
        ("入会率 / 满意率", "%", 77.7778),
        ("经费 / 会员", "元", 25.0),  # 300万元 over 12万人
        ("经费 / 会员 × 100", "元", 2500.0),  # per hundred members
        ("经费 / 10000", "亿元", 0.03),  # converts by itself: taken in the units on display
        ("经费 - 200", "万元", 100.0),  # so are numbers that are added
        ("(已建会 + 1) / 单位数", "%", 81.0),
        ("(已建会 + 1) / 单位数", "‰", 810.0),
        ("-经费", "元", -3000000.0),
        ("单位数 / 零", "%", None),
        ("单位数 / (已建会 - 已建会)", None, None),
    ],
)
def test_a_derived_value_is_in_its_own_unit(
    tmp_path: Path, formula: str, unit: str | None, value: float | None
) -> None:
    operands = {
        "已建会": ("个", "80个"),
        "单位数": ("个", "100个"),
        "零": ("个", "0个"),
        "入会率": ("%", "70%"),
        "满意率": ("%", "90%"),
        "会员": ("万人", "12万人"),
        "经费": ("万元", "300万元"),
    }
    assert derived(tmp_path, formula, unit, operands) == value


def test_a_missing_operand_gives_no_value(tmp_path: Path) -> None:
    operands = {"甲数": ("个", "80个"), "乙数": ("个", None)}
    assert derived(tmp_path, "甲数 / 乙数", "%", operands) is None


def test_a_derived_indicator_may_rest_on_another(tmp_path: Path) -> None:
    register = [
        {"indicator": "甲", "unit": "个", "direction": "越高越好"},
        {"indicator": "丙", "unit": "个", "direction": "越高越好", "formula": "乙 + 甲"},
        {"indicator": "乙", "unit": "个", "direction": "越高越好", "formula": "甲 * 2"},
    ]
    connection, findings = warehouse(
        tmp_path,
        {
            "cities": [{"city": "甲市", "role": "本市", "group": "全省"}],
            "indicators": register,
            "indicator_values": [
                {"indicator": "甲", "city": "甲市", "period": "2025-07", "value": "约5个"}
            ],
        },
    )
    assert not findings
    found = connection.execute(
        "select value, is_approx from marts.city_ranks where indicator = '丙'"
    ).fetchall()
    assert found == [(15.0, True)]
    sources = connection.execute(
        "select operand, cell from marts.value_sources where indicator = '丙'"
    ).fetchall()
    assert sources == [("甲", "A2")]


def test_a_stated_value_goes_before_a_computed_one(tmp_path: Path) -> None:
    register = [
        {"indicator": "甲", "unit": "个", "direction": "越高越好"},
        {"indicator": "乙", "unit": "个", "direction": "越高越好", "formula": "甲 * 2"},
    ]
    values = [
        {"indicator": "甲", "city": "甲市", "period": month, "value": 5}
        for month in ("2025-07", "2025-08")
    ]
    values.append({"indicator": "乙", "city": "甲市", "period": "2025-08", "value": 11})
    connection = unchecked(
        tmp_path,
        {
            "cities": [{"city": "甲市", "role": "本市", "group": "全省"}],
            "indicators": register,
            "indicator_values": values,
        },
    )
    found = connection.execute(
        "select value from marts.city_ranks where indicator = '乙' order by period_end"
    ).fetchall()
    assert found == [(10.0,), (11.0,)]
