"""What can be wrong with a mapping that was made by hand, and how to mend it."""

from etl.words import mark

AS_LAST_TIME = mark("Read by last time's mapping")
NO_SHEET = mark(
    "The mapping is for a sheet “{sheet}” that this workbook does not have; if it is for another "
    "workbook, name that as its “file”"
)
NO_TABLE = mark("The mapping names no table that there is; `tables` lists them")
NO_HEADER_ROW = mark("The mapping needs the number of the header's row, from 1")
NO_COLUMNS = mark('The mapping says of no column what it is: {{"A": "城市"}}')
NO_LETTERS = mark("A column is named by its letters: A, B or AA")
NO_HEADER = mark("“{title}” has no column “{header}”; `tables` lists its columns")
HEADER_TWICE = mark("Two columns are mapped to this header; keep one of them")
NOT_VALUES = mark("Only the table indicator_values is read from a cross-tab")
NO_RANGE = mark("The figures are a range of cells such as B4:M15")
PART_MISSING = mark("The mapping does not say where this stands; give a range, a cell or a text")
NOT_ALONG = mark(
    "This is neither one cell nor a row over or a column beside the figures {values}, as long as "
    "they are"
)
NOT_A_UNIT = mark("This is no unit of measure; give the cell of the unit, or its name")
EMPTY = mark("This cell is empty, but the mapping looks for a label in it")
