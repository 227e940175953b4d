"""Bits flipped and ends cut off, in every kind of file that a store holds: is anything untold?

A store that was harmed may lack things, and then says which; whatever it still says of history,
figures, memory, pins and decks is what it said before.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.faults import facts, forks
from benchmarks.faults.facts import Facts
from benchmarks.faults.stores import Stores
from benchmarks.faults.trials import Tally
from etl.loading import committing
from etl.store import memory
from etl.warehouse import builds, pins
from etl.words import translation

TOLD = ("aside", "torn")  # what names damage, and so may be other


def harm(known: Stores, store: str, count: int, seed: int, tally: Tally) -> None:
    """So many corruptions, of each kind of file as many."""
    chance = random.Random(seed)
    place = known.folder / "here"
    before = _told(known.copy(store, place))
    kinds = _kinds(place)
    for turn in range(count):
        data = known.copy(store, place)
        files = kinds[turn % len(kinds)]
        file = data / chance.choice(files)
        how = _corrupt(file, chance)
        tally.tried += 1
        name = f"{file.relative_to(data)}, {how}"
        tally.wrong += [f"{name}: {wrong}" for wrong in _wrong(before, data, file)]


def _kinds(data: Path) -> list[list[Path]]:
    """The files of a store by what they are: by their names, without numbers."""
    found: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(data.rglob("*")):
        own = path.relative_to(data)
        if path.is_file() and path.stat().st_size:
            kind = own.name if not own.name[:1].isdigit() else own.suffix
            found[f"{own.parts[0]} {own.suffix if '.xls' in own.suffix else kind}"].append(own)
    return list(found.values())


def _corrupt(path: Path, chance: random.Random) -> str:
    """Write a harmed copy into the place of a file: a bit, a block of zeros, or an end cut off."""
    content = bytearray(path.read_bytes())
    at = chance.randrange(len(content))
    how = chance.choice(("bit", "bit", "cut", "zeros"))
    if how == "bit":
        content[at] ^= 1 << chance.randrange(8)
    elif how == "cut":
        del content[at:]
    else:
        content[at : at + 512] = bytes(len(content[at : at + 512]))
    path.unlink()  # it is a link, and the other is to stay as it is
    path.write_bytes(content)
    return f"{how} at {at}"


def _told(data: Path) -> Facts:
    ended = forks.run(lambda: _facts(data))
    if not isinstance(ended.answer, dict) or not forks.is_clean(ended.said):
        raise AssertionError(ended.said)
    return ended.answer


def _facts(data: Path) -> Facts:
    """All that is said of a store by then; `told` is whatever names a damage."""
    said = facts.of(data)
    aside = (*builds.damage(data), *builds.left_aside(data, is_retold=True))
    told = [one.sentence(translation("en")) for one in aside]
    told += [f"{pin.build:06d}.pinned" for pin in pins.everything(data) if not pin.name]
    told += memory.damaged(data)
    told += [committing.DAMAGED] if (data / committing.DAMAGED).exists() else []
    return {**said, "told": told, "builds": facts.learned()}


def _wrong(before: Facts, data: Path, file: Path) -> Iterator[str]:
    looked = forks.run(lambda: _facts(data))
    if not isinstance(looked.answer, dict) or not forks.is_clean(looked.said):
        yield f"a reader met: {looked.said[-600:]}"
        return
    facts.learned().update(looked.answer.pop("builds"))
    told = [*looked.answer["told"], *looked.answer["torn"]]
    for name in ("board", "history", "headers", "mappings", "pins", "decks", "shows", "kept"):
        if facts.same(looked.answer[name], before[name]):
            continue
        if not any(file.name in str(one) or file.parent.name in str(one) for one in told):
            yield f"{name} {before[name]} became {looked.answer[name]}, and nothing names it"
