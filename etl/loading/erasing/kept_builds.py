"""Builds without the texts: one that is named by a pin, a deck or a show is copied, others go.

A copy in the data folder gets a number of its own, for a path never means two builds.
"""

from pathlib import Path
from typing import Any

import duckdb

from etl.loading.erasing import databases, documents
from etl.loading.erasing.files import Place
from etl.loading.erasing.plan import NEW, Plan
from etl.store import durable, fingerprints
from etl.warehouse import digest, named, pointer


def plan_all(plan: Plan, data: Path) -> None:
    """Plan every build, and what lies beside it."""
    kept = named.numbers(data)
    current = pointer.current(data)
    last = pointer.last_number(data)
    for path in sorted((data / "builds").glob("[0-9]" * 6 + ".duckdb")):
        name = path.relative_to(data).as_posix()
        try:
            found = databases.places(path, plan.how.wanted)
        except duckdb.Error:
            plan.stuck.append(name)
            continue
        plan.places += [Place(name, cell=column) for column in found]
        number = int(path.stem)
        is_current = current is not None and current.number == number
        plan.needs_build |= bool(found) and is_current
        if found and number in kept:
            plan.builds[number] = last + 1 + len(plan.builds) if plan.how.renumbers else number
        elif found:
            plan.removed.append(number)
    for number in plan.removed:
        _remove(plan, data, number)
    handled = {f"{number:06d}" for number in (*plan.builds, *plan.removed)}
    for path in sorted((data / "builds").glob("*")):
        is_build = path.match("[0-9]" * 6 + ".duckdb")
        if path.is_file() and not is_build and path.name.partition(".")[0] not in handled:
            plan.take(data, path)


def copy_all(plan: Plan, data: Path) -> None:
    """Copy the builds that are kept into the room; raises duckdb.Error and OSError."""
    for old, new in plan.builds.items():
        path = _path(data, old)
        target = plan.room / NEW / "builds" / f"{new:06d}.duckdb"
        target.parent.mkdir(parents=True, exist_ok=True)
        databases.copy(path, target, plan.how.wanted, new)
        durable.sync(target)
        plan.swap(target, f"builds/{target.name}")
        _copy_beside(plan, path, target)
        if new != old:
            _remove(plan, data, old)


def _copy_beside(plan: Plan, path: Path, target: Path) -> None:
    """Its name, its digest and its seal."""
    for kind in (".pinned", ".digest.json"):
        old, new = path.with_suffix(kind), target.with_suffix(kind)
        if old.exists():
            documents.copy(old, new, plan.how.wanted)
            plan.swap(new, f"builds/{new.name}")
    if pointer.seal_of(path).exists():
        seal = pointer.seal_of(target)
        build = int(target.stem)
        facts: dict[str, Any] = {"build": build, "file": target.name}
        durable.write_json(seal, {**facts, "sha256": fingerprints.sha256(target)})
        plan.swap(seal, f"builds/{seal.name}")


def _remove(plan: Plan, data: Path, number: int) -> None:
    path = _path(data, number)
    beside = (digest.path(path), path.with_suffix(".pinned"), pointer.seal_of(path))
    found = [one for one in (*beside, path) if one.exists()]  # the build goes last
    plan.gone += [one.relative_to(data).as_posix() for one in found]


def _path(data: Path, number: int) -> Path:
    return data / "builds" / f"{number:06d}.duckdb"
