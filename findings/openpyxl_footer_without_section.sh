#!/bin/sh
# openpyxl 3.1.5: a footer that names no section (&L, &C, &R) is lost when a workbook is saved again.
#
# "第 &P 页" is a valid header or footer: text before any section code belongs to the centre section.
# openpyxl warns on reading ("Cannot parse header or footer so it will be ignored") and writes none.
# Expected: the footer as it was, or as "&C第 &P 页". Exit code 0 while the fault is there.
# Seen: 3.1.5 True False
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check openpyxl==3.1.5
"$folder/venv/bin/python" - <<'PYTHON'
import io
import sys
import zipfile

import openpyxl


def sheet(file):
    return zipfile.ZipFile(file).read("xl/worksheets/sheet1.xml").decode()


made, given, saved = io.BytesIO(), io.BytesIO(), io.BytesIO()
book = openpyxl.Workbook()
book.active.oddFooter.center.text = "PLACE"
book.save(made)
with zipfile.ZipFile(made) as old, zipfile.ZipFile(given, "w") as new:
    for name in old.namelist():
        new.writestr(name, old.read(name).replace("&amp;CPLACE".encode(), "第 &amp;P 页".encode()))
openpyxl.load_workbook(given).save(saved)
print(openpyxl.__version__, "第 &amp;P 页" in sheet(given), "第" in sheet(saved))
sys.exit(0 if "第" in sheet(given) and "第" not in sheet(saved) else 1)
PYTHON
