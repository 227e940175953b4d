#!/bin/sh
# easyofd 20260427: an A4 page of a PDF becomes an OFD page of another size, in both of its ways.
#
# GB/T 33190 states boxes in millimetres; A4 is 210 x 297. pdf2ofd(pdf) writes a picture on a page of
# 100.838 x 142.621 mm (595.3 pt taken for 150 per inch); pdf2ofd(pdf, optional_text=True) writes texts
# on a page of 595.3 x 841.9 mm (points taken for millimetres) and sets letters of 10.5 pt, which are
# 3.7 mm, 1.4 mm high (in a PDF of LibreOffice). It also leaves a folder "test" where it runs. Its
# fork ofd2img 0.1.2 does the same. Expected: 210 x 297 both times. Exit code 0 while the fault is there.
# Seen: 20260427 ['0 0 100.838 142.621', '0 0 595.2755737304688 841.8897705078125']
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check easyofd==20260427
cd "$folder"
cat > given.py <<'PYTHON'
import io

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

file = io.BytesIO()
canvas = Canvas(file, pagesize=A4)
canvas.setFont("Helvetica", 10.5)
canvas.drawString(72, 720, "Qianghui")
canvas.save()
open("given.pdf", "wb").write(file.getvalue())
PYTHON
cat > made.py <<'PYTHON'
import shutil
import sys

from easyofd import OFD

given = open("given.pdf", "rb").read()
with open(sys.argv[1], "wb") as file:
    file.write(OFD().pdf2ofd(given, optional_text=sys.argv[1] == "text.ofd"))
shutil.rmtree("test", ignore_errors=True)
PYTHON
"$folder/venv/bin/python" given.py
for name in picture.ofd text.ofd; do
    "$folder/venv/bin/python" made.py "$name" > log.txt 2>&1
done
"$folder/venv/bin/python" - <<'PYTHON'
import importlib.metadata
import re
import sys
import zipfile

boxes = []
for name in ("picture.ofd", "text.ofd"):
    page = zipfile.ZipFile(name).read("Doc_0/Pages/Page_0/Content.xml").decode()
    boxes.append(re.search("PhysicalBox>([^<]+)", page)[1].strip())
print(importlib.metadata.version("easyofd"), boxes)
sizes = [[float(part) for part in box.split()[2:]] for box in boxes]
sys.exit(0 if all(abs(width - 210) > 1 and abs(height - 297) > 1 for width, height in sizes) else 1)
PYTHON
