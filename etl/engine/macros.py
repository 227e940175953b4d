"""Macros of the build, put in where they are called: other engines have no CREATE MACRO.

A scalar macro becomes its expression in brackets, a table macro a query in brackets. Names of its
own tables (`with`) are told apart from those of the caller.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count

from sqlglot import exp

from etl.engine import dialect


class MacroError(Exception):
    """A call of a macro that does not exist or has other parameters; the text names it."""


@dataclass(frozen=True)
class Macro:
    """`body` is an expression, or a query where `is_table`."""

    name: str  # methods.mean
    parameters: tuple[str, ...]
    body: exp.Expr
    is_table: bool


def read(statements: Iterable[str]) -> dict[str, Macro]:
    """Macros by name, from their CREATE MACRO statements."""
    return {macro.name: macro for macro in map(_macro, statements)}


def _macro(statement: str) -> Macro:
    tree = dialect.parse(statement)
    declared = tree.this
    table = declared.this
    return Macro(
        name=f"{table.db}.{table.name}",
        parameters=tuple(one.name for one in declared.expressions),
        body=tree.expression,
        is_table=tree.find(exp.ReturnsProperty) is not None,
    )


def expand(tree: exp.Expr, macros: Mapping[str, Macro]) -> exp.Expr:
    """The tree with every macro put in, those within macros too; raises MacroError."""
    numbers = count(1)
    root = exp.Paren(this=tree.copy())
    while call := next(filter(None, (_call(node, macros) for node in root.walk())), None):
        place, macro, arguments = call
        if len(arguments) != len(macro.parameters):
            raise MacroError(macro.name)
        body = macro.body.copy()
        given = dict(zip(macro.parameters, arguments, strict=True))
        if macro.is_table:
            body = _bound(_renamed(body, next(numbers)), given)
            alias = place.args.get("alias") or exp.TableAlias(
                this=exp.to_identifier(macro.name.rpartition(".")[2])
            )
            query = exp.Subquery(this=body, alias=alias)
            query.set("joins", place.args.get("joins"))
            place.replace(query)
        else:
            place.replace(exp.Paren(this=_bound(body, given)))
    expanded: exp.Expr = root.this
    return expanded


def _call(
    node: exp.Expr, macros: Mapping[str, Macro]
) -> tuple[exp.Expr, Macro, list[exp.Expr]] | None:
    """The node to replace, its macro and the arguments, if a node calls a macro."""
    if isinstance(node, exp.Dot) and isinstance(node.expression, exp.Func):
        schema, function = node.this, node.expression
    elif isinstance(node, exp.Table) and isinstance(node.this, exp.Func) and node.db:
        schema, function = node.args["db"], node.this
    else:
        return None
    if not isinstance(schema, exp.Identifier) or schema.name not in ("methods", "raw"):
        return None
    name = f"{schema.name}.{dialect.name(function)}"
    if name not in macros:
        raise MacroError(name)
    return node, macros[name], dialect.arguments(function)


def _renamed(body: exp.Expr, number: int) -> exp.Expr:
    """A query whose own tables have names that no other query has."""
    own = {cte.alias for cte in body.find_all(exp.CTE)}
    for table in body.find_all(exp.Table):
        if table.name in own and not table.db:
            if not table.alias:
                table.set("alias", exp.TableAlias(this=exp.to_identifier(table.name)))
            table.this.replace(exp.to_identifier(f"{table.name}_{number}"))
    for cte in body.find_all(exp.CTE):
        cte.set("alias", exp.TableAlias(this=exp.to_identifier(f"{cte.alias}_{number}")))
    return body


def _bound(body: exp.Expr, given: Mapping[str, exp.Expr]) -> exp.Expr:
    """The body with the arguments in place of the parameters."""
    root = exp.Paren(this=body)
    for node in list(root.find_all(exp.Table)):
        if isinstance(node.this, exp.Anonymous) and node.this.name.lower() == "query_table":
            (asked,) = node.this.expressions
            named = given.get(asked.name) if isinstance(asked, exp.Column) else asked
            if not isinstance(named, exp.Literal):
                raise MacroError("query_table")
            schema, _, name = named.name.rpartition(".")
            table = exp.to_table(f"{schema}.{name}" if schema else name, alias=node.alias or name)
            table.set("joins", node.args.get("joins"))
            node.replace(table)
    for column in list(root.find_all(exp.Column)):
        if column.table in given and not column.db:  # a field of a parameter
            value = exp.Paren(this=given[column.table].copy())
            column.replace(exp.Dot(this=value, expression=column.this.copy()))
        elif not column.table and column.name in given:
            column.replace(exp.Paren(this=given[column.name].copy()))
    bound: exp.Expr = root.this.pop()
    return bound
