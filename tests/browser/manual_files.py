"""A department's monthly table as the manuals' reader has it: with a fault, and mended."""

import io

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import FilePayload

NAME = "网上工会月报.xlsx"
TITLE = "2026年1月网上工会月报（演示数据）"
FAULTY, MENDED = "待查", 87.5
PATIENCE = 90_000  # milliseconds for a load beside other work on two cores
CELL = "D3"  # where the fault is
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def payload(value: object) -> FilePayload:
    """The table with this value of our city, as a browser sends it."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "月报"
    sheet.append([TITLE])
    sheet.append(["指标", "城市", "时期", "数值"])
    sheet.append(["网上入会率", "澄岚市", "2026年1月", value])
    sheet.append(["网上入会率", "曜湾市", "2026年1月", 88])
    file = io.BytesIO()
    book.save(file)
    return {"name": NAME, "mimeType": KIND, "buffer": file.getvalue()}
