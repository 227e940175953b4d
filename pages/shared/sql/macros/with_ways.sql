-- noqa: disable=AM04,RF02
-- (Its columns are those of the table that it is given the name of.)
-- The rows of a table of matters (kind, name, item, number, owner and where each stands), each with
-- its way: page?word=value of the view in which the matter itself is shown; null for none.
create macro memory.with_ways(rows_) as table
    with measures as (
        select distinct
            city,
            _upload,
            _sheet,
            _cell
        from warehouse.marts.measures
    )

    select
        matters.*,
        case matters.kind
            when 'topic' then 'conversion?stuck_tab=all'
            when 'archive' then concat('forum?forum=', matters.number)
            when 'project' then concat('projects?project=', url_encode(matters.name))
            when 'milestone' then concat('projects?project=', url_encode(milestones.project))
            when 'problem' then concat('problems?ledger_tab=all&year=', problems.year)
            when 'benchmark_task' then concat('practices?benchmark=', url_encode(measures.city))
            when 'decision' then 'decisions?all_tab=all'
            when 'look_back' then 'archive?look_backs_tab=all'
            when 'hosting' then concat('forums?year=', matters.item)
            when 'campaign' then concat('campaigns?campaign=', url_encode(matters.name))
            when 'plan' then concat('unit?unit=', url_encode(matters.owner))
        end as way
    from query_table(rows_) as matters
    left join warehouse.marts.milestones as milestones
        on
            matters.kind = 'milestone'
            and (matters._upload, matters._sheet, matters._cell)
            = (milestones._upload, milestones._sheet, milestones._cell)
    left join warehouse.marts.problems as problems
        on
            matters.kind = 'problem'
            and (matters._upload, matters._sheet, matters._cell)
            = (problems._upload, problems._sheet, problems._cell)
    left join measures
        on
            matters.kind = 'benchmark_task'
            and (matters._upload, matters._sheet, matters._cell)
            = (measures._upload, measures._sheet, measures._cell);
