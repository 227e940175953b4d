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
LETTER_AMONG_DIGITS = "“{written}” has a letter among its digits: is it {suggestion}?"
SEPARATORS = "“{written}” has misplaced separators or decimal points: write the number plainly"
PERCENT_OR_RATIO = "“{written}” may mean {points}% or {ratio}%: write the % sign"
OTHER_UNIT = "“{written}” is in {unit}, but this column is in {expected}"
UNITS_DISAGREE = (
    "“{written}”: its row says {unit}, but its header in {place} says {other}: correct one of them"
)
HEADER_UNIT = (
    "The header says {written}, but this column is in {expected}: correct the header, "
    "or write the right unit in every cell"
)
DATE_NOT_NUMBER = "“{written}” is a date, but a number belongs here (Excel turns 3/11 into a date)"
NOT_WHOLE = "“{written}” is not a whole number"
NOT_A_DATE = "“{written}” is not a date: write it as 2020-07-15"
NO_SUCH_DAY = "“{written}” is not a day of the calendar"
YEAR_MISSING = "“{written}” has no year, and no title or header states one: write the year"
CENTURY_MISSING = "“{written}” has a year of two digits: write all four"
DAY_OR_MONTH = "“{written}” may be {first} or {second}: write it as 2020-07-15"
BARE_SERIAL = "“{written}” may be the Excel date {date}: format the cell as a date to confirm"
RELATIVE_DATE = "“{written}” depends on when it was written: write the date"
SEVERAL_DATES = "“{written}” holds several dates: write one, or the first and the last"
BACKWARDS = "“{written}” ends before it begins"
NO_DATE_YET = "“{written}” states no date: the cell is kept empty"
NOT_A_FLAG = "“{written}” does not say yes or no: write 是 or 否"
NOT_ALLOWED = "“{written}” is not one of {allowed}"
