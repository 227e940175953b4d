"""DuckDB's SQL as a tree, with names that sqlglot would merge kept apart."""

from typing import ClassVar

import sqlglot
from sqlglot import exp
from sqlglot.dialects.duckdb import DuckDB
from sqlglot.parsers.duckdb import DuckDBParser


class Board(DuckDB):
    """DuckDB, but `len` (of a list) is not `length` (of a text)."""

    class Parser(DuckDBParser):
        """Functions that are one to sqlglot and two here stay as they are written."""

        FUNCTIONS: ClassVar = {
            name: made for name, made in DuckDBParser.FUNCTIONS.items() if name != "LEN"
        }


def parse(statement: str) -> exp.Expr:
    """One statement as a tree; raises sqlglot.errors.ParseError."""
    return sqlglot.parse_one(statement, dialect=Board)


def name(function: exp.Expr) -> str:
    """The name of a function as it is called."""
    if isinstance(function, exp.Anonymous):
        return function.name.lower()
    return type(function).sql_name().lower() if isinstance(function, exp.Func) else ""


def is_called(node: exp.Expr, called: str) -> bool:
    """Whether a node is a call of a function that sqlglot has no class for."""
    return isinstance(node, exp.Anonymous) and node.name.lower() == called


def arguments(function: exp.Expr) -> list[exp.Expr]:
    """What a function is called with, in order."""
    if isinstance(function, exp.Anonymous):
        return list(function.expressions)
    found: list[exp.Expr] = []
    for key in function.arg_types:
        value = function.args.get(key)
        found += value if isinstance(value, list) else [value] if value is not None else []
    return found
