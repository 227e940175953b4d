"""Why a cell is reported: English message ids, shown in Chinese through gettext."""

ERROR_CELL = "The cell shows the error {written}: mend the formula or type the value"
FORMULA_UNSAVED = (
    "The formula {written} has no saved result: open the file in Excel, save it and load it again"
)
NOT_A_NUMBER = "“{written}” is not a number: write one figure, or leave the cell empty"
RANGE = "“{written}” is a range, not one number: write one figure"
SEVERAL_NUMBERS = "“{written}” holds several numbers: write one figure"
RATE = (
    "“{written}” is a rate, not an amount: write the amount, or, where rates belong, "
    "their unit in the header or in the column “单位”"
)
LETTER_AMONG_DIGITS = (
    "“{written}” has a letter among its digits: write digits only, as {suggestion}"
)
SEPARATORS = "“{written}” has misplaced separators or decimal points: write the number plainly"
PERCENT_OR_RATIO = "“{written}” may mean {points}% or {ratio}%: write the % sign"
SHRUNK = (
    "The cell shows {written}, but holds {stored}, and the unit stated does not explain why: set "
    "the cell's format to General, and type the number in that unit"
)
OTHER_UNIT = (
    "“{written}” is in {unit}, but this column is in {expected}: write the figure in {expected}"
)
UNITS_DISAGREE = (
    "“{written}”: its row says {unit}, but its header in {place} says {other}: correct one of them"
)
HEADER_UNIT = (
    "The header says {written}, but this column is in {expected}: correct the header, "
    "or write the right unit in every cell"
)
DATE_NOT_NUMBER = (
    "“{written}” is a date, but a number belongs here (Excel turns 3/11 into a date): set the "
    "cell's format to General, and type the number again"
)
NOT_WHOLE = "“{written}” is not a whole number: write one, as 13"
NOT_A_DATE = "“{written}” is not a date: write it as 2020-07-15"
NOT_A_PERIOD = "“{written}” is not a period: write it as 2025年7月, 2025年1-7月 or 2025年"
NO_SUCH_DAY = "“{written}” is not in the calendar: correct the day, the month or the year"
YEAR_MISSING = "“{written}” has no year, and no title or header states one: write the year"
CENTURY_MISSING = "“{written}” has a year of two digits: write all four"
DAY_OR_MONTH = "“{written}” may be {first} or {second}: write the one that is meant"
WEEK = (
    "“{written}” does not say the days of its week: write the first and the last, "
    "as 2025年7月21日至27日"
)
SCHOOL_YEAR = (
    "“{written}” does not say its months: write the first and the last, as 2025年9月至2026年6月"
)
BARE_SERIAL = "“{written}” may be the Excel date {date}: write {date}, if that is meant"
BARE_SERIAL_PERIOD = (
    "“{written}” may be the Excel date {date}: write the period, as {month}, if that is meant"
)
RELATIVE_DATE = "“{written}” depends on when it was written: write the date, as 2020-07-15"
RELATIVE_PERIOD = (
    "“{written}” depends on when it was written: write the period with its year, "
    "as 2025年1-7月 or 2025年"
)
SEVERAL_DATES = "“{written}” holds several dates: write one, or the first and the last"
BACKWARDS = "“{written}” ends before it begins: correct its first or its last part"
NO_DATE_YET = "“{written}” states no date: the cell is kept empty"
NOT_A_FLAG = "“{written}” does not say yes or no: write 是 or 否"
NOT_ALLOWED = "“{written}” is not one of {allowed}"
LONG_NUMBER = (
    "“{written}” has more digits than Excel keeps of a number, so its end is lost: "
    "format the column as text, and type it again"
)
ROUNDED_NUMBER = (
    "“{written}” has 16 digits and ends in 0, perhaps because Excel rounded it: "
    "if so, format the column as text, and type it again"
)
WORLD_TIME = (
    "The dates of this column are all at 16:00, as if midnight in Beijing had been written as "
    "world time: “{written}” may mean {other}; check them, and write dates without a time"
)
