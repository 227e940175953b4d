"""The only cache: rows of queries and all that is made of them, for one build and one reader.

A function that is `cached` makes the same of the same once, for each build in view, language and
colours. Frames are told apart by which they are and not by what they hold: rows of a query, and
frames that a cached function made of them, are `Rows`, of which there is one for each build. Of any
other frame a cached function makes its result anew. What is kept is for reading only.
"""

import sys
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from functools import wraps
from threading import Lock
from typing import TYPE_CHECKING, NoReturn, ParamSpec, TypeVar, cast

import pandas as pd

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

KEPT = 4000  # results: some hundred for each page, language and choice that readers look at
BYTES = 512 * 2**20  # of all results together, or frames of many cities would take the machine
_SCALARS = (str, int, float, type(None))

Parameters = ParamSpec("Parameters")
Made = TypeVar("Made")


class Rows(pd.DataFrame):
    """A frame that many readers share; what is made of it is a frame of the maker's own."""

    @property
    def _constructor(self) -> Callable[..., pd.DataFrame]:
        return pd.DataFrame

    def __setitem__(self, key: object, value: object) -> NoReturn:
        """Raise TypeError: `assign` makes a frame with another column."""
        raise TypeError(f"rows are shared, so column {key!r} cannot be set in them")

    def insert(self, loc: int, column: Hashable, *_value: object, **_more: object) -> NoReturn:
        """Raise TypeError."""
        raise TypeError(f"rows are shared, so column {column!r} cannot be set at {loc} in them")

    def pop(self, item: Hashable) -> NoReturn:
        """Raise TypeError."""
        raise TypeError(f"rows are shared, so column {item!r} cannot be taken out of them")


class _Same:
    """Equal to what is the same object, whatever it holds."""

    __slots__ = ("_of",)

    def __init__(self, of: object) -> None:
        self._of = of

    def __hash__(self) -> int:
        return id(self._of)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self._of is other._of


class _UnknownError(Exception):
    """Nothing can be kept by this argument."""


_lock = Lock()
_kept: OrderedDict[Hashable, object] = OrderedDict()
_sizes: dict[Hashable, int] = {}  # bytes of each result, by the same keys
_known: dict[int, object] = {}  # what is kept, by its id, for as long as it is kept
_answers = {"hits": 0, "misses": 0}
_held = [0]  # bytes of all results
_readers: list[Callable[[], Hashable]] = []


def vary_by(read: Callable[[], Hashable]) -> None:
    """Keep results apart by what `read` returns when they are asked for, as by the language."""
    _readers.append(read)


def cached(make: Callable[Parameters, Made]) -> Callable[Parameters, Made]:
    """Keep what a function makes of its arguments, for each reader apart.

    It reads nothing else than its arguments and what `vary_by` knows; no caller changes its result.
    """
    return _kept_by(make, lambda: [read() for read in _readers])


def cached_for_all(make: Callable[Parameters, Made]) -> Callable[Parameters, Made]:
    """Keep what a function makes of its arguments for all readers: it reads nothing else."""
    return _kept_by(make, list)


def _kept_by(
    make: Callable[Parameters, Made], reader: Callable[[], list[Hashable]]
) -> Callable[Parameters, Made]:
    @wraps(make)
    def kept(*arguments: Parameters.args, **named: Parameters.kwargs) -> Made:
        try:
            key = (make, *reader(), *map(_key, arguments), _key(named))
            hash(key)
        except (_UnknownError, TypeError):
            return make(*arguments, **named)
        try:
            with _lock:
                _kept.move_to_end(key)
                _answers["hits"] += 1
                return cast(Made, _kept[key])
        except KeyError:
            return _keep(key, make(*arguments, **named))

    return kept


def answers() -> tuple[int, int]:
    """How often there was a result since the start, and how often it had to be made."""
    return _answers["hits"], _answers["misses"]


def forget() -> None:
    """Keep nothing of what was made so far."""
    with _lock:
        _kept.clear()
        _sizes.clear()
        _known.clear()
        _held[0] = 0


def _keep(key: Hashable, made: Made) -> Made:
    """What was made, or what another reader has made of the same meanwhile."""
    if isinstance(made, pd.DataFrame) and not isinstance(made, Rows):
        made = cast(Made, Rows(made))
    size = _size(made)
    with _lock:
        _answers["misses"] += 1
        if key not in _kept:
            _kept[key], _sizes[key] = made, size
            _held[0] += size
        kept = cast(Made, _kept[key])
        if not isinstance(kept, _SCALARS):
            _known[id(kept)] = kept
        while len(_kept) > KEPT or (_held[0] > BYTES and len(_kept) > 1):
            oldest_key, oldest = _kept.popitem(last=False)
            _held[0] -= _sizes.pop(oldest_key)
            _known.pop(id(oldest), None)
    return kept


def _size(made: object) -> int:
    """About how many bytes a result takes; what two results share counts for both."""
    if isinstance(made, pd.DataFrame | pd.Series):
        used = made.memory_usage(deep=False)
        return int(used if isinstance(used, int) else used.sum())
    if isinstance(made, Mapping):
        return sys.getsizeof(made) + sum(_size(value) for value in made.values())
    if isinstance(made, list | tuple):
        return sys.getsizeof(made) + sum(map(_size, made))
    if is_dataclass(made) and not isinstance(made, type):
        return sum(_size(getattr(made, part.name)) for part in fields(made))
    return sys.getsizeof(made)


def _key(argument: object) -> Hashable:
    """What tells an argument apart; raises _UnknownError where only its content would."""
    if isinstance(argument, _SCALARS):
        return (type(argument), argument if argument == argument else None)  # nan is no other's
    if isinstance(argument, Rows) or _known.get(id(argument)) is argument:
        return _Same(argument)
    if isinstance(argument, Mapping):
        return (dict, *((name, _key(value)) for name, value in argument.items()))
    if isinstance(argument, list | tuple) and type(argument) in (list, tuple):
        return (type(argument), *map(_key, argument))
    if callable(argument) or isinstance(argument, pd.DataFrame | pd.Series):
        raise _UnknownError
    if is_dataclass(argument) and not isinstance(argument, type):
        return _key_of_parts(argument)
    return argument


def _key_of_parts(argument: "DataclassInstance") -> Hashable:
    """A dataclass is hashed at once if it can be, for that is quicker than part by part."""
    try:
        hash(argument)
    except TypeError:
        parts = (getattr(argument, part.name) for part in fields(argument))
        return (type(argument), *map(_key, parts))
    return cast(Hashable, argument)
