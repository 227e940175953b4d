"""The identity of values and rows, and whether a row states it."""

from etl.reading.layout import labels
from etl.reading.layout.drafts import Draft
from etl.reading.model import Quantity, Span, Value
from etl.sheets.contract import Sheet


def identity(value: Value) -> object:
    """What makes two values the same: 2020年6月 is 2020-06, 秦皇岛 市 is 秦皇岛市."""
    if isinstance(value, Span):
        return (value.start, value.end) if value.end else value.as_written
    if isinstance(value, Quantity):
        return value.value
    return labels.squeeze(value) if isinstance(value, str) else value


def lacks_part(sheet: Sheet, draft: Draft) -> bool:
    """Whether a required part of a row's key is not stated, so that it is not known whose it is."""
    parts = [sheet.column(name) for name in sheet.key]
    if identity(draft.values.get(parts[0].header)) is None:
        parts = [sheet.column(name) for name in sheet.fallback]
    return any(part.required and is_unstated(draft.values.get(part.header)) for part in parts)


def is_unstated(value: Value) -> bool:
    """Whether a coordinate says nothing, which is a fault; 未注明 is a statement, and none."""
    is_open = isinstance(value, Span) and value.precision == "unstated"
    return value is None or (is_open and identity(value) in (None, ""))
