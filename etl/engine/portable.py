"""What a statement may hold so that it means the same to DuckDB and, translated, to Spark.

Functions are allowed by name and never by default: a new one is compared on both engines first. A
refusal is a sentence that says what to write in its place.
"""

from collections.abc import Iterator

from sqlglot import exp

from etl.engine import dialect, selects

# The same to both by themselves, or by a rule of `lowering.py` or `aggregates.py`.
KNOWN = frozenset(
    {
        *("abs", "and", "any_value", "arg_max", "arg_min", "array", "array_agg", "array_contains"),
        *("array_overlaps", "array_to_string", "avg", "case", "cast", "ceil", "coalesce", "concat"),
        *("concat_ws", "contains", "count", "date_from_parts", "datediff", "day", "dense_rank"),
        *("exists", "exp", "explode", "extract", "favg", "filter", "first", "first_value", "fsum"),
        *("generate_series", "greatest", "group_concat", "grouping", "if", "isfinite"),
        *("json_extract_scalar", "lag", "last", "last_day", "last_value", "lead", "least", "len"),
        *("list_extract", "list_slice", "ln", "logical_and", "logical_or", "max", "median", "min"),
        *("month", "nullif", "or", "percentile_cont", "power", "product", "quarter", "rank"),
        *("regexp_extract", "regexp_extract_all", "regexp_like", "regexp_replace", "replace"),
        *("round", "row_number", "sign", "split", "split_part", "sqrt", "starts_with"),
        *("stddev_samp", "struct", "sum", "timestamp_trunc", "to_months", "transform", "trim"),
        *("try_cast", "year"),
    }
)
_AGGREGATES_OF_PLACE = (exp.ArrayAgg, exp.First, exp.Last)
_UNITS = {exp.DateDiff: {"DAY", "MONTH", "YEAR"}, exp.TimestampTrunc: {"MONTH", "QUARTER", "YEAR"}}


def faults(tree: exp.Expr) -> list[str]:
    """Why a statement, its macros put in, is not portable: sentences, each once."""
    found = (fault for node in tree.walk() for rule in _RULES for fault in rule(node))
    return list(dict.fromkeys(found))


def _unknown(node: exp.Expr) -> Iterator[str]:
    if isinstance(node, exp.Func) and (name := dialect.name(node)) not in KNOWN:
        yield f"{name}() is not known to mean the same on both engines"


def _lists(node: exp.Expr) -> Iterator[str]:
    if not isinstance(node, _AGGREGATES_OF_PLACE):
        return
    if not isinstance(node.this, exp.Order):
        yield f"{dialect.name(node)}() gathers in an order of its own: say `order by` inside"


def _texts(node: exp.Expr) -> Iterator[str]:
    if isinstance(node, exp.GroupConcat) and not isinstance(node.this, exp.Order):
        yield "string_agg() joins in an order of its own: say `order by` inside"


def _windows(node: exp.Expr) -> Iterator[str]:
    """An aggregate that is put together from several calls cannot be one window function."""
    kinds = exp.ArrayAgg | exp.GroupConcat | exp.First | exp.Last | exp.Anonymous
    if isinstance(node, exp.Window) and isinstance(node.this, kinds):
        if dialect.is_called(node.this, "product"):
            return
        yield "such an aggregate over a window is no window function of Spark: group instead"


def _generators(node: exp.Expr) -> Iterator[str]:
    if not isinstance(node, exp.Select):
        return
    generators = [one.unalias() for one in node.expressions]
    inside = [one for one in generators if one.find(exp.Explode, exp.Unnest)]
    if len(inside) > 1:
        yield "unnest() beside unnest() gives every pair in Spark: join with `values`"
    if any(not isinstance(one, exp.Explode) for one in inside if not one.find(exp.Select)):
        yield "unnest() stands alone in a column: compute with it in a select around"


def _sources(node: exp.Expr) -> Iterator[str]:
    """A function in FROM is another kind of function in Spark."""
    if isinstance(node, exp.From | exp.Join):
        source = node.this
        inner = source.this if isinstance(source, exp.Table) else source
        if isinstance(inner, exp.Func | exp.Unnest | exp.Lateral):
            yield "a function in FROM is no table of Spark: say select unnest(…) in a query"


def _replacements(node: exp.Expr) -> Iterator[str]:
    if not isinstance(node, exp.RegexpReplace):
        return
    pattern = node.expression.name
    is_anchored = pattern.startswith("^") or pattern.endswith("$")
    is_all = "g" in (node.args["modifiers"].name if node.args.get("modifiers") else "")
    if not is_all and not is_anchored:
        yield "regexp_replace() replaces the first match or all: say 'g', or anchor the pattern"


def _units(node: exp.Expr) -> Iterator[str]:
    for kind, units in _UNITS.items():
        if isinstance(node, kind) and node.text("unit").upper() not in units:
            yield f"{dialect.name(node)}() in {node.text('unit').lower()}s is not translated"


def _recursion(node: exp.Expr) -> Iterator[str]:
    """Spark walks with `union all` only, and never over sums of what it has walked."""
    if not isinstance(node, exp.With) or not node.recursive:
        return
    for cte in node.expressions:
        if not any(table.name == cte.alias for table in cte.this.find_all(exp.Table)):
            continue
        if not isinstance(cte.this, exp.Union) or cte.this.args.get("distinct"):
            yield "a recursion by `union` has no end in Spark: say `union all` and count steps"
        elif cte.this.find(exp.With) or cte.this.expression.find(exp.Group):
            yield "a recursion over sums of what was walked is none that Spark knows"


def _brackets(node: exp.Expr) -> Iterator[str]:
    if isinstance(node, exp.Placeholder | exp.Parameter):
        yield "a slice [:n] by a column reads as a parameter: say list_slice(list, 1, n)"
    if isinstance(node, exp.Slice) and any(part.find(exp.Neg) for part in node.iter_expressions()):
        yield "a slice from the end is not translated: say list_slice() with places"


def _stars(node: exp.Expr) -> Iterator[str]:
    if isinstance(node, exp.Star) and node.args.get("replace"):
        yield "`* replace` is none in Spark: name the columns"
    if isinstance(node, exp.Comprehension):
        yield "[… for …] is none in Spark: say list_transform() or list_filter()"


def _attempts(node: exp.Expr) -> Iterator[str]:
    """DuckDB rounds to a whole number, Spark cuts."""
    if isinstance(node, exp.TryCast) and node.args["to"].is_type(*exp.DataType.INTEGER_TYPES):
        yield "try_cast() to a whole number is not translated: round a try_cast() to double"


def _names(node: exp.Expr) -> Iterator[str]:
    """A union by name is written out by place, which needs the names."""
    if isinstance(node, exp.Union) and node.args.get("by_name"):
        try:
            selects.columns(node)
        except selects.UnnamedColumnsError:
            yield "a part of a `union all by name` has columns without names: name them"


_RULES = (
    *(_unknown, _lists, _texts, _windows, _generators, _sources, _replacements, _units, _recursion),
    *(_brackets, _stars, _attempts, _names),
)
