"""What it takes: which place, by a scheme or in an indicator, and what leads there?"""

from pages.rankings import by_indicator, by_scheme
from pages.shared import components

view, city = components.select_prospect()
if view.is_scheme:
    by_scheme.show(view, city)
else:
    by_indicator.show(view, city)
