"""Short forms for the parts of Spark's SQL that the rules put together."""

from sqlglot import exp


def call(name: str, *parts: exp.Expr) -> exp.Expr:
    """A function by its name in Spark."""
    return exp.Anonymous(this=name, expressions=list(parts))


def cast(node: exp.Expr, to: str) -> exp.Expr:
    """A cast to a type by its name in Spark."""
    return exp.Cast(this=node, to=exp.DataType.build(to, dialect="spark"))


def number(text: str) -> exp.Expr:
    """A number as it is written for Spark: 10D is a double."""
    return exp.Var(this=text)


def value(node: exp.Expr) -> exp.Expr:
    """A part of an expression, in brackets where its signs might bind otherwise."""
    if isinstance(node, exp.Binary | exp.Neg | exp.Not | exp.Case):
        return exp.Paren(this=node)
    return node


def lambda_(body: exp.Expr, *names: str) -> exp.Expr:
    """A function of a list's elements."""
    return exp.Lambda(this=body, expressions=[exp.to_identifier(name) for name in names])
