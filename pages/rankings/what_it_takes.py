"""What it takes: which place, by a scheme or in an indicator, and what leads there?"""

from pages.rankings import blocks, by_indicator, by_scheme

view, city = blocks.select_prospect()
if view.is_scheme:
    by_scheme.show(view, city)
else:
    by_indicator.show(view, city)
