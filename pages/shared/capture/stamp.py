"""How fresh and how complete a figure is, whether it is invented, and who published it."""

from dataclasses import dataclass

from pages.shared.words import translate as _


@dataclass(frozen=True)
class Stamp:
    """What a reader must know before trusting a figure. `as_of` is a period in words."""

    as_of: str = ""
    reported: int | None = None
    members: int | None = None
    waiting: str = ""  # in words: a later period that does not count, rules that are not laid down
    missing: str = ""  # the cities that did not report, or of which a scheme covers too little
    is_index: bool = False  # ranked by a scheme, which ranks a city only if it covers enough of it
    source: str = ""
    is_demo: bool = False
    is_mixed: bool = False  # beside demonstration data there are real figures
    is_approx: bool = False

    @property
    def coverage(self) -> str:
        """How many of the group reported, or are covered well enough to be ranked, in words."""
        if self.members is None:
            return ""
        counts = {"reported": self.reported, "members": self.members}
        if self.is_index:
            return _("{reported}/{members} covered well enough", **counts)
        return _("{reported}/{members} reported", **counts)

    @property
    def left_out(self) -> str:
        """Which cities have no rank, and why."""
        if not self.missing:
            return ""
        if self.is_index:
            return _("Covered too little to be ranked: {cities}", cities=self.missing)
        return _("Not reported: {cities}", cities=self.missing)

    @property
    def notes(self) -> list[str]:
        """The stamp as lines, for a download."""
        parts = [
            _("Data as of {period}", period=self.as_of) if self.as_of else "",
            self.coverage,
            self.left_out,
            self.waiting,
            _("Source: {source}", source=self.source) if self.source else "",
            _("Demo data") if self.is_demo else "",
        ]
        return [line for line in parts if line]
