"""What form a spreadsheet file has, as far as it matters to whoever gets it back."""

from pathlib import Path
from typing import IO, Literal

from etl.reading.formats import package
from etl.reading.formats.archive import Archive
from etl.reading.formats.gate import Kind, kind_of

Form = Literal["package", "macros", "protected", "text", "other"]
MACROS = "vbaproject.bin"


def form_of(path: Path) -> Form:
    """The form of a file that was read, whatever its name.

    A package is what Excel writes as .xlsx, perhaps with macros or protected by a password; raises
    Refusal for what no reader reads.
    """
    with path.open("rb") as file:
        kind = kind_of(file)
        if kind is Kind.TEXT:
            return "text"
        if kind is Kind.OLE and _is_protected(file):
            return "protected"
        if kind is not Kind.ZIP:
            return "other"
        archive = Archive(file)
        layout = package.find(archive)
        if layout is None or layout.is_binary:
            return "other"
        has_macros = any(part.casefold().endswith(MACROS) for part in archive.names)
        return "macros" if has_macros else "package"


def _is_protected(file: IO[bytes]) -> bool:
    from etl.reading.formats import ole  # rare files, whose libraries are slow to import

    return ole.is_package(file)
