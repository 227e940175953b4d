"""Workbooks built part by part, for what no spreadsheet program would write."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_LINKS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"
BOOK = "xl/workbook.xml"


Contents = dict[str, str | bytes]


def sheet_xml(rows: str, before: str = "", after: str = "", main: str = MAIN) -> str:
    return f'<worksheet xmlns="{main}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def styles_xml(*codes: str | int, main: str = MAIN) -> str:
    """Cell styles 0, 1, 2 … with these number formats: a code, or a built-in number."""
    own = [
        f'<numFmt numFmtId="{164 + number}" formatCode="{code.replace(chr(34), "&quot;")}"/>'
        for number, code in enumerate(codes)
        if isinstance(code, str)
    ]
    cells = [
        f'<xf numFmtId="{code if isinstance(code, int) else 164 + number}"/>'
        for number, code in enumerate(codes)
    ]
    return (
        f'<styleSheet xmlns="{main}"><numFmts>{"".join(own)}</numFmts>'
        f"<cellXfs>{''.join(cells)}</cellXfs></styleSheet>"
    )


def strings_xml(*texts: str, counts: str = "", main: str = MAIN) -> str:
    return f'<sst xmlns="{main}" {counts}>{"".join(f"<si>{text}</si>" for text in texts)}</sst>'


def parts(
    rows: str = "", *, is_strict: bool = False, book: str = "", state: str = ""
) -> dict[str, str | bytes]:
    """The parts of a workbook with one sheet, to be changed at will."""
    main, links = (STRICT_MAIN, STRICT_LINKS) if is_strict else (MAIN, LINKS)
    kind = "application/vnd.openxmlformats-package.relationships+xml"
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{kind}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{links}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        BOOK: f'<workbook xmlns="{main}" xmlns:r="{links}">{book}<sheets>'
        f'<sheet name="表" sheetId="1" r:id="rId1" {state}/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{links}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{links}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="rId3" Type="{links}/styles" Target="styles.xml"/></Relationships>',
        SHEET: sheet_xml(rows, main=main),
    }


def zipped(contents: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return file.getvalue()


def saved(folder: Path, content: Mapping[str, str | bytes] | bytes, name: str = "a.xlsx") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else zipped(content))
    return path
