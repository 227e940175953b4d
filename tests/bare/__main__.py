"""Both commands on a bare Debian 12 and 13, as root and as a user: `python -m tests.bare`.

Arguments are pytest's for `make test`; by default a selection that needs every program. Each step
is a line, and the first that does not end as it must ends everything, with what it printed. A
system takes 6 GB below TMPDIR, and is taken away before the next is built. SYSTEMS=trixie leaves
out the other one.
"""

import os
import re
import signal
import sys
import tempfile
import time
from pathlib import Path

from tests.bare import outside, room, steps
from tests.bare.room import Done, Room, Terms
from tests.bare.steps import CHECKOUTS, Step

SYSTEMS = {"bookworm": "Debian 12", "trixie": "Debian 13"}
ADVICE = re.compile(r"run `([^`]+)`")
INSTALLED = re.compile(r"^Installing what the tests need from the system: (.+)", re.MULTILINE)
SUMMARY = re.compile(r"^.*\d+ passed.*", re.MULTILINE)


class BareError(Exception):
    """A step did not end as it must; the text is what it printed."""


def main(tests: str) -> int:
    """Go through all steps on all systems; 1 at the first that fails."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what was built is removed
    wanted = os.environ.get("SYSTEMS", " ".join(SYSTEMS)).split()
    try:
        if not set(wanted) <= set(SYSTEMS):
            raise outside.OutsideError(f"SYSTEMS may name {' and '.join(SYSTEMS)}.")
        room.prepare()
        with tempfile.TemporaryDirectory(prefix="bare-") as folder:
            for codename in wanted:
                _on(SYSTEMS[codename], codename, Path(folder), steps.steps(tests or steps.SOME))
    except (outside.OutsideError, BareError) as failure:
        print(failure, file=sys.stderr)
        return 1
    print("Both commands work on", " and ".join(SYSTEMS[codename] for codename in wanted))
    return 0


def _on(system: str, codename: str, folder: Path, todo: list[Step]) -> None:
    with room.built(codename, folder) as place:
        told = place.run("python3 --version", 0, Terms()).output.strip()
        print(f"{system}: {told}, make, git, certificates", flush=True)
        for user, checkout in CHECKOUTS.items():
            place.clone(checkout, user)
        for step in todo:
            _take(place, step)


def _take(place: Room, step: Step) -> None:
    """Do a step and say in a line how it ended; raises BareError when it must not end so."""
    who = "user" if step.user else "root"
    start = time.monotonic()
    done = place.run(f"cd '{CHECKOUTS[step.user]}' && {step.command}", step.user, step.terms)
    took = time.monotonic() - start
    if not _is_as_it_must(step, done):
        print(done.output[-6000:], file=sys.stderr, flush=True)  # taking the room away takes long
        raise BareError(f"{who}, {step.said}: ended by {done.code}, after what is printed above")
    print(f"  {who}  {step.said:28}{took:5.0f} s  {_gist(step, done)}", flush=True)
    if step.obey and (advice := ADVICE.search(done.output)):
        followed = place.run(advice[1].replace("sudo ", ""), 0, Terms())
        if followed.code:
            raise BareError(f"{advice[1]}: ended by {followed.code} after\n{followed.output}")


def _is_as_it_must(step: Step, done: Done) -> bool:
    is_clean = "Traceback" not in done.output
    if step.refused:
        return is_clean and done.code != 0 and step.refused in done.output
    return is_clean and done.code == 0


def _gist(step: Step, done: Done) -> str:
    """The sentence of a refusal; else what was installed, and pytest's summary."""
    if step.refused:
        said = next(line for line in done.output.splitlines() if step.refused in line)
        return f"exit {done.code}: {said}"
    if step.terms.port:
        return "answers"
    got = [f"was missing: {names}" for names in INSTALLED.findall(done.output)]
    return "; ".join([*got, *(line.strip("= ") for line in SUMMARY.findall(done.output))])


if __name__ == "__main__":
    sys.exit(main(" ".join(sys.argv[1:])))
