"""Templates: which blank workbook does a department fill in?"""

from pages.shared import components
from pages.shared.words import translate as _
from pages.upload import departments

components.show_heading(
    _("Blank workbooks, one for each department"),
    _("A filled-in template loads without a question. Departments' own tables load as well."),
)
filled = components.select_filling()
departments.show(filled)
components.offer_several(filled)
