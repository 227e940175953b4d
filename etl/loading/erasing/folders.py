"""Folders of uploads and submissions without the texts: their files, names and checksums."""

import shutil
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

from etl.loading.erasing import documents
from etl.loading.erasing.files import Place, Result
from etl.loading.erasing.plan import NEW, Plan
from etl.store import durable, fingerprints, plain, submissions, uploads
from etl.store.records import RECORD, Record, Upload
from etl.store.submissions import Submission

TOMBSTONE = (
    "本文件的原件已依法删除，见 {name}。数据行还在，不能再从原件重读或修复。\r\n"
    "The original of this file was erased by law, see {name}. Its rows are kept; they can be"
    " neither read anew nor mended from it.\r\n"
)
Made = dict[str, Path | None]  # a path in the folder → what takes its place, None when it moves


def upload(plan: Plan, data: Path, one: Upload) -> None:
    """Plan an upload that is sound, withdrawn or not."""
    name = one.folder.relative_to(data).as_posix()
    original = one.record.file
    made, is_replaced = _files(plan, one.folder, name, RECORD, {original})
    told = documents.erased(asdict(one.record), plan.how.wanted)
    if told != asdict(one.record):
        plan.places.append(Place(f"{name}/{RECORD}"))
    if not made and told == asdict(one.record):
        return
    folder = _copied(plan, one.folder, name, made)
    record = _record(plan, name, Record(**told), folder, made.keys() & {original}, is_replaced)
    uploads.write(folder, one.number, record)
    plan.uploads[one.number] = Upload(one.number, folder, record)
    plan.swap(folder, name)


def _record(
    plan: Plan, name: str, record: Record, folder: Path, touched: set[str], is_replaced: bool
) -> Record:
    """The record of the folder as it is now, with what was erased; never what that was."""
    how = plan.how
    original = folder / record.file
    has_original = original.is_file()
    facts = {
        "erasure": how.erasure.number,
        "at": how.erasure.at,
        "by": how.erasure.by,
        "remark": how.erasure.remark,
        "places": sum(place.file.startswith(f"{name}/") for place in plan.places),
        "original": "replaced" if is_replaced else "changed" if touched else "kept",
    }
    return replace(
        record,
        sha256=fingerprints.sha256(original) if has_original and touched else record.sha256,
        size=original.stat().st_size if has_original and touched else record.size,
        erased=[*record.erased, facts],
    )


def submission(plan: Plan, data: Path, one: Submission) -> None:
    """Plan a submission whose files are whole, whatever became of it."""
    name = one.folder.relative_to(data).as_posix()
    originals = {f"{submissions.FILES}/{file}" for file in one.files}
    made, _ = _files(plan, one.folder, name, submissions.RECORD, originals)
    said = plain.content(one.folder / submissions.RECORD)
    told = documents.erased(said, plan.how.wanted)
    if told != said:
        plan.places.append(Place(f"{name}/{submissions.RECORD}"))
    if not made and told == said:
        return
    folder = _copied(plan, one.folder, name, made)
    kept = {file: plan.shown(file) for file in one.files}
    place = folder / submissions.FILES
    told["files"] = {new: fingerprints.sha256(place / new) for new in kept.values()}
    durable.write_json(folder / submissions.RECORD, told)
    plan.swap(folder, name)


def _files(
    plan: Plan, folder: Path, name: str, besides: str, originals: set[str]
) -> tuple[Made, bool]:
    """The files of a folder that become others, and whether an original was replaced."""
    made: Made = {}
    closed: list[str] = []
    stuck: list[str] = []
    for path in _listed(folder, besides):
        inner = path.relative_to(folder).as_posix()
        found, target = plan.look(path, f"{name}/{inner}")
        if found.result is Result.ERASED:
            made[inner] = target
        elif found.result is Result.STUCK:
            stuck.append(inner)
        elif plan.shown(path.name) != path.name:
            plan.places.append(Place(plan.shown(f"{name}/{inner}")))
            made[inner] = None
        closed += [inner] if found.is_closed else []
    # What a protected file says is in its rows; when they hold a text, so does the file.
    stuck += [one for one in closed if made and one not in stuck]
    for inner in stuck:
        if plan.how.whole and inner in originals:
            made[inner] = _tombstone(plan, folder / inner, f"{name}/{inner}")
        else:
            plan.stuck.append(plan.shown(f"{name}/{inner}"))
    return made, bool(plan.how.whole and originals & {*stuck})


def _tombstone(plan: Plan, original: Path, name: str) -> Path:
    target = plan.room / "tombstones" / name
    target.mkdir(parents=True, exist_ok=True)
    target /= plan.shown(original.name)
    target.write_text(TOMBSTONE.format(name=plan.how.erasure.name), encoding="utf-8-sig")
    plan.replaced.append(plan.shown(name))
    return target


def _listed(folder: Path, besides: str) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != besides)


def _copied(plan: Plan, folder: Path, name: str, made: Made) -> Path:
    """A copy of a folder with what was made in its place; it is not in force."""
    target = plan.room / NEW / name
    shutil.copytree(folder, target)
    for inner, made_file in made.items():
        old = target / inner
        new = old.with_name(plan.shown(old.name))
        if made_file is None:
            old.replace(new)
        else:
            old.unlink()
            shutil.move(made_file, new)
    return target
