-- One row per benchmark task (kind task) and per practice learnt on a study visit (kind visit).
-- A visit starts on its day; state: done, under_way, not_done, unstated, from the words of status;
-- plan_year: the year whose plan the practice went into.
with told as (
    select
        'task' as kind,
        city,
        item,
        goal,
        measure,
        owner,
        coalesce(started, started_to) as started,
        coalesce(due_to, due) as due,
        status,
        indicator,
        _upload,
        _sheet,
        _row,
        _cell
    from raw.benchmark_tasks
    where _current
    union all by name
    select
        'visit' as kind,
        city,
        field as item,
        practice,
        measure,
        unit as owner,
        coalesce(date, date_to) as started,
        status,
        plan_year,
        _upload,
        _sheet,
        _row,
        _cell
    from raw.study_visits
    where _current
)

select
    told.kind,
    city_names.city,
    told.item,
    told.practice,
    told.goal,
    told.measure,
    told.owner,
    told.started,
    told.due,
    told.status,
    told.indicator,
    told.plan_year,
    told._upload,
    told._sheet,
    told._row,
    told._cell,
    case
        when told.status is null then 'unstated'
        when regexp_matches(told.status, '推进|正在|进行|部分|逐步|试点|计划|拟') then 'under_way'
        when regexp_matches(told.status, '未|不|没') then 'not_done'
        when regexp_matches(told.status, '^100%|完成|办结|落地|采纳|运用|推广') then 'done'
        else 'unstated'
    end as state,
    uploads.is_demo
from told
inner join raw.uploads as uploads on told._upload = uploads.upload
inner join staging.city_names as city_names on told.city = city_names.written
