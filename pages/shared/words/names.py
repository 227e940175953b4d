"""Words for the values that the marts hold as codes, and for the register's Chinese terms."""

from pages.shared.words.catalogue import translate as _
from pages.shared.words.formats import DASH, join


def role(name: str | None) -> str:
    """A city's role in a comparison."""
    roles = {
        "本市": _("our city"),
        "近学": _("near benchmark"),
        "远学": _("far benchmark"),
        "同组": _("same group"),
    }
    return roles.get(name or "", _("same group"))


def stage(name: str) -> str:
    """A topic's stage on its way from a proposal to an effect."""
    stages = {
        "proposed": _("Proposed"),
        "discussed": _("Discussed"),
        "formed": _("Outcome formed"),
        "used": _("Put to use"),
        "effective": _("Took effect"),
    }
    return stages[name]


def basis(code: str) -> str:
    """In what the topics of a cohort are alike."""
    bases = {
        "half": _("Half-year"),
        "quarter": _("Quarter"),
        "year": _("Year"),
        "host": _("Host"),
        "kind": _("Kind"),
        "format": _("Format"),
    }
    return bases[code]


def waiting_state(code: str) -> str:
    """How it stands with a topic that waits."""
    states = {
        "late": _("beyond the median"),
        "in_time": _("within the median"),
        "no_median": _("no median yet"),
        "at_work": _("a project is at work"),
        "unchosen": _("not chosen"),
        "lapsed": _("waiting for over a year"),
    }
    return states[code]


def topic_state(code: str) -> str:
    """Where a proposed topic stands in the theme plan."""
    states = {
        "waiting": _("not chosen yet"),
        "chosen": _("chosen"),
        "discussed": _("discussed"),
    }
    return states[code]


def use_state(code: str) -> str:
    """What came of an outcome."""
    states = {
        "effective": _("Took effect"),
        "used": _("In use"),
        "studied": _("Under study"),
        "declined": _("Not taken up"),
        "none": _("No outcome yet"),
    }
    return states[code]


def problem_step(code: str) -> str:
    """A step that the ledger of problems takes a problem through."""
    steps = {
        "found": _("Found"),
        "assigned": _("Assigned"),
        "listed": _("Listed for closing"),
        "closed": _("Closed"),
    }
    return steps[code]


def milestone_state(code: str) -> str:
    """Whether a milestone was reached."""
    states = {
        "reached": _("reached in time"),
        "late": _("reached late"),
        "overdue": _("overdue"),
        "unsaid": _("no day noted"),
        "ahead": _("not due yet"),
    }
    return states[code]


def data_grade(code: str | None) -> str:
    """How far an indicator's figures can be trusted."""
    grades = {
        "A": _("A, from the system"),
        "B": _("B, reported by units"),
        "C": _("C, sampled or estimated"),
    }
    return grades.get(code or "", _("not graded"))


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


def look_back_state(code: str) -> str:
    """What came of a look-back."""
    states = {
        "overdue": _("overdue"),
        "gap": _("gap found"),
        "linked": _("gap became a topic"),
        "open": _("not due yet"),
        "fine": _("no gap found"),
    }
    return states[code]


def archive_state(code: str) -> str:
    """Whether a forum's materials were handed in."""
    states = {
        "in_time": _("in time"),
        "late": _("late"),
        "missing": _("not handed in"),
        "open": _("not due yet"),
    }
    return states[code]


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
        "amber": _("Behind schedule"),
        "green": _("On time"),
        "done": _("Finished"),
    }


def light(code: str) -> str:
    """One light of a project in words."""
    return lights()[code]


def deed(kind: str) -> str:
    """A kind of thing that a unit did."""
    deeds = {
        "forum": _("Hosted a forum"),
        "topic": _("Proposed a topic"),
        "project": _("Finished a project"),
        "problem": _("Closed a problem"),
        "publication": _("Published"),
        "honour": _("Was honoured"),
    }
    return deeds[kind]


def question(code: str) -> str:
    """A thing that the rows leave open, and what settles it."""
    questions = {
        "progress_fell": _("Its progress fell between two reports: which one is right?"),
        "closed_without_date": _("Closed without a date: when was it closed?"),
        "year_without_rule": _("Scored in a year without weights: which weights hold?"),
        "forums_without_plan": _("Forums were held in a year without a plan: which rules hold?"),
        "visits_without_promise": _("No promise of visits is laid down for that year: how many?"),
        "publication_without_rule": _("No rule gives it points: which rule holds?"),
        "project_without_deadline": _("Without a deadline nobody can say whether it is late"),
        "new_topic_unknown": _("The new topic is not among the topics: under what name is it?"),
    }
    return questions[code]


def matter(kind: str) -> str:
    """A kind of thing that somebody has to do."""
    matters = {
        "project": _("Key project"),
        "problem": _("Problem to mend"),
        "benchmark_task": _("Benchmark task"),
        "decision": _("Decision of a meeting"),
        "archive": _("Forum materials"),
        "hosting": _("Forum to host"),
        "look_back": _("Look back at an outcome"),
        "milestone": _("Milestone"),
        "campaign": _("Campaign"),
        "plan": _("Yearly plan"),
    }
    return matters[kind]


def grain(name: str) -> str:
    """How long a period is."""
    grains = {
        "tenday": _("every ten days"),
        "month": _("by month"),
        "quarter": _("by quarter"),
        "half": _("by half-year"),
        "year": _("by year"),
    }
    return grains.get(name, "—")


def rule_change(code: str, label: str) -> str:
    """A change of rules in short: which rules, and whose."""
    changes = {
        "points": _("Points of publicity changed"),
        "shares": _("Raters' weights changed: {label}"),
        "weights": _("Weights changed: {label}"),
        "target": _("Target changed: {label}"),
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


def phase(name: str) -> str:
    """Where a period lies to a campaign."""
    return {"before": _("Before"), "during": _("During"), "after": _("After")}[name]


def quarter(number: float | None) -> str:
    """In which quarter of its group a city is; 1 is the best. A dash where there are none."""
    quarters = {
        1: _("first quarter"),
        2: _("second quarter"),
        3: _("third quarter"),
        4: _("last quarter"),
    }
    return quarters.get(int(number), "—") if number is not None and number == number else "—"
