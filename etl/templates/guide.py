"""The sheet that says how a template is filled in."""

from collections.abc import Sequence

from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from etl.reading.layout.blanks import GUIDE, OWN
from etl.sheets.contract import Column, Sheet
from etl.templates.about import ABOUT
from etl.templates.layout import FONT, HINTS, OPTIONAL

STEPS = (
    "从第 3 行起填写。标题行和第 2 行的示例不用改，也不用删：示例不会导入。",
    "标题带 * 的必须填；其余没有就留空。鼠标停在标题上，可以看到怎么填。",
    "有下拉箭头的，从列表里选。名册里没有的新名称，先加进名册（城市、单位、指标）。",
    "数字可以带单位（300万元、1.2万人）。没有数就写“未报”，不要写 0。",
    "已经填好指标、城市、时期的行，只填数值；没有填的行不会导入，也不会改动原来的数。",
    "填好以后在看板的 数据 → 上传 里导入。导入前会先给您看一遍，确认后才生效。",
)
_WIDTHS = (14, 16, 8, 34, 44, 34)


def write(worksheet: Worksheet, sheets: Sequence[Sheet]) -> None:
    """Say the steps, and every column of these tables with its form and an example."""
    worksheet.title = GUIDE
    worksheet.append([OWN])
    worksheet["A1"].font = Font(name=FONT, bold=True, size=14)
    for number, step in enumerate(STEPS, start=1):
        worksheet.append([f"{number}. {step}"])
    worksheet.append([])
    worksheet.append(["表", "列", "必填", "怎么填", "说明", "例"])
    for cell in worksheet[worksheet.max_row]:
        cell.font, cell.fill = Font(name=FONT, bold=True), OPTIONAL
    for sheet in sheets:
        for column in sheet.columns:
            worksheet.append(_line(sheet, column))
    for letter, width in zip("ABCDEF", _WIDTHS, strict=True):
        worksheet.column_dimensions[letter].width = width
    for row in worksheet.iter_rows(min_row=len(STEPS) + 3, min_col=4, max_col=6):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    worksheet.protection.sheet = True
    worksheet.sheet_view.showGridLines = False


def _line(sheet: Sheet, column: Column) -> list[str | int | float]:
    form = "只填：" + "、".join(column.allowed) if column.allowed else HINTS[column.kind]
    if column.unit:
        form += f"（单位：{column.unit}）"
    example = "" if column.example is None else column.example
    about = ABOUT.get((sheet.table, column.name), "")
    required = "必填" if column.required else ""
    return [sheet.title, column.header, required, form, about, example]
