"""Each recipe of “How to add” is followed on a copy of the board, which then does what it says."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from openpyxl import Workbook, load_workbook

from etl.reading.layout.blanks import EXAMPLE
from tests.advice.case import Rows
from tests.workbooks.case import fill

ROOT = Path(__file__).parents[1]
RECIPES = ROOT / "docs" / "recipes"
DOCUMENTS = ("README.md", "README.en.md")
MOST = {"page": 8, "format": 4, "export": 3, "method": 3}  # files of the product
BOARD = ("pages", "etl", "audit", "catalogues", "runtime", "tests")
TRAININGS: Rows = [
    ["班次", "日期", "人数"],
    ["甲班", "2025年7月15日", "60人"],
    ["乙班", "2025年8月2日", "45人"],
]
SHOW = """
from tests import screens
app = screens.opened("trainings", lang="en")
print(screens.headings(app), app.get("plotly_chart")[0].proto.spec)
"""
EXPORT = """
import pandas as pd
from pages.shared.capture.screen import Block
from pages.shared.capture.stamp import Stamp
from pages.shared.exports import json_rows
rows = pd.DataFrame({"name": ["甲"], "count": [3]})
shown = Block("k", "t", "s", rows, {"name": "Name", "count": "Count"}, Stamp())
print(json_rows.block_rows(shown).decode())
"""
SCORED = """
import duckdb
from etl.warehouse import transform
asked = duckdb.connect()
asked.execute("create schema methods")
for name in ("closeness", "between_goalposts", "scaled"):
    asked.execute((transform.SQL / "methods" / f"{name}.sql").read_text(encoding="utf-8"))
yardstick = "{'low': 2, 'high': 6, 'mean': 4, 'spread': 1, 'reference': 1, 'target': 1,"
yardstick += " 'goalpost_low': 0, 'goalpost_high': 1, 'is_higher_better': true}"
print(asked.execute(f"select methods.scaled('极差0-10', 5, {yardstick}, true)").fetchone())
"""

READ = """
import sys
from pathlib import Path
from etl.reading.formats.cells import read_workbook
print(read_workbook(Path(sys.argv[1])))
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for folder in BOARD:
        unwanted = shutil.ignore_patterns("__pycache__", "golden*", "fixtures", "reference")
        shutil.copytree(ROOT / folder, tmp_path / "board" / folder, ignore=unwanted)
    shutil.copy(ROOT / "pyproject.toml", tmp_path / "board")
    return tmp_path / "board"


def follow(recipe: str, copy: Path) -> None:
    subprocess.run(["git", "apply", RECIPES / f"{recipe}.patch"], cwd=copy, check=True)


def run(copy: Path, *arguments: object, data: Path | None = None) -> str:
    environment = {**os.environ, "PYTHONPATH": str(copy)}
    if data:
        environment["QIANGHUI_DATA"] = str(data)
    command = [sys.executable, *map(str, arguments)]
    done = subprocess.run(
        command, cwd=copy, env=environment, check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout


def test_a_sheet_with_its_mart_page_figure_and_finding(copy: Path, tmp_path: Path) -> None:
    follow("page", copy)
    book = Workbook()
    fill(book, "培训", TRAININGS)
    book.save(tmp_path / "培训.xlsx")
    run(copy, "-m", "etl", "load", tmp_path / "培训.xlsx", data=tmp_path / "data")
    shown = run(copy, "-c", SHOW, data=tmp_path / "data")
    assert "105 people came to 2 trainings" in shown
    assert "Most came to 甲班: 60" in shown
    assert json.dumps("甲班")[1:-1] in shown
    run(copy, "-m", "etl", "template", tmp_path, "--table", "培训", data=tmp_path / "data")
    (blank,) = (path for path in tmp_path.glob("*培训*.xlsx") if path.name != "培训.xlsx")
    cells = [cell for sheet in load_workbook(blank) for row in sheet.values for cell in row]
    assert f"{EXAMPLE}骨干培训班" in cells
    run(copy, "-c", "from importlinter.cli import lint_imports; assert lint_imports() == 0")


def test_an_indicator_is_a_row_of_the_register(tmp_path: Path) -> None:
    book = Workbook()
    rate = ["入会率", "%", "越高越好", "会员 / 职工"]
    operands: Rows = [["会员", "人", "越高越好"], ["职工", "人", "越高越好"]]
    indicators: Rows = [["指标", "单位", "方向", "公式"], *operands, rate]
    fill(
        book, "城市", [["城市", "角色", "分组"], ["甲市", "本市", "全省"], ["乙市", "近学", "全省"]]
    )
    fill(book, "指标", indicators)
    sizes = (("会员", "甲市", 8), ("职工", "甲市", 10), ("会员", "乙市", 9), ("职工", "乙市", 10))
    values: Rows = [[name, city, "2025年6月", size, "人"] for name, city, size in sizes]
    fill(book, "指标数据", [["指标", "城市", "时期", "数值", "单位"], *values])
    book.save(tmp_path / "表.xlsx")
    run(ROOT, "-m", "etl", "load", tmp_path / "表.xlsx", data=tmp_path / "data")
    (build,) = (tmp_path / "data" / "builds").glob("*.duckdb")
    with duckdb.connect(build, read_only=True) as asked:
        ranks = "select city, value, rank from marts.city_ranks where indicator = $of order by rank"
        assert asked.execute(ranks, {"of": "入会率"}).fetchall() == [
            ("乙市", 90, 1),
            ("甲市", 80, 2),
        ]


def test_a_method_is_a_word_and_its_sql(copy: Path) -> None:
    follow("method", copy)
    assert run(copy, "-c", SCORED).strip() == "(7.5,)"
    allowed = "from etl.sheets.schemes import NORMALISATIONS; print(NORMALISATIONS)"
    assert "极差0-10'" in run(copy, "-c", allowed)


def test_an_export_is_a_function_and_its_line_in_the_menu(copy: Path) -> None:
    follow("export", copy)
    assert json.loads(run(copy, "-c", EXPORT)) == [{"Name": "甲", "Count": 3}]


def test_a_file_format_is_a_module_and_its_first_bytes(copy: Path, tmp_path: Path) -> None:
    rows = [dict(zip(TRAININGS[0], row, strict=True)) for row in TRAININGS[1:]]
    (tmp_path / "表.json").write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    before = run(copy, "-c", READ, tmp_path / "表.json")
    follow("format", copy)
    assert [cell in before for cell in ("'乙班'", "'班次'")] == [False, False]
    read = run(copy, "-c", READ, tmp_path / "表.json")
    assert [cell in read for cell in ("'乙班'", "'班次'")] == [True, True]


def touched(recipe: str) -> list[str]:
    patch = (RECIPES / f"{recipe}.patch").read_text(encoding="utf-8")
    return re.findall(r"^\+\+\+ b/(.+)$", patch, re.MULTILINE)


@pytest.mark.parametrize("recipe", MOST)
def test_a_recipe_touches_few_files(recipe: str) -> None:
    product = [file for file in touched(recipe) if not file.startswith("tests/")]
    assert len(product) <= MOST[recipe]


def test_a_page_lies_in_one_folder_of_its_own_but_for_its_sheet_and_its_mart() -> None:
    outside = [file for file in touched("page") if not file.startswith("pages/trainings/")]
    assert outside == ["etl/sheets/trainings.py", "etl/sql/marts/trainings.sql"]
    assert [file for file in touched("page") if (ROOT / file).exists()] == []


@pytest.mark.parametrize("recipe", sorted(path.stem for path in RECIPES.glob("*.patch")))
@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_readme_names_every_file_of_a_recipe(document: str, recipe: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    assert [file for file in touched(recipe) if f"`{file}`" not in text] == []
    assert f"docs/recipes/{recipe}.patch" in text
