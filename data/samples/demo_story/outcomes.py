"""Outcomes: what the forums formed, how it was used, and what came of it by the end of 2025."""

import datetime as dt
from dataclasses import dataclass, replace

from demo_story import chance, days
from demo_story.forum import COUNTED, HARD, KEY, PROJECT, Forum, Topic
from demo_story.projects import PLANS
from demo_story.topics import FORUMS

LAST_DAY = dt.date(2025, 12, 31)
ONLINE_FORUM = 25  # the forum on the online union
IDLE_FORUM = 17  # the one a year before it, of which nothing came

FORMS = {KEY: "实施方案", HARD: "对策建议", COUNTED: "分析报告", PROJECT: "项目建议书"}
USES = {
    KEY: ("部室采纳", "部室采纳", "机关通报", "书面报告"),
    HARD: ("专项办推进", "书面报告", "部室采纳"),
    COUNTED: ("机关通报", "部室采纳", "书面报告"),
    PROJECT: ("重点项目",),
}
EFFECTS = (
    "已在全市推开，基层反映办理更快",
    "形成制度并印发执行",
    "试点单位职工满意度提高",
    "失分项减少，考核名次上升",
    "办理环节减少两个",
    "覆盖面扩大到所有区县",
)
STARTS = {plan.topic: plan.started for plan in PLANS}


@dataclass(frozen=True)
class Outcome:
    """One outcome with its stages; a stage that has not come is None."""

    name: str
    forum: Forum
    topic: Topic
    kind: str
    use: str | None
    adoption: str
    formed: dt.date
    adopted: dt.date | None = None
    effective: dt.date | None = None
    effect: str | None = None
    beneficiaries: str | int | None = None
    funds: float | None = None


def name_of(topic: Topic) -> str:
    """What an outcome on this topic is called."""
    return f"关于{topic.name}的{FORMS[topic.kind]}"


def outcomes() -> tuple[Outcome, ...]:
    """Every outcome formed by the end of 2025, forum by forum."""
    found = [
        _later_stages(_formed(topic, forum))
        for forum in FORUMS
        for topic in forum.topics
        if _is_formed(topic, forum)
    ]
    return tuple(outcome for outcome in found if outcome.formed <= LAST_DAY)


def _is_formed(topic: Topic, forum: Forum) -> bool:
    if topic.name in STARTS or forum.number == ONLINE_FORUM:
        return True
    if forum.number == IDLE_FORUM:
        return topic.kind == COUNTED
    return chance.share("formed", topic.name) < 0.76


def _formed(topic: Topic, forum: Forum) -> Outcome:
    is_online = forum.number == ONLINE_FORUM
    wait = chance.between(3, 9, "formed in", topic.name) if is_online else _days(topic, 6, 44)
    use = "专项办推进" if is_online else chance.pick(USES[topic.kind], "use", topic.name)
    if topic.name in STARTS:
        use = "重点项目"
    formed = days.on_or_after(forum.held + dt.timedelta(wait))
    if topic.name in STARTS:  # a project begins when its outcome is there
        formed = min(formed, days.on_or_before(STARTS[topic.name] - dt.timedelta(2)))
    return Outcome(name_of(topic), forum, topic, FORMS[topic.kind], use, "研究中", formed)


def _later_stages(outcome: Outcome) -> Outcome:
    """Adoption and effect, as far as they have come; what is not used never takes effect."""
    topic, number = outcome.topic, outcome.forum.number
    started = STARTS.get(topic.name)
    is_wanted = started is not None or number == ONLINE_FORUM
    luck = 0.0 if is_wanted else chance.share("adopted", topic.name) + 0.15 * (number < 12)
    if number == IDLE_FORUM or luck > 0.86:
        return replace(outcome, use=None, adoption="未采纳")
    wait = chance.between(4, 15, "adopted", topic.name) if is_wanted else _days(topic, 9, 75)
    adopted = days.on_or_after(outcome.formed + dt.timedelta(wait))
    if started is not None:
        adopted = min(adopted, max(started, outcome.formed))
    if adopted > LAST_DAY:
        return outcome
    return _effect(replace(outcome, adoption="已采纳", adopted=adopted))


def _effect(outcome: Outcome) -> Outcome:
    topic, is_online = outcome.topic, outcome.forum.number == ONLINE_FORUM
    if outcome.adopted is None or (not is_online and chance.share("works", topic.name) < 0.18):
        return outcome
    wait = chance.between(60, 95, "effect", topic.name) if is_online else _days(topic, 45, 190)
    effective = days.on_or_after(outcome.adopted + dt.timedelta(wait))
    if effective > LAST_DAY:
        return outcome
    return replace(
        outcome,
        effective=effective,
        effect=EFFECTS[3] if is_online else chance.pick(EFFECTS, "effect", topic.name),
        beneficiaries=_beneficiaries(topic),
        funds=_funds(topic),
    )


def _beneficiaries(topic: Topic) -> str | int:
    people = chance.between(3, 160, "people", topic.name) * 50
    ways: tuple[str | int, ...] = (
        people,
        people,
        people + chance.between(1, 49, "odd", topic.name),
        f"{people}余人",
    )
    return chance.pick(ways, "written", topic.name)


def _funds(topic: Topic) -> float | None:
    if chance.share("has funds", topic.name) < 0.55:
        return None
    return chance.between(20, 900, "funds", topic.name) / 10


def _days(topic: Topic, least: int, most: int) -> int:
    return chance.between(least, most, least, topic.name)
