"""Which topics are followed: in what they are alike, and which of the cohorts that this gives."""

from dataclasses import dataclass

from pages.shared import warehouse, words
from pages.shared.components.choosing import choose
from pages.shared.words import translate as _

BASES = ("half", "quarter", "year", "host", "kind", "format")


@dataclass(frozen=True)
class Cohort:
    """The topics that are followed: one cohort of a basis, or all of them."""

    basis: str
    code: str

    @property
    def where(self) -> dict[str, warehouse.Parameter]:
        """The parameters of the queries on these topics."""
        basis = "all" if self.code == "all" else self.basis
        return {"basis": basis, "cohort": self.code}


def select_cohort() -> Cohort:
    """In what topics are alike, and one of their cohorts; at first all of them."""
    basis = _select_basis()
    cohorts = warehouse.query("conversion_cohorts", basis=basis)
    codes = ["all", *cohorts["cohort"].unique()]
    code = choose(_("Follow"), codes, key="cohort", name=words.cohort)
    return Cohort(basis, code)


def _select_basis() -> str:
    return choose(_("Topics alike in"), BASES, key="basis", name=words.basis)
