#!/bin/sh
# XlsxWriter 3.3.1: worksheet.embed_image() writes a part of the package under an absolute name.
#
# The relationships of pictures in cells are stored as "/xl/richData/_rels/richValueRel.xml.rels".
# The Open Packaging Conventions take the leading slash off a part's name to make the name of its ZIP
# item. A reader that refuses absolute names in archives refuses the whole workbook, as ours did: it
# takes the slash off now (formats/archive.py).
# Expected: "xl/richData/_rels/richValueRel.xml.rels". Exit code 0 while the fault is there.
# Seen: 3.3.1 ['/xl/richData/_rels/richValueRel.xml.rels']
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check xlsxwriter==3.3.1
"$folder/venv/bin/python" - <<'PYTHON'
import io
import struct
import sys
import zipfile
import zlib

import xlsxwriter


def chunk(kind, content):
    check = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + check


pixel = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
pixel += chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")) + chunk(b"IEND", b"")
file = io.BytesIO()
with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
    book.add_worksheet().embed_image("A1", "a.png", {"image_data": io.BytesIO(pixel)})
names = [name for name in zipfile.ZipFile(file).namelist() if name.startswith("/")]
print(xlsxwriter.__version__, names)
sys.exit(0 if names else 1)
PYTHON
