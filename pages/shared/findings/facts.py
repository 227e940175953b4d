"""The facts that more than one page says: each has one number, the mart's, wherever it is said."""

from collections.abc import Iterable

from pages.shared import warehouse, words


@warehouse.cached_on_build
def number(fact: str, scope: str = "", subject: object = None) -> int:
    """A fact of the board, or of one subject of a scope: number("overdue", "kind", "problem").

    Without a subject it is the whole board's. What nothing was counted for is 0.
    """
    scope = scope if subject is not None else ""
    named = None if subject is None else str(subject)
    found = warehouse.query("facts", fact=fact, scope=scope, subject=named)["number"]
    return 0 if found.empty else int(found.iloc[0])


def numbers(names: Iterable[str], scope: str = "", subject: object = None) -> dict[str, int]:
    """Several facts of one subject, by name."""
    return {name: number(name, scope, subject) for name in names}


def rules(page: str) -> list[str]:
    """How each fact that a page says is counted; nothing of a build that kept no rules in words."""
    try:
        rows = warehouse.query("fact_rules", page=page)
    except warehouse.OlderBuildError:
        return []
    said: list[str] = rows[f"rule_{words.language()}"].tolist()
    return said


def matters(kinds: Iterable[str], *, owner: str | None = None) -> dict[str, tuple[int, int]]:
    """Of each kind of matter, of all owners or of one: those due or overdue, and the overdue."""
    scope = "kind" if owner is None else "owner and kind"
    named = {kind: kind if owner is None else f"{owner} · {kind}" for kind in kinds}
    return {
        kind: (number("due", scope, subject), number("overdue", scope, subject))
        for kind, subject in named.items()
    }
