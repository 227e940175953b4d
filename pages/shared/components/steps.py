"""A command of the ETL as the visitor sees it: its steps in a row, and a way to cancel it."""

import contextlib
from collections.abc import Callable, Mapping

import streamlit as st

from pages.shared.components.text import md
from pages.shared.etl.answers import Answer
from pages.shared.etl.child import Step
from pages.shared.etl.jobs import Ask, Job
from pages.shared.words import translate as _

BEAT = 0.5  # seconds between two looks at a step; Streamlit then also hears of a click
FAR = {"received": 0.02, "waiting": 0.05, "reading": 0.1, "checking": 0.5, "building": 0.6}
FAR |= {"publishing": 0.9}
CREEP = 0.01  # what the bar moves while a step lasts, so that it is seen to be alive
NEAR = 0.97


def remembered(key: str, question: object, ask: Ask) -> Answer:
    """The answer to a question that a visitor's other choices do not change: asked only once.

    An answer takes seconds and belongs to one visitor's files, so it stays in the session. What the
    visitor cancels or leaves is ended, and asked anew only when it is wished for again.
    """
    asked: dict[object, Answer] = st.session_state.setdefault(key, {})
    if question not in asked:
        if st.session_state.get(f"{key}_cancelled") == question:
            return Answer(False, {"message": cancelled(), "is_cancelled": True})
        job = Job(ask)
        with contextlib.ExitStack() as left:
            left.callback(job.cancel)
            cancel = _cancel(job, f"{key}_cancelled", question)
            answer = _follow(job, f"{key}_{hash(question)}", cancel, is_trial=True)
            left.pop_all()
        while len(asked) > 3:
            del asked[next(iter(asked))]
        asked[question] = answer
    return asked[question]


def offer_asking_again(key: str) -> None:
    """A button that asks once more what was cancelled."""
    st.button(
        _("Read again"),
        icon=":material/refresh:",
        key=f"{key}_again",
        on_click=st.session_state.pop,
        args=(f"{key}_cancelled", None),
    )


def settled(key: str, begun: Ask | None) -> Answer | None:
    """The answer of a command that changes the board, begun now or before; None without one.

    It goes on when the page is left, and is told when the visitor comes back.
    """
    name = f"{key}_job"
    if begun is not None:
        st.session_state[name] = Job(begun)
    job: Job | None = st.session_state.get(name)
    if job is None:
        return None
    answer = _follow(job, key, _ending(job), is_trial=False)
    del st.session_state[name]
    return answer


def cancelled() -> str:
    """What is said of what was cancelled."""
    return _("Cancelled: nothing was changed.")


def _ending(job: Job) -> Callable[[], None]:
    def end() -> None:
        job.cancel()  # too late or not, the job's answer says what came of it

    return end


def _cancel(job: Job, name: str, question: object) -> Callable[[], None]:
    def cancel() -> None:
        job.cancel()
        st.session_state[name] = question

    return cancel


def _follow(job: Job, key: str, cancel: Callable[[], None], *, is_trial: bool) -> Answer:
    """Show the steps of a job until it has ended, and what leaving the page would mean.

    `key` is unique among the jobs that a page follows in one run.
    """
    leaving = (
        _("Leaving the page cancels it.") if is_trial else _("It is finished even if you leave.")
    )
    place = st.empty()
    far = 0.0
    with place.container(key=f"steps_{key}"):
        line, bar = st.empty(), st.empty()
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(_("Cancel"), icon=":material/close:", key=f"{key}_cancel", on_click=cancel)
            st.caption(md(leaving), width="content")
        while True:
            step = job.step
            far = min(max(_far(step), far + CREEP), NEAR)
            line.markdown(_in_a_row(step, is_trial=is_trial))
            bar.progress(far)
            if job.is_done(BEAT):
                break
    place.empty()
    return job.answer


def _far(step: Step) -> float:
    """The share of the whole that is done; sheets share what reading takes."""
    at: Mapping[str, int] = step.at
    read = 0.0
    if at:
        read = (at["file"] - 1 + (at["sheet"] - 1) / at["sheets"]) / at["files"]
    return FAR[step.name] + read * (FAR["checking"] - FAR["reading"])


def _in_a_row(step: Step, *, is_trial: bool) -> str:
    """All steps, the one under way in bold and with what it is about."""
    names = {
        "received": _("Received"),
        "reading": _("Reading"),
        "checking": _("Checking"),
        "building": _("Building the board"),
    }
    if not is_trial:
        names["publishing"] = _("Putting it in force")
    if step.name == "waiting":
        waiting = _("Somebody else is loading just now; yours follows by itself …")
        return f"**{md(waiting)}**"
    order = list(names)
    now = order.index(step.name) if step.name in order else 0
    parts = [f":green[✓] {md(names[each])}" for each in order[:now]]
    parts.append(f"**{md(_about(step, names[step.name]))} …**")
    rest = [*(names[each] for each in order[now + 1 :]), _("Done")]
    return " → ".join([*parts, *(f":gray[{md(each)}]" for each in rest)])


def _about(step: Step, name: str) -> str:
    at = step.at
    if not at:
        return name
    told = {"name": name, "sheet": at["sheet"], "sheets": at["sheets"]}
    if at["files"] == 1:
        return _("{name} sheet {sheet} of {sheets}", **told)
    told |= {"file": at["file"], "files": at["files"]}
    return _("{name} file {file} of {files}, sheet {sheet} of {sheets}", **told)
