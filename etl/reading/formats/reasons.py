"""Why a file is refused: English message ids that say what to do, shown in Chinese."""

EMPTY = "The file is empty: choose the file that holds your table"
TOO_LARGE = "The file is larger than {limit} MB: split it by year or by table"
PDF = "This is a PDF, not a spreadsheet: upload the Excel file that it was made from"
WORD = "This is a Word document, not a spreadsheet: copy its table into Excel and upload that"
DOCUMENT = (
    "This is a text document, not a spreadsheet: copy its table into a spreadsheet and upload that"
)
SLIDES = "These are slides, not a spreadsheet: copy the table into Excel and upload that"
PICTURE = "This is a picture, not a spreadsheet: upload the Excel file that it shows"
PACKED = "This is a packed archive, not a spreadsheet: unpack it and upload the files inside"
WEB_ARCHIVE = "This is a saved web page: open it in Excel or WPS and save it as .xlsx"
OLD_OPEN = (
    "This is a spreadsheet of OpenOffice 1 (.sxc), which cannot be read: "
    "open it in LibreOffice or WPS and save it as .xlsx"
)
FLAT_OPEN = (
    "This is an OpenDocument file in one piece (.fods), which cannot be read: "
    "open it in LibreOffice and save it as .xlsx"
)
DIF = "This is a DIF file, an old format for exchange: open it in Excel or WPS and save it as .xlsx"
SYLK = (
    "This is a SYLK file (.slk), an old format for exchange: "
    "open it in Excel or WPS and save it as .xlsx"
)
NUMBERS = "This is a Numbers document of a Mac: export it there as Excel (.xlsx) and upload that"
WPS = "This WPS spreadsheet cannot be read as it is: open it in WPS and save it as .xlsx"
OFD = "This is an OFD document, not a spreadsheet: upload the Excel file that it was made from"
LOCK = "This is only the mark of an open workbook: close it there, and upload the workbook itself"
UNKNOWN = "This is not a spreadsheet that can be read: save it as .xlsx in Excel or WPS"
DAMAGED = "The file is damaged or incomplete: open it in Excel or WPS and save it again as .xlsx"
UNREADABLE = "The file could not be read: open it in Excel or WPS and save it again as .xlsx"
PASSWORD_NEEDED = "The file is protected: enter its password, or save it without one"
PASSWORD_WRONG = "This password does not open the file: check it, or save the file without one"
PROTECTED = "The file is encrypted in a way that cannot be opened here: save it without encryption"
MACROS = "The file contains macros but is named .xlsx: save it as a workbook without macros"
BOMB = (
    "The file would unpack to an unreasonable size: "
    "copy the table into a new workbook and upload that"
)
PARTS = "The file has more than {limit} parts: copy the table into a new workbook and upload that"
FORGED = "The file is not built as Excel or WPS build it: open it there and save it again as .xlsx"
DOCTYPE = (
    "The file contains forbidden definitions (DOCTYPE): save it again as .xlsx in Excel or WPS"
)
ENCODING = "The file's parts are not in UTF-8: open it in Excel or WPS and save it again as .xlsx"
STYLES = (
    "The file holds more than {limit} cell styles: "
    "paste the table as values into a new workbook and upload that"
)
STRINGS = "The file's list of texts is inconsistent: save it again as .xlsx in Excel or WPS"
ADDRESS = (
    "Sheet “{sheet}” has a cell outside of what Excel allows ({cell}): "
    "save the file again in Excel or WPS"
)
STRAY = (
    "Sheet “{sheet}” reaches as far as cell {cell} but is almost empty: "
    "delete the stray cells far from the table"
)
LONG = "Sheet “{sheet}” has a row that is unreasonably long: paste the table into a new workbook"
MERGES = "Sheet “{sheet}” has merged areas that overlap: unmerge them and save the file again"
TEXT_CODE = (
    "The encoding of this text file is not certain: open it in Excel or WPS and save it as .xlsx, "
    "or as CSV UTF-8"
)
DELIMITER = (
    "It is not certain what separates the columns of this text file: "
    "open it in Excel or WPS and save it as .xlsx"
)
DISAGREE = (
    "Cell {cell} of sheet “{sheet}” reads as “{one}” and as “{other}”: "
    "save the file as .xlsx in Excel or WPS"
)
TOO_MUCH = (
    "Reading this file took too much memory or time: "
    "paste the table into a new workbook, or split it"
)
BROKE = "Reading this file failed: open it in Excel or WPS, save it as .xlsx and upload it again"
