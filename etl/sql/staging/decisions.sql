-- One row per decision of a meeting. Meetings are numbered as the board came to know them.
with meetings as (
    select
        meeting,
        dense_rank() over (
            order by meeting is not null, min(_upload), min(_row), meeting
        ) as meeting_no
    from raw.decisions
    group by meeting
)

select
    decisions.meeting,
    meetings.meeting_no,
    decisions.decision,
    decisions.owner,
    coalesce(decisions.due_to, decisions.due) as due,
    decisions.status,
    coalesce(
        regexp_matches(decisions.status, '完成|办结|落实|办好|^100%|是')
        and not regexp_matches(decisions.status, '未|不|没|推进|正在|进行|部分|逐步|拟|尚|否'),
        false
    ) as is_done,
    decisions.view,
    decisions.snapshot,
    uploads.is_demo,
    decisions._upload,
    decisions._sheet,
    decisions._row,
    decisions._cell
from raw.decisions as decisions
inner join raw.uploads as uploads on decisions._upload = uploads.upload
inner join meetings on decisions.meeting is not distinct from meetings.meeting
where decisions._current
