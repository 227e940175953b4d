"""Selects as Spark takes them: `union all by name`, and `qualify` by a table's own columns."""

from collections.abc import Mapping, Sequence

from sqlglot import exp


class UnnamedColumnsError(Exception):
    """The columns of a select cannot be told from its text."""


def columns(select: exp.Expr) -> list[str]:
    """The names of what a query gives, through its own tables; raises UnnamedColumnsError."""
    if isinstance(select, exp.Union):
        left, right = columns(select.this), columns(select.expression)
        return left + [name for name in right if name not in left] if _is_by_name(select) else left
    if isinstance(select, exp.Subquery):
        return columns(select.this)
    if any(one.is_star for one in select.expressions):
        source = select.args["from_"].this
        if len(select.expressions) > 1 or select.args.get("joins"):
            raise UnnamedColumnsError(select.sql())
        return columns(source if isinstance(source, exp.Subquery) else _named(select, source))
    return [one.alias_or_name for one in select.expressions]


def _named(select: exp.Expr, table: exp.Expr) -> exp.Expr:
    """The query of that name among those around a select."""
    above: exp.Expr | None = select
    while above is not None:
        for cte in getattr(above, "ctes", []):
            if cte.alias == table.name and not table.args.get("db"):
                query: exp.Expr = cte.this
                return query
        above = above.parent
    raise UnnamedColumnsError(table.sql())


def _is_by_name(union: exp.Expr) -> bool:
    return bool(union.args.get("by_name"))


def by_place(root: exp.Expr) -> None:
    """Give every part of a `union all by name` all columns, in one order."""
    for union in reversed(list(root.find_all(exp.Union))):  # what is inside first
        if not _is_by_name(union):
            continue
        names = columns(union)
        union.set("by_name", False)
        for side in ("this", "expression"):
            union.set(side, _with(union.args[side], names))


def _with(part: exp.Expr, names: Sequence[str]) -> exp.Expr:
    """A part with these columns in this order, null where it has none."""
    own = columns(part)
    if own == list(names):
        return part
    if isinstance(part, exp.Union):
        for side in ("this", "expression"):
            part.set(side, _with(part.args[side], names))
        return part
    if any(one.is_star for one in part.expressions):
        stated: Mapping[str, exp.Expr] = {name: exp.column(name) for name in own}
    else:
        stated = {one.alias_or_name: one for one in part.expressions}
    missing = exp.null()
    part.set(
        "expressions", [stated.get(name) or exp.alias_(missing.copy(), name) for name in names]
    )
    return part


def unqualified(root: exp.Expr) -> None:
    """`qualify` as a condition on a column of the select, for it names what lies inside."""
    for select in list(root.find_all(exp.Select)):
        qualify = select.args.get("qualify")
        if qualify is None:
            continue
        made = {one.alias: one.this for one in select.expressions if isinstance(one, exp.Alias)}
        condition = exp.Paren(this=qualify.this.copy())
        for column in list(condition.find_all(exp.Column)):
            if not column.table and column.name in made:
                column.replace(exp.Paren(this=made[column.name].copy()))
        select.set("qualify", None)
        inner = select.copy()
        ctes = inner.args.pop("with_", None)
        inner.append("expressions", exp.alias_(condition.this, "_is_kept"))
        star = exp.Star(except_=[exp.to_identifier("_is_kept")])
        outer = exp.select(star).from_(inner.subquery("_rows")).where(exp.column("_is_kept"))
        if ctes is not None:
            outer.set("with_", ctes)
        select.replace(outer)
