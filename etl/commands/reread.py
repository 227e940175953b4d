"""`reread`: what the present reader makes of files that an older one read, and loading that."""

import argparse

from etl.commands import asked, doubting, output
from etl.loading import rereading
from etl.loading.doubts import DoubtError
from etl.loading.drafting import LoadError, Wish
from etl.loading.loading import Loaded
from etl.loading.rereading import Reread
from etl.loading.succession import LaterError
from etl.reading.process import child
from etl.store.records import Upload
from etl.warehouse import builds
from etl.words import Say, mark, translation

KINDS = {"changed": mark("read otherwise"), "gone": mark("no longer read"), "new": mark("new")}


def add(verb: asked.Verb) -> None:
    """Declare the command and its arguments."""
    purpose = "read uploads anew: list those that would differ, show how, or load the new reading"
    parser = verb("reread", purpose, reread)
    parser.add_argument("uploads", nargs="*", type=int, metavar="N")
    parser.add_argument("--accept", action="store_true", help="load the new reading, undoably")
    parser.add_argument("--by", help="who does it")
    parser.add_argument("--leave-out", action="store_true", help="load without the faulty rows")
    asked.add_unit(parser)
    asked.add_password(parser)
    asked.add_confirming(parser)


def reread(chosen: argparse.Namespace) -> int:
    """List what would be read otherwise, show how, or load it."""
    say = translation(chosen.lang)
    if not chosen.uploads:
        if chosen.accept:
            return output.fail(chosen, say("Name the uploads to load anew: `reread 14 --accept`."))
        return _list(chosen)
    try:
        found = rereading.chosen(chosen.data, chosen.uploads)
    except KeyError as unknown:
        sentence = say("There is no upload {upload} in force; `history` lists them.")
        return output.fail(chosen, sentence.format(upload=unknown.args[0]))
    lost = [upload for upload in found if not rereading.original(upload).is_file()]
    if lost:
        sentence = say("The original of upload {upload} is not there any more: {file}")
        one = lost[0]
        return output.fail(chosen, sentence.format(upload=one.number, file=one.record.file))
    for one in found:
        if one.record.has_no_original:
            sentence = say("The original of upload {upload} was erased by law; its rows are kept.")
            return output.fail(chosen, sentence.format(upload=one.number))
    return _accept(chosen, found) if chosen.accept else _show(chosen, found)


def _list(chosen: argparse.Namespace) -> int:
    """A line for each upload that the present reader would read otherwise."""
    say = translation(chosen.lang)
    older = rereading.of_older_readers(chosen.data)
    found = [upload for upload in older if rereading.has_original(upload)]
    rereads = rereading.reread(chosen.data, found, chosen.lang)
    others = [each for each in rereads if each.is_other]
    lines = [_line(each, say) for each in others]
    none = say("Every upload in force would be read as it was.")
    content = {"uploads": [_told(each) for each in others]}
    output.show(chosen, content, "\n".join(lines) or none)
    return 0


def _line(each: Reread, say: Say) -> str:
    number, file = f"{each.upload.number:06d}", each.upload.record.file
    counts = {
        "changed": sum(table["changed"] for table in each.tables),
        "gone": sum(table["gone"] for table in each.tables),
        "new": sum(table["new"] for table in each.tables),
    }
    said = [f"{say(KINDS[kind])} {count}" for kind, count in counts.items() if count]
    said += [say("origins not recorded")] if each.gains_origins else []
    said += [each.report["message"]] if each.report["refused"] else []
    return f"{number}  {file}  {'  '.join(said)}"


def _told(each: Reread) -> dict[str, object]:
    record = each.upload.record
    return {
        "upload": each.upload.number,
        "file": record.file,
        "by": record.by,
        "at": record.at,
        "reader": record.reader,
        "gains_origins": each.gains_origins,
        "tables": each.tables,
        "reading": child.brief(each.report),
    }


def _show(chosen: argparse.Namespace, found: list[Upload]) -> int:
    """Every value that is read otherwise: old, new, and the cell that it stands in."""
    say = translation(chosen.lang)
    secret = asked.password(chosen)
    rereads = rereading.reread(chosen.data, found, chosen.lang, secret)
    lines = [line for each in rereads for line in (_line(each, say), *_differences(each, say))]
    content = {"uploads": [_told(each) for each in rereads]}
    output.show(chosen, content, "\n".join(lines))
    return 1 if any(each.report["refused"] for each in rereads) else 0


def _differences(each: Reread, say: Say) -> list[str]:
    lines = []
    for table in each.tables:
        for one in table["differences"]:
            about = "  ".join(part for part in (one["row"], one["header"]) if part)
            place = f"[{one['sheet']}] {one['cell']}"
            change = f"{one['old'] or '—'} → {one['new'] or '—'}"
            lines.append(f"  {place}  {say(KINDS[one['kind']])}  {about}  {change}")
    lines += [f"  {fault['cell']}  {fault['reason']}" for fault in child.faults(each.report)]
    return lines


def _accept(chosen: argparse.Namespace, found: list[Upload]) -> int:
    """Load the new readings, and take the old ones out of force."""
    try:
        done = rereading.accept(chosen.data, found, _wish(chosen, found))
    except LaterError as later:
        return _refuse(chosen, later)
    except LoadError as refusal:
        return output.refuse(chosen, refusal.reports)
    except DoubtError as refusal:
        return doubting.refuse(chosen, refusal)
    except builds.CheckError as refusal:
        checks = refusal.entries(translation(chosen.lang))
        return output.refuse(chosen, refusal.reports, checks=checks)
    _say_done(chosen, found, done)
    return 0


def _wish(chosen: argparse.Namespace, found: list[Upload]) -> Wish:
    return Wish(
        by=chosen.by or asked.user(),
        language=chosen.lang,
        leaves_out=chosen.leave_out or all(upload.record.has_left_out for upload in found),
        password=asked.password(chosen),
        confirmed=asked.confirmed(chosen),
        confirms_all=chosen.confirm_all,
        unit=chosen.own_unit,
        tell=asked.teller(chosen),
    )


def _say_done(chosen: argparse.Namespace, found: list[Upload], done: Loaded) -> None:
    numbers = [upload.number for upload in done.uploads]
    old = [upload.number for upload in found]
    build = done.build.number if done.build else None
    sentence = translation(chosen.lang)(
        "Uploads {new} stand for {old} now, with build {build}. To undo it, withdraw the new ones "
        "and reinstate the old ones."
    )
    text = sentence.format(new=_numbers(numbers), old=_numbers(old), build=build)
    aside = output.tell_aside(chosen, done.build.path if done.build else None)
    content = {"uploads": numbers, "instead_of": old, "build": build, "left_aside": aside}
    output.show(chosen, content, text)


def _refuse(chosen: argparse.Namespace, later: LaterError) -> int:
    """What comes last counts, so what corrected these uploads must come once more after them."""
    say = translation(chosen.lang)
    numbers = sorted({*chosen.uploads, *(upload.number for upload in later.uploads)})
    sentence = say(
        "Nothing was loaded: later uploads speak of the same rows, and what comes last counts. "
        "Load them anew as well: `reread {uploads} --accept`."
    )
    return output.fail(chosen, sentence.format(uploads=" ".join(map(str, numbers))))


def _numbers(numbers: list[int]) -> str:
    return "、".join(map(str, numbers))
