"""Search: whatever has a name, and the page on which it stands."""

from pages.shared import components, warehouse
from pages.shared.findings import search as findings

asked = components.ask_name_of_anything()
found = warehouse.query("names", words=asked)
components.show_heading(findings.title(found, asked), findings.scope())
components.show_names(found)
