"""Where an export comes from: the page, the view of it, the build. Each file says so itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pages.shared import words
from pages.shared.capture.stamp import Stamp
from pages.shared.etl import losses
from pages.shared.words import translate as _

LOOKS = {"lang", "red_up"}  # how a reader reads, not what
MARKS = {"compare", "against"}  # what is marked on it


@dataclass(frozen=True)
class Origin:
    """A view: a page and the parameters of its address; `build` is the number of the build."""

    page: str = ""
    view: Mapping[str, str] = field(default_factory=dict)
    build: int | None = None

    @property
    def filters(self) -> str:
        """What is chosen on the page, in words."""
        chosen = {
            name: value
            for name, value in self.view.items()
            if name not in LOOKS | MARKS and not name.endswith(("_table", "_tab"))
        }
        return words.join(chosen.values())

    def notes(self, stamp: Stamp) -> list[str]:
        """What a reader must know before trusting the figures, as lines."""
        build = "" if self.build is None else _("Build {number}", number=self.build)
        filters = _("Filters: {filters}", filters=self.filters) if self.filters else ""
        return [line for line in (*stamp.notes, *losses.notes(), build, filters) if line]
