"""Words for the values that the marts hold as codes, and for the register's Chinese terms."""

from collections.abc import Callable

from pages.shared.words.catalogue import mark
from pages.shared.words.catalogue import translate as _
from pages.shared.words.formats import join
from pages.shared.words.numbers import DASH


def named(*, otherwise: str | None = None, **names: str) -> Callable[[str | None], str]:
    """What the codes of one kind are called on screen, in the language chosen when it is asked.

    A code that has no name is called `otherwise`; where nothing is said of others, none may come.
    """

    def name(code: str | None) -> str:
        if otherwise is not None and code not in names:
            return _(otherwise)
        return _(names[str(code)])

    return name


# A city's role in a comparison.
role = named(
    otherwise=mark("same group"),
    本市=mark("our city"),
    近学=mark("near benchmark"),
    远学=mark("far benchmark"),
    同组=mark("same group"),
)

# A topic's stage on its way from a proposal to an effect.
stage = named(
    proposed=mark("Proposed"),
    discussed=mark("Discussed"),
    formed=mark("Outcome formed"),
    used=mark("Put to use"),
    effective=mark("Took effect"),
)

# In what the topics of a cohort are alike.
basis = named(
    half=mark("Half-year"),
    quarter=mark("Quarter"),
    year=mark("Year"),
    host=mark("Host"),
    kind=mark("Kind"),
    format=mark("Format"),
)

# How it stands with a topic that waits.
waiting_state = named(
    late=mark("beyond the median"),
    in_time=mark("within the median"),
    no_median=mark("no median yet"),
    at_work=mark("a project is at work"),
    unchosen=mark("not chosen"),
    lapsed=mark("waiting for over a year"),
)

# Where a proposed topic stands in the theme plan.
topic_state = named(
    waiting=mark("not chosen yet"),
    chosen=mark("chosen"),
    discussed=mark("discussed"),
)

# What came of an outcome.
use_state = named(
    effective=mark("Took effect"),
    used=mark("In use"),
    studied=mark("Under study"),
    declined=mark("Not taken up"),
    none=mark("No outcome yet"),
)

# A step that the ledger of problems takes a problem through.
problem_step = named(
    found=mark("Found"),
    assigned=mark("Assigned"),
    listed=mark("Listed for closing"),
    closed=mark("Closed"),
)

# Whether a milestone was reached.
milestone_state = named(
    reached=mark("reached in time"),
    late=mark("reached late"),
    overdue=mark("overdue"),
    unsaid=mark("no day noted"),
    ahead=mark("not due yet"),
)

# How far an indicator's figures can be trusted.
data_grade = named(
    otherwise=mark("not graded"),
    A=mark("A, from the system"),
    B=mark("B, reported by units"),
    C=mark("C, sampled or estimated"),
)


def branch_lacks(codes: str | None) -> str:
    """What a branch of a forum's tree lacks, from its codes."""
    lacks = {
        "no_topic": _("no topic recorded"),
        "no_outcome": _("no outcome yet"),
        "not_used": _("neither adopted nor made a project"),
        "no_effect": _("no effect yet"),
        "no_project": _("the project it was to become"),
        "no_indicator": _("the indicator it is to move"),
        "no_rank": _("a rank in the indicator"),
    }
    return join(lacks[code] for code in codes.split(",")) if codes else DASH


# What came of a look-back.
look_back_state = named(
    overdue=mark("overdue"),
    gap=mark("gap found"),
    linked=mark("gap became a topic"),
    open=mark("not due yet"),
    fine=mark("no gap found"),
)

# Whether a forum's materials were handed in.
archive_state = named(
    in_time=mark("in time"),
    late=mark("late"),
    missing=mark("not handed in"),
    open=mark("not due yet"),
)


def text_kind(code: str) -> str:
    """What a text of the archive is."""
    kinds = {
        "theme": _("Theme"),
        "topic": _("Topic"),
        "outcome": _("Outcome"),
        "gap": _("Gap found on looking back"),
        **dict(zip(("ask", "speak", "lift", "show", "seek"), segments().values(), strict=True)),
    }
    return kinds[code]


def dimension_word(name: str | None) -> str:
    """An indicator's dimension; a word for those that have none."""
    return name if name and name == name else _("other")


def segments() -> dict[str, str]:
    """The five segments of a forum, in its order."""
    return {
        "asked": _("Ask: why we serve"),
        "spoken": _("Speak: ideas"),
        "lifted": _("Lift: spirit"),
        "shown": _("Show: results"),
        "sought": _("Seek: gaps"),
    }


def lights() -> dict[str, str]:
    """The lights of a project in words, what worries first."""
    return {
        "red": _("Critical"),
        "amber": _("To watch"),
        "green": _("On time"),
        "done": _("Finished"),
    }


def light(code: str) -> str:
    """One light of a project in words."""
    return lights()[code]


# A kind of thing that a unit did.
deed = named(
    forum=mark("Hosted a forum"),
    topic=mark("Proposed a topic"),
    project=mark("Finished a project"),
    problem=mark("Closed a problem"),
    publication=mark("Published"),
    honour=mark("Was honoured"),
)

# A kind of thing that somebody has to do.
matter = named(
    topic=mark("Topic"),
    project=mark("Key project"),
    problem=mark("Problem to mend"),
    benchmark_task=mark("Benchmark task"),
    decision=mark("Decision of a meeting"),
    archive=mark("Forum materials"),
    hosting=mark("Forum to host"),
    look_back=mark("Look back at an outcome"),
    milestone=mark("Milestone"),
    campaign=mark("Campaign"),
    plan=mark("Yearly plan"),
)

# How long a period is.
grain = named(
    otherwise="—",
    tenday=mark("every ten days"),
    month=mark("by month"),
    cumulated=mark("since January, by month"),
    quarter=mark("by quarter"),
    half=mark("by half-year"),
    year=mark("by year"),
)


def rule_change(code: str, label: str) -> str:
    """A change of rules in short: which rules, and whose."""
    changes = {
        "points": _("Points of publicity changed"),
        "shares": _("Raters' weights changed: {label}"),
        "weights": _("Weights changed: {label}"),
        "target": _("Target changed: {label}"),
        "renamed": _("Name changed: {label}"),
        "merged": _("Cities merged, not comparable: {label}"),
        "split": _("City split, not comparable: {label}"),
        "unit": _("Unit changed, not comparable: {label}"),
        "direction": _("Direction changed, not comparable: {label}"),
        "accrual": _("Kind of data changed, not comparable: {label}"),
    }
    return changes[code].format(label=label)


def event_key(kinds: set[str]) -> str:
    """What the marks of events on a line of time are, of those that it shows."""
    marks = {
        "forum": _("▲ forum"),
        "campaign": _("■ campaign"),
        "rule": _("◆ change of rules"),
    }
    return " · ".join(said for kind, said in marks.items() if kind in kinds)


def score_unit() -> str:
    """The unit of a scheme's scores."""
    return _("pts")


# Where a period lies to a campaign.
phase = named(
    before=mark("Before"),
    during=mark("During"),
    after=mark("After"),
)


def quarter(number: float | None) -> str:
    """In which quarter of its group a city is; 1 is the best. A dash where there are none."""
    quarters = {
        1: _("first quarter"),
        2: _("second quarter"),
        3: _("third quarter"),
        4: _("last quarter"),
    }
    return quarters.get(int(number), "—") if number is not None and number == number else "—"
