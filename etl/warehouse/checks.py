"""Results of a build's checks, and the message of each check."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from etl.reading.answers import ranges
from etl.words import Say, mark

REASONS = {
    "broken_formulas": mark(
        "This formula cannot be read: use names of indicators, numbers, + - × ÷ and brackets"
    ),
    "campaigns_ended_before_begun": mark("The campaign ends before it begins: correct a date"),
    "cities_changed_with_none": mark(
        "That city was not there on this day, or is the same city: correct the name or the days"
    ),
    "cities_changed_without_day": mark(
        "A city that goes into another one needs its last day (至), and one that was taken out of"
        " another one its first day (自): add the day"
    ),
    "cities_ended_before_begun": mark(
        "The city ends (至) before it begins (自): correct one of the two days"
    ),
    "circular_formulas": mark(
        "This formula leads back to its own indicator: let it rest on stated indicators"
    ),
    "demo_beside_real": mark(
        "Demonstration data and real data would stand in one figure: withdraw the demonstration"
        " uploads first, or write “演示数据” into this file if it is invented, too"
    ),
    "duplicate_cities": mark("This city stands twice in the same group: keep one of the rows"),
    "duplicate_values": mark(
        "The same file states two values for this indicator, city and period: keep the right one"
    ),
    "facts_not_of_sentence": mark(
        "The sentence names something in braces that is no fact of it: correct the name in braces"
    ),
    "former_names_registered": mark(
        "The register calls this a former name (曾用名) of another city: keep the row of the newer"
        " name only"
    ),
    "former_names_shared": mark(
        "Another city has this former name (曾用名) already: leave it to one of the two"
    ),
    "incompatible_units": mark(
        "The unit does not fit the unit of the indicator: correct one of the two"
    ),
    "look_backs_without_outcome": mark(
        "There is no outcome of this name: correct it, or load the outcome first"
    ),
    "milestones_without_project": mark(
        "There is no project of this name: correct it, or load the project first"
    ),
    "no_cities": mark("No city is registered yet: load the sheet “城市” first, or with this one"),
    "no_indicators": mark(
        "No indicator is registered yet: load the sheet “指标” first, or with this one"
    ),
    "no_units": mark("No unit is registered yet: load the sheet “单位” first, or with this one"),
    "outcomes_without_forum": mark(
        "There is no forum of this number: correct it, or load the forum first"
    ),
    "problems_closed_before_found": mark(
        "The problem was closed before it was found: correct a date"
    ),
    "progress_without_project": mark(
        "There is no project of this name: correct it, or load the project first"
    ),
    "projects_finished_before_begun": mark(
        "The project was finished before it began: correct a date"
    ),
    "raters_without_weight": mark(
        "This rater has no weight in that year: correct the name, or add it to “考评方案”"
    ),
    "ranks_beyond_members": mark("The rank is not one among the cities of the group: correct it"),
    "several_home_cities": mark("More than one city is called 本市: leave that to one of them"),
    "unknown_cities": mark("The register of cities does not know this name: correct it or add it"),
    "unknown_groups": mark(
        "The register of cities has no such group: correct it, or add its cities to the register"
    ),
    "unknown_indicators": mark(
        "The register of indicators does not know this name: correct it or add it"
    ),
    "unknown_operands": mark(
        "The formula names an indicator that the register does not know: correct it or add it"
    ),
    "unknown_sentences": mark("The papers have no sentence of this name: correct it"),
    "unknown_subjects": mark(
        "There is no indicator and no scheme of this name: correct it or load it first"
    ),
    "unknown_units": mark("The register of units does not know this name: correct it or add it"),
    "unsound_settings": mark(
        "A headline needs a name, a coverage lies above 0 and up to 100 %, and the day has passed: "
        "correct this cell"
    ),
}

# What is found only where whoever loads is limited to one unit (`overwriting`).
OF_LIMIT = {
    "others_rows": mark(
        "This row belongs to another unit: take it out of the file, or have it stated by that unit"
        " or by somebody who sees all units"
    ),
    "replacing_others": mark(
        "Replacing whole periods would drop other units' rows: choose “Add and correct”"
    ),
}
UNKNOWN = "unknown_"
SUM = mark("This is a sum or a mean, no city: take its row or column out of the sheet")
_SUM = re.compile(
    r".{0,8}(?:汇总|合计|总计|小计|共计|累计|总和|总数|平均|平均值|平均数|均值|总体|全部)|全[国省市区县]"
)


@dataclass(frozen=True)
class Finding:
    """One cell to mend; `nearest` is the known name most like an unknown one.

    `expected` is the unit of the register where a cell's `value` is another, and of a sentence the
    facts that it may name.
    """

    file: str
    sheet: str
    cell: str
    header: str
    value: str | None
    nearest: str | None = None
    expected: str | None = None


@dataclass(frozen=True)
class CheckResult:
    """One check that failed: its name, which is that of its SQL file, and what it found."""

    name: str
    rows: tuple[Finding, ...]

    def named_once(self) -> "CheckResult":
        """The same; a name that a register does not know is one finding for all of its cells."""
        if not self.name.startswith(UNKNOWN):
            return self
        groups: dict[tuple[str, ...], list[Finding]] = {}
        for row in self.rows:
            groups.setdefault((row.file, row.sheet, row.header, row.value or ""), []).append(row)
        once = [
            replace(rows[0], cell=ranges.joined(row.cell for row in rows))
            for rows in groups.values()
        ]
        return replace(self, rows=tuple(once))

    @property
    def reason(self) -> str:
        """The message id of what is wrong and what to do."""
        return REASONS.get(self.name) or OF_LIMIT[self.name]


def entries(results: Iterable[CheckResult], say: Say) -> list[dict[str, str]]:
    """Every finding, with its reason in words; an unknown name once, with all of its cells."""
    named = [result.named_once() for result in results]
    return each(named, say)


def each(results: Iterable[CheckResult], say: Say) -> list[dict[str, str]]:
    """Every finding at its own cell, with its reason in words."""
    return [
        {
            "file": row.file,
            "sheet": row.sheet,
            "cell": row.cell,
            "header": row.header,
            "value": row.value or "",
            "reason": _reason(result, row, say),
        }
        for result in results
        for row in result.rows
    ]


def _reason(result: CheckResult, row: Finding, say: Say) -> str:
    if result.name == "unknown_cities" and _SUM.fullmatch(row.value or ""):
        return say(SUM)
    reason = say(result.reason)
    if result.name == "facts_not_of_sentence":
        facts = row.expected or say("none")
        return say("{reason}; its facts: {facts}").format(reason=reason, facts=facts)
    if row.expected is not None:
        return say("{reason}; it says “{value}”, the register of indicators “{unit}”").format(
            reason=reason, value=row.value or "", unit=row.expected
        )
    if row.nearest is None:
        return reason
    return say("{reason}; the closest known name is “{name}”").format(
        reason=reason, name=row.nearest
    )
