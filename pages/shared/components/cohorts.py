"""Which topics are followed: in what they are alike, and which of the cohorts that this gives."""

from dataclasses import dataclass

import streamlit as st

from pages.shared import warehouse, words
from pages.shared.components.names import ALONE, reopen
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
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        basis = _select_basis()
    cohorts = warehouse.query("conversion_cohorts", basis=basis)
    codes = ["all", *cohorts["cohort"].unique()]
    reopen("cohort", codes, words.cohort)
    with right:
        code = st.selectbox(
            _("Follow"),
            codes,
            format_func=words.cohort,
            key="cohort",
            bind="query-params",
            width=ALONE,
        )
    return Cohort(basis, str(code))


def _select_basis() -> str:
    reopen("basis", list(BASES), words.basis)
    chosen = st.pills(  # unlike a segmented control, they wrap on a phone
        _("Topics alike in"),
        BASES,
        default=BASES[0],
        required=True,
        format_func=words.basis,
        key="basis",
        wrap=True,
        bind="query-params",
    )
    return str(chosen)
