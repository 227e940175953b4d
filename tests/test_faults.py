"""Faults as a page shows them: alike ones as one line, each cell's mark on its sheet."""

from pages.shared.etl import faults
from pages.shared.etl.answers import Check, Fault


def fault(
    cell: str, value: str, reason: str, *, header: str = "日期", warning: bool = False
) -> Fault:
    return Fault(
        sheet="论坛", cell=cell, header=header, value=value, reason=reason, warning=warning
    )


def check(cell: str, value: str) -> Check:
    reason = f"单位名册里没有“{value}”"
    return Check(
        file="甲.xlsx", sheet="论坛", cell=cell, header="主办部室", value=value, reason=reason
    )


def test_two_thousand_faults_of_one_kind_are_one_line() -> None:
    many = [fault(f"C{n}", f"待{n}", f"“待{n}”不是日期：请写成 2020-07-15") for n in range(2, 2002)]
    lines = faults.grouped(faults.listed(many, []))
    assert lines["count"].tolist() == [2000]
    assert lines["where"].tolist() == ["论坛!C2、C3、C4 等 2,000 处 · 日期"]
    assert lines["value"].tolist() == ["待2、待3、待4 等 2,000 处"]
    assert lines["reason"].tolist() == ["“…”不是日期：请写成 2020-07-15"]


def test_faults_of_another_header_or_kind_keep_their_own_line() -> None:
    found = faults.listed(
        [
            fault("C2", "待查", "“待查”不是日期"),
            fault("D2", "待查", "“待查”不是日期", header="完成日期"),
            fault("C3", "x", "“x”不是日历上的一天"),
            fault("C4", "约", "按空处理", warning=True),
        ],
        [check("D5", "甲部"), check("D6", "乙部")],
    )
    lines = faults.grouped(found)
    assert lines["count"].tolist() == [2, 1, 1, 1, 1]
    assert lines["is_stopping"].tolist() == [True, True, True, True, False]
    assert lines["value"].tolist()[0] == "甲部、乙部"


def test_a_cell_carries_the_gravest_of_its_faults() -> None:
    found = faults.listed(
        [fault("C2", "待", "按空处理", warning=True), fault("C2:C3", "待", "不是日期")], []
    )
    marks = faults.marks(found, "论坛")
    assert marks == {"C2": faults.Mark("不是日期", is_stopping=True)}
    assert faults.marks(found, "别的") == {}


def test_without_faults_there_are_no_lines() -> None:
    assert faults.grouped(faults.listed([], [])).empty
