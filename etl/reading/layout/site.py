"""The place of a table: its sheet, its region and the scene around it."""

from dataclasses import dataclass

from etl.reading.layout.drafts import fault
from etl.reading.layout.scan import Region
from etl.reading.layout.scene import Scene
from etl.reading.layout.view import Address, View
from etl.reading.model import Fault
from etl.reading.values import Parsed


@dataclass(frozen=True)
class Site:
    """One table's surroundings, as its readers pass them on."""

    view: View
    region: Region
    scene: Scene

    def label(self, column: int) -> str:
        """A column's header as typed."""
        return self.region.head.label(column)

    def faults_of(self, at: Address, header: str | None, parsed: Parsed) -> list[Fault]:
        """The fault of a parsed cell as a list of one; empty when it has none."""
        if parsed.reason is None:
            return []
        return [
            fault(
                self.view,
                at,
                header or None,
                parsed.reason,
                warning=parsed.warning,
                **parsed.details,
            )
        ]
