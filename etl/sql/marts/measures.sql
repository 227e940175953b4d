-- One row per benchmark task or practice learnt, and indicator that it bears on (null: on none that
-- is known). A task names its indicator; a visit bears on those whose name holds its field, or
-- whose dimension has the field as a part. The gap is that to the city learnt from, in our group:
-- gap_at_start in the last period that ended by the start, gap_now in the latest one.
-- gap_change is what lies between, below nought when it narrowed: a comparison, no explanation.
with reported as (
    select distinct indicator
    from marts.city_ranks
    where is_home and value is not null
),

linked as (
    select distinct
        measures.kind,
        measures.city,
        measures.item,
        measures.started,
        measures.practice,
        indicators.indicator
    from staging.measures as measures
    inner join marts.indicators as indicators
        on
            measures.indicator = indicators.indicator
            or (
                measures.kind = 'visit'
                and (
                    contains(indicators.indicator, measures.item)
                    or list_contains(string_split(indicators.dimension, '/'), measures.item)
                )
            )
    left join reported on indicators.indicator = reported.indicator
    where measures.kind = 'task' or reported.indicator is not null
),

lines as (
    select gaps.*
    from marts.gaps as gaps
    inner join marts.city_groups as city_groups
        on gaps.city_group = city_groups.city_group and city_groups.is_home
    cross join staging.board as board
    where gaps.gap is not null
    qualify
        dense_rank() over (
            partition by gaps.indicator, gaps.benchmark_city
            order by
                case when gaps.city_group = board.home_group then 0 else 1 end asc,
                city_groups.members desc,
                gaps.city_group asc,
                gaps.grain asc
        ) = 1
        and gaps.series_no = arg_max(gaps.series_no, gaps.period_end) over (
            partition by gaps.indicator, gaps.benchmark_city, gaps.city_group, gaps.grain
        )
),

measured as (
    select
        linked.kind,
        linked.city,
        linked.item,
        linked.started,
        linked.practice,
        linked.indicator,
        any_value(lines.city_group) as city_group,
        any_value(lines.grain) as grain,
        any_value(lines.unit) as unit,
        max(lines.period_end) filter (where lines.period_end <= linked.started) as start_end,
        arg_max(lines.gap, lines.period_end) filter (where lines.period_end <= linked.started)
            as gap_at_start,
        max(lines.period_end) as latest_end,
        arg_max(lines.gap, lines.period_end) as gap_now
    from linked
    inner join lines
        on linked.indicator = lines.indicator and linked.city = lines.benchmark_city
    group by
        linked.kind,
        linked.city,
        linked.item,
        linked.started,
        linked.practice,
        linked.indicator
)

select
    measures.kind,
    measures.city,
    measures.item,
    measures.practice,
    measures.goal,
    measures.measure,
    measures.owner,
    measures.started,
    measures.due,
    measures.status,
    measures.state,
    measures.plan_year,
    coalesce(measures.due < board.counted_to, false) and measures.state != 'done' as is_overdue,
    linked.indicator,
    measured.city_group,
    measured.grain,
    measured.unit,
    indicators.decimals,
    measured.gap_at_start,
    measured.latest_end,
    measured.gap_now,
    case
        when measured.latest_end > measured.start_end
            then round(measured.gap_now - measured.gap_at_start, indicators.decimals)
    end as gap_change,
    measures.is_demo,
    measures._upload,
    measures._sheet,
    measures._row,
    measures._cell
from staging.measures as measures
cross join staging.board as board
left join linked
    on
        measures.kind = linked.kind
        and measures.city = linked.city
        and measures.item = linked.item
        and measures.started is not distinct from linked.started
        and measures.practice is not distinct from linked.practice
left join measured
    on
        linked.kind = measured.kind
        and linked.city = measured.city
        and linked.item = measured.item
        and linked.started is not distinct from measured.started
        and linked.practice is not distinct from measured.practice
        and linked.indicator = measured.indicator
left join marts.indicators as indicators on linked.indicator = indicators.indicator
order by
    measures.kind, measures.started, measures.city, measures.item, measures.practice,
    linked.indicator
