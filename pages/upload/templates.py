"""Templates: which blank workbook does a department fill in?"""

from pages.shared import components
from pages.shared.words import translate as _

components.show_heading(
    _("Blank workbooks to fill in and send back"),
    _("A filled-in template loads without a question. Departments' own tables load as well."),
)
components.offer_blank(components.select_blank())
components.show_templates()
