"""OLE containers: old workbooks, protected new ones, and documents that are no workbooks at all."""

import io
import struct
from typing import IO
from xml.parsers.expat import ExpatError

import msoffcrypto
import olefile
from msoffcrypto.exceptions import (
    DecryptionError,
    FileFormatError,
    InvalidKeyError,
    ParseError,
)
from msoffcrypto.format.ooxml import OOXMLFile
from xlrd.compdoc import CompDocError

from etl.reading.formats import reasons
from etl.reading.refusal import Refusal

BOOKS = ("Workbook", "Book", "WORKBOOK", "BOOK")
PACKAGE = "EncryptedPackage"
STRANGERS = {"WordDocument": reasons.WORD, "PowerPoint Document": reasons.SLIDES}
UNSAID = "VelvetSweatshop"  # the password with which Excel hides what is only write-protected
FAILURES = (
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    NotImplementedError,
    struct.error,
    FileFormatError,
    ParseError,
    ExpatError,
    CompDocError,
)


def is_package(file: IO[bytes]) -> bool:
    """Whether a protected new workbook lies inside; Refusal if there is no workbook at all."""
    file.seek(0)
    try:
        with olefile.OleFileIO(file) as container:
            present = {entry[0] for entry in container.listdir(streams=True, storages=False)}
    except FAILURES as error:
        raise Refusal(reasons.DAMAGED) from error
    for stream, reason in STRANGERS.items():
        if stream in present:
            raise Refusal(reason)
    if PACKAGE in present:
        return True
    if present.isdisjoint(BOOKS):
        raise Refusal(reasons.UNKNOWN)
    return False


def is_encrypted(file: IO[bytes]) -> bool:
    """Whether an old workbook is encrypted; False where that cannot be told."""
    file.seek(0)
    try:
        return bool(msoffcrypto.OfficeFile(file).is_encrypted())
    except FAILURES:
        return False
    finally:
        file.seek(0)


def opened(file: IO[bytes], password: str | None) -> IO[bytes]:
    """A protected file without its protection."""
    file.seek(0)
    try:
        protected = msoffcrypto.OfficeFile(file)
        plain = io.BytesIO()
        checked = {"verify_password": True} if isinstance(protected, OOXMLFile) else {}
        protected.load_key(password=password or UNSAID, **checked)
        protected.decrypt(plain)
    except (InvalidKeyError, DecryptionError) as error:
        raise Refusal(reasons.PASSWORD_WRONG if password else reasons.PASSWORD_NEEDED) from error
    except FAILURES as error:
        raise Refusal(reasons.PROTECTED if password else reasons.PASSWORD_NEEDED) from error
    plain.seek(0)
    return plain
