#!/bin/sh
# python-pptx 1.0.2: a category whose name is empty is read back as the text "None".
#
# chart.plots[0].categories is a sequence of str; for <c:v/>, which python-pptx itself writes for
# the name "", it gives str(None). Who fills a chart anew from what is read (replace_data) puts the
# word "None" on the axis. Expected: "". Exit code 0 while the fault is there.
# Seen: 1.0.2 ['a', 'None', 'c'] True
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check python-pptx==1.0.2
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import pptx
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE

deck = Presentation()
slide = deck.slides.add_slide(deck.slide_layouts[6])
data = CategoryChartData()
data.categories = ["a", "", "c"]
data.add_series("s", (1, 2, 3))
chart = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, 0, 0, 999999, 999999, data).chart
read = list(chart.plots[0].categories)
again = CategoryChartData()
again.categories = read
again.add_series("s", (1, 2, 3))
chart.replace_data(again)
print(pptx.__version__, read, "None" in chart._chartSpace.xml)
sys.exit(0 if read == ["a", "None", "c"] and ">None<" in chart._chartSpace.xml else 1)
PYTHON
