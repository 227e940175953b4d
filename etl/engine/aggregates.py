"""Aggregates of DuckDB as Spark's, each with its own condition and order.

Spark keeps no order inside an aggregate: ordered lists are gathered with their keys and sorted.
"""

from collections.abc import Callable, Sequence

from sqlglot import exp

from etl.engine import dialect
from etl.engine.nodes import call, cast, lambda_, number, value

KINDS = (
    exp.ArgMax,
    exp.ArgMin,
    exp.ArrayAgg,
    exp.GroupConcat,
    exp.First,
    exp.Last,
    exp.PercentileCont,
    exp.IgnoreNulls,
    exp.Sum,
)
NAMES = frozenset({"product", "favg", "fsum"})
Condition = exp.Expr | None


def filtered(node: exp.Expr) -> exp.Expr | None:
    """An aggregate with `filter (where …)`."""
    inner = node.this
    return _lowered(inner, node.expression.this)


def plain(node: exp.Expr) -> exp.Expr | None:
    """An aggregate without a condition of its own; one with it is done with it."""
    if isinstance(node.parent, exp.Filter) and node.arg_key == "this":
        return None
    if isinstance(node.parent, exp.Window) and dialect.is_called(node, "product"):
        return None  # it is put together within its window
    return _lowered(node, None)


def anonymous(node: exp.Expr) -> exp.Expr | None:
    """The same for those that sqlglot has no class for."""
    return plain(node) if node.name.lower() in NAMES else None


def _lowered(node: exp.Expr, condition: Condition) -> exp.Expr | None:
    kind = node.name.lower() if isinstance(node, exp.Anonymous) else type(node)
    made = _MADE.get(kind)
    return made(node, condition) if made else None


def _where(node: exp.Expr, *conditions: Condition) -> exp.Expr:
    stated = [one.copy() for one in conditions if one is not None]
    if not stated:
        return node
    return exp.Filter(this=node, expression=exp.Where(this=exp.and_(*stated)))


def _is_stated(node: exp.Expr) -> exp.Expr:
    return exp.Not(this=exp.Is(this=value(node.copy()), expression=exp.null()))


def _extreme(name: str) -> Callable[[exp.Expr, Condition], exp.Expr]:
    """The row of the most or least: DuckDB passes over rows without either, Spark does not."""

    def made(node: exp.Expr, condition: Condition) -> exp.Expr:
        wanted, by = node.this, node.expression
        function = call(name, wanted.copy(), by.copy())
        return _where(function, _is_stated(wanted), _is_stated(by), condition)

    return made


def _ordered(
    node: exp.Expr, condition: Condition, *, is_distinct: bool = False
) -> tuple[exp.Expr, exp.Expr]:
    """What is gathered, and the list of it in the order asked for."""
    gathered = node.this
    orders: Sequence[exp.Expr] = ()
    if isinstance(gathered, exp.Order):
        gathered, orders = gathered.this, gathered.expressions
    if isinstance(gathered, exp.Distinct):
        (gathered,), is_distinct = gathered.expressions, True
    keys = [exp.alias_(one.this.copy(), f"k{place}") for place, one in enumerate(orders)]
    row = call("struct", exp.alias_(gathered.copy(), "x"), *keys)
    listed = _where(call("collect_set" if is_distinct else "collect_list", row), condition)
    if orders:
        listed = call("array_sort", listed, _comparison(orders))
    return gathered, call("transform", listed, lambda_(exp.column("x", "_row"), "_row"))


def _comparison(orders: Sequence[exp.Expr]) -> exp.Expr:
    """Which of two rows comes first; what is missing comes last in DuckDB, whatever the order."""
    ifs = []
    for place, order in enumerate(orders):
        left, right = (exp.column(f"k{place}", side) for side in ("_l", "_r"))
        is_down, is_first = bool(order.args.get("desc")), bool(order.args.get("nulls_first"))
        none, some = ("-1", "1") if is_first else ("1", "-1")
        cases = (
            (exp.and_(left.is_(exp.null()), _is_stated(right)), none),
            (exp.and_(_is_stated(left), right.copy().is_(exp.null())), some),
            (exp.LT(this=left.copy(), expression=right.copy()), "1" if is_down else "-1"),
            (exp.GT(this=left.copy(), expression=right.copy()), "-1" if is_down else "1"),
        )
        ifs += [exp.If(this=this, true=number(sign)) for this, sign in cases]
    return lambda_(exp.Case(ifs=ifs, default=number("0")), "_l", "_r")


def _list(node: exp.Expr, condition: Condition) -> exp.Expr:
    return _ordered(node, condition)[1]


def _text(node: exp.Expr, condition: Condition) -> exp.Expr:
    """Texts in one; of no rows it is nothing, not an empty text."""
    gathered, listed = _ordered(node, condition)
    separator = node.args.get("separator") or exp.Literal.string(",")
    count = _where(call("count", gathered.copy()), condition)
    joined = call("array_join", listed, separator.copy())
    return exp.Case(ifs=[exp.If(this=count > number("0"), true=joined)])


def _first(node: exp.Expr, condition: Condition) -> exp.Expr:
    return call("try_element_at", _ordered(node, condition)[1], number("1"))


def _last(node: exp.Expr, condition: Condition) -> exp.Expr:
    return call("try_element_at", _ordered(node, condition)[1], number("-1"))


def _quantile(node: exp.Expr, condition: Condition) -> exp.Expr:
    return _where(call("percentile", node.this.copy(), node.expression.copy()), condition)


def _any(node: exp.Expr, condition: Condition) -> exp.Expr | None:
    """Any value that there is."""
    if not isinstance(node.this, exp.AnyValue):
        return None
    return _where(call("any_value", node.this.this.copy(), exp.true()), condition)


def _sum(node: exp.Expr, condition: Condition) -> exp.Expr | None:
    """A sum in some order: it decides the last figures, and Spark has none."""
    if not isinstance(node.this, exp.Order):
        return None
    return _where(call("sum", node.this.this.copy()), condition)


def product(node: exp.Expr, gathered: Callable[[exp.Expr], exp.Expr]) -> exp.Expr:
    """The product of a list; `gathered` says over which rows its parts are gathered."""
    (factor,) = dialect.arguments(node)
    listed = gathered(call("collect_list", cast(factor.copy(), "double")))
    times = exp.Mul(this=exp.column("_a"), expression=exp.column("_b"))
    multiplied = call("aggregate", listed, number("1D"), lambda_(times, "_a", "_b"))
    count = gathered(call("count", factor.copy()))
    return exp.Case(ifs=[exp.If(this=count > number("0"), true=multiplied)])


def _product(node: exp.Expr, condition: Condition) -> exp.Expr:
    return product(node, lambda one: _where(one, condition))


def _float(name: str) -> Callable[[exp.Expr, Condition], exp.Expr]:
    """Sums of doubles; DuckDB's exact ones differ from Spark's in the last figures only."""

    def made(node: exp.Expr, condition: Condition) -> exp.Expr:
        (part,) = dialect.arguments(node)
        return _where(call(name, cast(part.copy(), "double")), condition)

    return made


_MADE: dict[object, Callable[[exp.Expr, Condition], exp.Expr | None]] = {
    exp.ArgMax: _extreme("max_by"),
    exp.ArgMin: _extreme("min_by"),
    exp.ArrayAgg: _list,
    exp.GroupConcat: _text,
    exp.First: _first,
    exp.Last: _last,
    exp.PercentileCont: _quantile,
    exp.IgnoreNulls: _any,
    exp.Sum: _sum,
    "product": _product,
    "favg": _float("avg"),
    "fsum": _float("sum"),
}
