"""A page beside the same page as a snapshot has it: what moved, and the earlier marks."""

import datetime as dt
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import astuple, dataclass, field
from functools import lru_cache, partial

from pages.shared import warehouse
from pages.shared.capture import changes, corrections
from pages.shared.capture import page as capture
from pages.shared.capture.kinds import Span
from pages.shared.capture.page import Manner
from pages.shared.capture.screen import Block, Screen
from pages.shared.etl.snapshots import Snapshot
from pages.shared.figures import Figure, with_earlier
from pages.shared.findings.moves import Move
from pages.shared.warehouse import Build

TIMES = frozenset({"period", "since"})  # choices that move on by themselves, as the newest first


@dataclass(frozen=True)
class Comparison:
    """What moved on a page since a snapshot; `earlier` has its blocks as they were."""

    snapshot: Snapshot
    moves: tuple[Move, ...] = ()
    earlier: Mapping[str, Block] = field(default_factory=dict)
    since: dt.date | None = None
    is_known: bool = True  # whether the snapshot has this page at all
    headline: tuple[str, str] | None = None  # then and now, where the board looks at another thing


_in_view: ContextVar[Comparison | None] = ContextVar("comparison", default=None)


def use(comparison: Comparison | None) -> None:
    """Compare with this for the rest of the run, or with nothing."""
    _in_view.set(comparison)


def compare(page: str, view: Mapping[str, str], snapshot: Snapshot) -> Comparison:
    """The page's view on the present data beside the snapshot's."""
    build, manner = warehouse.present_build(), capture.present_manner()
    return _compared(page, tuple(sorted(view.items())), snapshot, build, manner)


@lru_cache(maxsize=64)
def _compared(
    page: str, chosen: tuple[tuple[str, str], ...], snapshot: Snapshot, build: Build, manner: Manner
) -> Comparison:
    """Builds never change, so neither does what lies between two of them."""
    view, take = dict(chosen), partial(capture.capture, manner=manner)
    now = take(page, view, build=build)
    fixed = {name: said for name, said in now.view.items() if name not in TIMES & now.usual}
    try:
        then = take(page, fixed, build=snapshot.build)
    except warehouse.UNEXPECTED:
        return Comparison(snapshot, is_known=False)
    if not then.blocks:
        return Comparison(snapshot, is_known=False)
    is_same = _period(then) is not None and _period(then) == _period(now)
    span = _span(snapshot.build, build, is_same_period=is_same)
    middle, period = None, then.view.get("period")
    if period is not None and not is_same:  # the page has moved on to a later one
        middle = take(page, {**fixed, "period": period}, build=build)
    earlier = {
        block.key: old
        for block in now.blocks
        if (old := then.block(block.key)) is not None and _is_like(then, now, old, block)
    }
    found = _moves(earlier, middle, now, span)
    headline = _headline(then, now)
    is_known = bool(earlier) or headline is not None
    return Comparison(snapshot, found, earlier, span.since, is_known=is_known, headline=headline)


def _span(then: Build, now: Build, *, is_same_period: bool) -> Span:
    """What lies between two builds; of a build that kept too little, anything may be corrected.

    So it is for a reader of one unit, who does not see which tables a load has changed.
    """
    try:
        corrected = corrections.between(then, now) if now.unit is None else None
    except warehouse.UNEXPECTED:
        corrected = None
    return Span(_as_of(then), _as_of(now), is_same_period, corrected)


def _moves(
    earlier: Mapping[str, Block], middle: Screen | None, now: Screen, span: Span
) -> tuple[Move, ...]:
    """What moved in all blocks, what several of them show but once; the weightiest first."""
    found: dict[tuple[object, ...], Move] = {}
    for block in now.blocks:
        if block.key in earlier:
            between = middle.block(block.key) if middle else None
            for move in changes.moves(earlier[block.key], between, block, span):
                found.setdefault((*astuple(move)[:-1],), move)
    return tuple(sorted(found.values(), key=lambda move: move.weight, reverse=True))


def marked(shown: Block) -> Figure | None:
    """The block's figure; with the earlier marks where the page is compared."""
    comparison = _in_view.get()
    old = comparison.earlier.get(shown.key) if comparison else None
    if shown.figure is None or old is None or old.figure is None:
        return shown.figure
    return with_earlier(shown.figure, old.figure, _rows(old, shown))


def _rows(old: Block, new: Block) -> dict[int, int]:
    """Where each row of the earlier block stands now."""
    keys = changes.keys_of(old, new)
    if not keys:
        return {}
    places = {
        key: place for place, key in enumerate(zip(*(new.rows[k] for k in keys), strict=True))
    }
    before = enumerate(zip(*(old.rows[k] for k in keys), strict=True))
    return {place: places[key] for place, key in before if key in places}


def _is_like(then: Screen, now: Screen, old: Block, new: Block) -> bool:
    """Whether both blocks are of the same indicator or scheme, group and choice.

    What a reader chose may be newer than the snapshot.
    """
    if _looked_at(old.of) != _looked_at(new.of):
        return False
    fixed = (now.view.keys() & then.view.keys()) - TIMES
    return all(now.view[name] == then.view[name] for name in fixed) or old.subject == new.subject


def _looked_at(of: Mapping[str, str]) -> dict[str, str]:
    """What a block is of, but for its period."""
    return {name: said for name, said in of.items() if name not in TIMES}


def _headline(then: Screen, now: Screen) -> tuple[str, str] | None:
    """What the page looked at then and looks at now, where nobody chose it and it differs."""
    if "indicator" in now.view or _looked_at(then.of) == _looked_at(now.of):
        return None
    names = [" · ".join(_looked_at(screen.of).values()) for screen in (then, now)]
    return names[0], names[1]


def _period(screen: Screen) -> str | None:
    return screen.view.get("period") or screen.of.get("period")


def _as_of(build: Build) -> dt.date:
    with warehouse.reading(build):
        day: dt.date = warehouse.query("board")["as_of"].iloc[0].date()
    return day
