"""DuckDB's SQL as Spark's: what the two would understand differently is written out.

Every rule here is one place where the same text has two meanings: sqlglot translates the names
and leaves the meaning. What has no rule and is not known to mean the same is refused
(`portable.py`), never passed on.
"""

from collections.abc import Callable, Sequence

from sqlglot import exp

from etl.engine import aggregates, dialect, selects
from etl.engine.nodes import call, cast, number, value

Rule = Callable[[exp.Expr], exp.Expr | None]


def to_spark(tree: exp.Expr) -> str:
    """A statement without macros, as Spark's text."""
    root = exp.Paren(this=tree.copy())
    selects.by_place(root)
    selects.unqualified(root)
    for node in reversed(list(root.walk())):  # what is inside first
        for rule in _RULES.get(type(node), ()):
            new = rule(node)
            if new is not None and new is not node:
                node.replace(new)
                break
    statement: str = root.this.sql("spark", comments=False)
    return statement


def _literal(node: exp.Expr) -> exp.Expr | None:
    """0.5 is a decimal to both, but a decimal's arithmetic rounds in other places."""
    if node.is_string or "." not in node.name or isinstance(node.parent, exp.DataTypeParam):
        return None
    return exp.Var(this=f"{node.name}D")


def _divided(node: exp.Expr) -> exp.Expr:
    """`/` gives a double in DuckDB, whatever it divides."""
    return exp.Paren(
        this=exp.Div(
            this=cast(node.this.copy(), "double"),
            expression=cast(node.expression.copy(), "double"),
            typed=True,
            safe=False,
        )
    )


def _whole(node: exp.Expr) -> exp.Expr | None:
    """`//` of numbers beyond 64 bits: Spark's DIV gives 64 bits."""
    if not any(one.is_type(exp.DataType.Type.INT128) for one in node.find_all(exp.DataType)):
        return None
    left, right = (value(one.copy()) for one in (node.this, node.expression))
    less = exp.Paren(
        this=exp.Sub(this=left, expression=exp.Mod(this=left.copy(), expression=right))
    )
    quotient = exp.Div(this=less, expression=right.copy(), typed=True, safe=False)
    return cast(exp.Paren(this=quotient), "decimal(38, 0)")


def _cast(node: exp.Expr) -> exp.Expr | None:
    """A number as a whole one: DuckDB rounds (halves to the even one), Spark cuts."""
    to = node.args["to"]
    if to.is_type(exp.DataType.Type.INT128):
        return cast(node.this.copy(), "decimal(38, 0)")
    if not to.is_type(*exp.DataType.INTEGER_TYPES) or isinstance(node.this, exp.Null):
        return None
    rounded = call("rint", cast(node.this.copy(), "double"))
    return cast(rounded, to.sql("spark"))


def _round(node: exp.Expr) -> exp.Expr:
    """Halves of the binary number as it is, at a number of places that may be a column."""
    places = node.args.get("decimals")
    amount = cast(node.this.copy(), "double")
    if places is None:
        return call("round", amount)
    power = call("pow", number("10D"), places.copy())
    scaled = exp.Mul(this=amount, expression=power)
    return exp.Paren(
        this=exp.Div(this=call("round", scaled), expression=power.copy(), typed=True, safe=False)
    )


def _bracket(node: exp.Expr) -> exp.Expr | None:
    """A list's element or slice; places count from 1, beyond the end there is nothing."""
    (place,) = node.expressions
    listed = node.this.copy()
    if isinstance(place, exp.Slice):
        start, end = place.args.get("this"), place.args.get("expression")
        return _slice(listed, start or number("1"), end)
    if place.is_string:
        return None
    if isinstance(place, exp.Literal | exp.Neg):  # sqlglot has counted it from 0
        at = int(place.sql())
        return call("try_element_at", listed, number(str(at + 1)))
    place = exp.Add(this=value(place.copy()), expression=number("1"))
    return call("try_element_at", listed, cast(place, "int"))


def _slice(listed: exp.Expr, start: exp.Expr, end: exp.Expr | None) -> exp.Expr:
    last = call("size", listed.copy()) if end is None else value(end.copy())
    length = exp.Add(
        this=exp.Sub(this=last, expression=value(start.copy())), expression=number("1")
    )
    return call(
        "slice",
        listed,
        cast(start.copy(), "int"),
        cast(call("greatest", length, number("0")), "int"),
    )


def _series(node: exp.Expr) -> exp.Expr:
    """Spark counts down where the end lies before the start; DuckDB gives an empty list."""
    start, end, step = node.args["start"], node.args["end"], node.args.get("step")
    if node.args.get("is_end_exclusive"):
        end = exp.Sub(this=value(end), expression=number("1"))
    parts = [start.copy(), end.copy(), *([step.copy()] if step is not None else [])]
    is_upward = exp.LTE(this=value(start.copy()), expression=value(end.copy()))
    return call("if", is_upward, call("sequence", *parts), call("array"))


def _days(node: exp.Expr) -> exp.Expr | None:
    """Ends of units passed, whole or not."""
    first, last = (cast(one.copy(), "date") for one in (node.expression, node.this))
    unit = node.text("unit").lower()
    if unit == "day":
        return cast(call("datediff", last, first), "bigint")
    steps = {"month": 12, "year": 1}
    if unit not in steps:
        return None

    def count(day: exp.Expr) -> exp.Expr:
        years = exp.Mul(this=call("year", day), expression=number(str(steps[unit])))
        return (
            exp.Add(this=years, expression=call("month", day.copy())) if unit == "month" else years
        )

    return cast(exp.Paren(this=exp.Sub(this=count(last), expression=value(count(first)))), "bigint")


def _start(node: exp.Expr) -> exp.Expr:
    """The first day of a month, quarter or year; the product truncates days only."""
    unit = exp.Literal.string(node.text("unit").upper())
    return call("trunc", cast(node.this.copy(), "date"), unit)


def _replaced(node: exp.Expr) -> exp.Expr:
    """Spark replaces all; `portable.py` lets pass what has only one place to match."""
    groups = node.args["replacement"].name.replace("\\", "$")
    replacement = exp.Literal.string(groups)
    return call("regexp_replace", node.this.copy(), node.expression.copy(), replacement)


def _contained(node: exp.Expr) -> exp.Expr:
    """A list with gaps that does not hold the value: no in DuckDB, unknown in Spark."""
    listed, sought = node.this, node.expression
    stated = exp.and_(listed.copy().is_(exp.null()).not_(), sought.copy().is_(exp.null()).not_())
    no = exp.Case(ifs=[exp.If(this=stated, true=exp.false())])
    return call("coalesce", call("array_contains", listed.copy(), sought.copy()), no)


def _window(node: exp.Expr) -> exp.Expr | None:
    """`over w - x` would be a window of that name; a product is a list's, as its window has it."""
    if dialect.is_called(node.this, "product"):
        return aggregates.product(node.this, lambda one: _over(one, node))
    if not isinstance(node.parent, exp.Binary):
        return None
    return exp.Paren(this=node.copy())


def _over(function: exp.Expr, window: exp.Expr) -> exp.Expr:
    """Another function over the same window."""
    other = window.copy()
    other.set("this", function)
    return other


def _overlapping(node: exp.Expr) -> exp.Expr:
    """`&&` is none in Spark."""
    return call("arrays_overlap", node.this.copy(), node.expression.copy())


def _anonymous(node: exp.Expr) -> exp.Expr | None:
    made = _FUNCTIONS.get(node.name.lower())
    return made([one.copy() for one in node.expressions]) if made else None


_FUNCTIONS: dict[str, Callable[[Sequence[exp.Expr]], exp.Expr]] = {
    "len": lambda parts: cast(call("size", *parts), "bigint"),
    "list_extract": lambda parts: call("try_element_at", parts[0], cast(parts[1], "int")),
    "list_slice": lambda parts: _slice(parts[0], parts[1], parts[2]),
    "to_months": lambda parts: call("make_interval", number("0"), cast(parts[0], "int")),
    "isfinite": lambda parts: call("abs", parts[0]) < number("double('Infinity')"),
}
_RULES: dict[type[exp.Expr], tuple[Rule, ...]] = {
    exp.Literal: (_literal,),
    exp.Div: (_divided,),
    exp.IntDiv: (_whole,),
    exp.Cast: (_cast,),
    exp.Round: (_round,),
    exp.Bracket: (_bracket,),
    exp.GenerateSeries: (_series,),
    exp.DateDiff: (_days,),
    exp.TimestampTrunc: (_start,),
    exp.RegexpReplace: (_replaced,),
    exp.ArrayContains: (_contained,),
    exp.ArrayOverlaps: (_overlapping,),
    exp.Window: (_window,),
    exp.Anonymous: (aggregates.anonymous, _anonymous),
    exp.Filter: (aggregates.filtered,),
    **dict.fromkeys(aggregates.KINDS, (aggregates.plain,)),
}
