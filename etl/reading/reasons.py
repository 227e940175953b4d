"""Why a sheet, a table or a row is reported: English message ids, shown in Chinese."""

COLUMN_MISSING = (
    "The column “{column}” is missing: add it to the header row of “{title}”, or say which header "
    "means it"
)
COLUMN_TWICE = (
    "This column and “{other}” ({place}) both mean “{column}”, but differ (as in {example}): "
    "rename one of them, or delete it"
)
COLUMN_ALIKE = (
    "“{written}” looks like “{column}”, but is not read as such: rename the header, or choose the "
    "column that it means"
)
VALUE_MISSING = "“{column}” is empty: every row of “{title}” needs it"
COLUMN_EMPTY = "“{column}” is empty in every row: fill it in, for every row of “{title}” needs it"
NOT_OURS = (
    "This sheet does not look like “{title}”: {count} cells of its columns {columns} cannot be "
    "read; fill in the template of “{title}”, or delete the sheet"
)
SHEET_UNKNOWN = (
    "No table was recognised on this sheet: use a template's headers, or delete the sheet"
)
SHEET_HIDDEN = "This sheet is hidden and was not read: unhide it to load it, or delete it"
CONFLICT = "“{written}” contradicts {other} in {place} for the same {key}: keep the right one"
KEY_TWICE = (
    "“{written}” stands here and in {place} for rows that differ: correct one of them, or delete it"
)
UNIT_SLIP = (
    "“{written}” is about {times} times its neighbours: correct it or its unit, or, if it is "
    "right, write its unit behind it in the cell"
)
TOTAL_WRONG = (
    "The total says {written}, but what it sums adds up to {sum}: correct one of the figures, "
    "or delete the total"
)
PARTS_WRONG = (
    "The total says {written}, but its parts in this row add up to {sum}: correct one of them"
)
PERIOD_UNKNOWN = (
    "No month or year is stated for these figures: add one to the title or the sheet name"
)
CITY_UNKNOWN = (
    "No city is stated for these figures: add it to the title, or insert “城市” as the first column"
)
INDICATOR_UNKNOWN = "No indicator is named for these figures: add its name to the title"
DISPUTED = (
    "“{written}” and “{other}” ({place}) contradict each other about “{column}”: keep the right one"
)
UNIT_UNCLEAR = (
    "The note names several units ({units}), and “{written}” does not say which is its own: write "
    "the unit in brackets behind the name"
)
UNIT_UNKNOWN = (
    "“{written}” ends in letters that may be a unit nobody knows: if they are one, write “单位：” "
    "before them in the brackets; if not, delete the brackets"
)
COLUMN_UNPLACED = (
    "The figures of this column cannot be placed: write into its header what the columns beside it "
    "say in theirs (a period, a city), or delete the column"
)
PART_UNCLEAR = (
    "“{written}” is greater than the whole it is part of, so it is not in the same unit: write its "
    "unit in brackets behind the name"
)
NOTHING_READ = "No table was recognised in this file: use the headers of a template"
NO_WORKBOOK = (
    "This file is plain text, and only its name is that of a workbook: open the table in Excel or "
    "WPS, save it as .xlsx, and load that file"
)
NOTHING_KEPT = "Not a single row could be read: correct the cells listed here"
NOTHING_INSIDE = "The file is empty: there is nothing to load"
NOTHING_FILLED = "Nothing is filled in yet: write below the headers, and load the file again"
EXAMPLE_ROW = "This is the template's example: it was not loaded"
ROWS_NOT_FILLED = "{count} rows of the template are not filled in: they were left out"
DITTO_ALONE = "“{written}” has nothing above it to repeat: write the value"
SHARED_NUMBER = (
    "“{written}” is one figure merged over several rows: it was kept with the first of them"
)
ROWS_HIDDEN = (
    "Rows {rows} are hidden; they were read all the same: delete them if they do not count"
)
COLUMNS_HIDDEN = (
    "Columns {columns} are hidden; they were read all the same: delete them if they do not count"
)
LEFT_TOTAL = "A total of other rows: it was checked and not loaded"
LEFT_SUMMARY = "This column sums up others: its figures were not loaded"
LEFT_NOTE = "A heading, a note or a repeated header: it holds no entry"
LEFT_BLANK = "Nothing is filled in on this row"
LEFT_REPEAT = "The same as {place}: it was loaded once"
