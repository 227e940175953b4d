"""The input and output of value parsers: the column's context, and the parsed value."""

from dataclasses import dataclass, field

from etl.reading.model import Value


@dataclass(frozen=True)
class Context:
    """What the parser knows of a cell: `unit` by contract, `header_unit` of the sheet (万元), year.

    `year` and `month` are set only when title, sheet name or header states them; `allowed` closes a
    text to its words; `register` names the table that knows the names. `ratios` is set when a whole
    column of percentages is written as 0.85 (see `looks_like_ratios`); `is_exact` when long numbers
    in a column of texts show that they were not rounded. `against` is a unit that the header states
    otherwise than a row does (`header_unit` then), and `place` the header's cell. `is_quoted`:
    words are kept as somebody else wrote them, so that 去年 is not reckoned from the sheet's year.
    """

    unit: str | None = None
    header_unit: str | None = None
    year: int | None = None
    month: int | None = None
    allowed: tuple[str, ...] = ()
    register: str | None = None
    ratios: bool = False
    is_exact: bool = False
    against: str | None = None
    place: str = ""
    is_quoted: bool = False


@dataclass(frozen=True)
class Parsed:
    """A value, or the `reason` why the cell must be reported (an English message id).

    A missing mark (—, 暂无) is no fault: its value is None, or for a number a Quantity without a
    value that keeps the mark. `details` fill the reason's {names}; a `warning` stops no load.
    """

    value: Value
    reason: str | None = None
    warning: bool = False
    details: dict[str, str] = field(default_factory=dict)


def fault(reason: str, written: str, **details: str) -> Parsed:
    """No value, because of `reason`; `written` is quoted in the message."""
    return Parsed(None, reason, details={"written": written, **details})


def warn(value: Value, reason: str, written: str, **details: str) -> Parsed:
    """A value (or none) with a warning: it should be checked, but does not stop a load."""
    return Parsed(value, reason, warning=True, details={"written": written, **details})
