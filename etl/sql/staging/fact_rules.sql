-- One row per fact: how it is counted, in words of either language, and the pages that say it.
select
    rules.fact,
    rules.rule,
    rules.rule_en,
    rules.shown_on
from (
    values
    (
        'overdue',
        '超期：期限早于计数日、尚未完成的事项；几个单位共管的算一件，分单位看时各计一件',
        'Overdue: not done by its deadline; of several units one matter, and one for each unit',
        'overview to_do unit'
    ),
    (
        'due_soon',
        '即将到期：计数日起14天内到期、尚未完成的事项，含计数日当天',
        'Due soon: not done, and due on the day counted to or in the 14 days after it',
        'to_do unit'
    ),
    (
        'due',
        '待办：超期的和14天内到期的事项之和',
        'To do: what is overdue and what is due within 14 days, together',
        'to_do'
    ),
    (
        'longest_overdue',
        '超期最久：超期事项中超期天数最多的',
        'Longest overdue: the most days that an overdue matter is past its deadline',
        'to_do'
    ),
    (
        'stuck',
        '卡住：超期的各类事项，和在一个阶段等得过久的议题（满一年的不再计）',
        'Stuck: matters overdue, and topics that wait too long in a stage (none of over a year)',
        'overview'
    ),
    (
        'longest_stuck',
        '卡住最久：在办事项的超期天数、议题的等待天数中最多的，论坛归档除外',
        'Longest stuck: the most days that work is overdue or a topic has waited, archives apart',
        'overview'
    ),
    (
        'found',
        '发现：问题台账登记、发现日期不晚于计数日的问题',
        'Found: problems of the ledger found by the day counted to',
        'problems'
    ),
    (
        'closed',
        '已销号：登记的问题中已销号且没有退回的',
        'Closed: problems of the ledger that are closed and did not come back',
        'problems'
    ),
    (
        'open',
        '未销号：登记的问题中未销号的，含超期的',
        'Open: problems of the ledger that are not closed, overdue ones among them',
        'problems'
    ),
    (
        'open_overdue',
        '未销号且超期：整改期限早于计数日的',
        'Open and overdue: those whose deadline lies before the day counted to',
        'problems'
    ),
    (
        'projects',
        '重点项目：台账登记的全部项目',
        'Key projects: all projects of the ledger',
        'projects lists'
    ),
    (
        'projects_red',
        '告急：超期、停滞或落后时间进度超过25个百分点的重点项目',
        'Critical: key projects that are overdue, halted or more than 25 points behind',
        'projects lists'
    ),
    (
        'projects_amber',
        '需关注：落后时间进度超过10个百分点、漏了里程碑，或因缺期限、缺进度无从判断的重点项目',
        'To watch: over 10 points behind, a milestone missed, or no deadline or progress',
        'projects lists'
    ),
    (
        'projects_green',
        '按期：没有完成、也不属告急和需关注的重点项目，含尚未开始的',
        'On time: key projects neither finished, critical nor to watch, or not begun yet',
        'projects lists'
    ),
    (
        'projects_done',
        '已完成：有完成日期、进度达到100%或写明完成、办结的重点项目',
        'Finished: key projects with a day of finishing, at 100 % or called finished',
        'projects lists'
    ),
    (
        'lent',
        '在岗抽调：最近一次填报时抽调到专项办的人数',
        'On loan: people lent to the task office by the last report',
        'task_office'
    ),
    (
        'tasks',
        '专项任务：有任务编号的项目和抽调所涉及的任务，含已办结的',
        'Tasks: every task number that a project or a loan names, closed ones included',
        'task_office'
    ),
    (
        'tasks_staffed',
        '有人的任务：最近一次填报时有人在岗的任务',
        'Tasks with people: those with anybody on loan by the last report',
        'task_office'
    ),
    (
        'tasks_open',
        '未办结的任务：还有项目没完成的任务',
        'Open tasks: those with a project that is not finished',
        'task_office'
    ),
    (
        'topics',
        '议题：提出过的议题，同一议题上几期论坛的各计一次',
        'Topics: all that were proposed; one discussed at several forums counts for each',
        'overview conversion'
    ),
    (
        'topics_effective',
        '见到实效：其中已见实效的议题',
        'In effect: those of them that took effect',
        'overview conversion'
    ),
    (
        'forums_held',
        '已办论坛：该年已举办的论坛',
        'Forums held: those of the year held by the day counted to',
        'overview forums archive'
    ),
    (
        'forums_owed',
        '还欠论坛：年度计划的期数减去已办的期数',
        'Forums owed: what the plan of the year asks less those held',
        'overview forums'
    ),
    (
        'archive_missing',
        '材料超期：论坛结束满30天后材料仍未归档的论坛',
        'Materials overdue: not handed in though more than 30 days have passed',
        'archive to_do'
    ),
    (
        'look_backs_overdue',
        '回头看超期：过了回头看日期仍没有回头看的成果',
        'Look-backs overdue: outcomes not looked back at though the day for it has passed',
        'archive to_do'
    )
) as rules (fact, rule, rule_en, shown_on)
