-- One row per indicator, city group, period and city that was a member of the group by then. Rank 1
-- is best, in the indicator's direction, on the value as rounded; ties share a rank. No value, no
-- direction, or a period of which too little is reported (is_counted: marts.period_coverage), no
-- rank; `ranked` counts the cities with one. What is compared with before (previous_) is the last
-- period that counts; is_next: it is the one right before. rank_of_same: the rank among the cities
-- ranked in both, where these are not all (is_same_field). The value before of a cumulated series
-- is that of the same months a year earlier, as is year_change. A change is as somebody stated it.
-- series_no counts the changes of the registers that broke the series: none compares across them.
-- name_then: what the city was called by whoever stated the value, where that is a former name.
-- In here cities, spans (an indicator's period) and fields (a span in a city group) go by number:
-- names cost windows and joins many times as much. directed_value: more is better.
-- by: indicator, subject
with cities as (
    select
        city,
        row_number() over (order by city) as city_no
    from staging.memberships
    group by city
),

members as materialized (
    select
        cities.city_no,
        memberships.city,
        memberships.city_group,
        dense_rank() over (order by memberships.city_group) as group_no,
        memberships.role,
        memberships.is_home,
        memberships.is_demo,
        memberships.member_from,
        memberships.member_to,
        groups.members = registered.most_registered as is_largest
    from staging.memberships as memberships
    inner join cities on memberships.city = cities.city
    inner join staging.cities as groups
        on memberships.city_group = groups.city_group and memberships.city = groups.city
    left join staging.registered as registered on memberships.city = registered.city
),

spans as materialized (
    select
        known.indicator,
        known.grain,
        known.period_start,
        known.period_end,
        row_number() over () as span_no
    from staging.known_values as known
    group by known.indicator, known.grain, known.period_start, known.period_end
),

stated as materialized (
    select
        spans.span_no,
        spans.period_end,
        cities.city_no,
        methods.rounded(known.value, 1, decimals.decimals) as value
    from staging.known_values as known
    inner join spans
        on
            known.indicator = spans.indicator
            and known.grain = spans.grain
            and known.period_start = spans.period_start
            and known.period_end = spans.period_end
    inner join cities on known.city = cities.city
    inner join staging.indicator_decimals as decimals on known.indicator = decimals.indicator
),

found as (
    select distinct
        stated.span_no,
        members.group_no
    from stated
    inner join members
        on
            stated.city_no = members.city_no
            and stated.period_end between members.member_from and members.member_to
),

labels as (
    select distinct
        group_no,
        city_group
    from members
),

named as (
    select
        found.span_no,
        found.group_no,
        labels.city_group,
        spans.indicator,
        spans.grain,
        spans.period_start,
        spans.period_end,
        row_number() over (
            order by
                spans.indicator,
                labels.city_group,
                spans.grain,
                spans.period_end,
                spans.period_start
        ) as field
    from found
    inner join spans on found.span_no = spans.span_no
    inner join labels on found.group_no = labels.group_no
),

fields as materialized (
    select
        named.*,
        earlier.field as before_field,
        coalesce(coverage.is_counted, false) as is_counted,
        coverage.before_start,
        coverage.before_end,
        coalesce(coverage.is_next, true) as is_next,
        indicators.unit,
        indicators.target,
        indicators.is_higher_better,
        decimals.decimals,
        (
            select count(*)
            from staging.series_breaks as breaks
            where
                breaks.indicator = named.indicator
                and breaks.grain = named.grain
                and breaks.since <= named.period_end
        ) as breaks
    from named
    inner join staging.indicators as indicators on named.indicator = indicators.indicator
    inner join staging.indicator_decimals as decimals on named.indicator = decimals.indicator
    left join marts.period_coverage as coverage
        on
            coverage.kind = 'indicator'
            and named.indicator = coverage.subject
            and named.city_group = coverage.city_group
            and named.grain = coverage.grain
            and named.period_start = coverage.period_start
            and named.period_end = coverage.period_end
    left join named as earlier
        on
            named.indicator = earlier.indicator
            and named.city_group = earlier.city_group
            and named.grain = earlier.grain
            and coverage.before_start is not distinct from earlier.period_start
            and coverage.before_end = earlier.period_end
),

ends as (
    select distinct period_end
    from spans
),

broken as (
    select
        cities.city_no,
        ends.period_end,
        count(*) as breaks
    from staging.city_breaks as breaks
    inner join cities on breaks.city = cities.city
    inner join ends on breaks.since <= ends.period_end
    group by cities.city_no, ends.period_end
),

directed as materialized (
    select
        fields.field,
        fields.before_field,
        fields.is_counted,
        fields.breaks + coalesce(broken.breaks, 0) as series_no,
        members.city_no as city,
        stated.value,
        case
            when not fields.is_counted then null
            when fields.is_higher_better then stated.value
            when not fields.is_higher_better then -stated.value
        end as directed_value
    from fields
    inner join members
        on
            fields.group_no = members.group_no
            and fields.period_end between members.member_from and members.member_to
    left join stated on fields.span_no = stated.span_no and members.city_no = stated.city_no
    left join broken
        on members.city_no = broken.city_no and fields.period_end = broken.period_end
),

counted as (
    select
        field,
        count(*) as members,
        count(directed_value) as ranked,
        max(directed_value) as best
    from directed
    group by field
),

ranks as materialized (
    select
        directed.*,
        counted.members,
        counted.ranked,
        counted.best,
        if(
            directed.directed_value is null,
            null,
            rank() over (
                partition by directed.field order by directed.directed_value desc nulls last
            )
        ) as rank
    from directed
    inner join counted on directed.field = counted.field
),

levels as (
    select
        field,
        rank,
        lag(min(directed_value)) over (partition by field order by rank) as next_better
    from ranks
    where rank is not null
    group by field, rank
),

years as (
    select
        ranks.field,
        ranks.city,
        first_value(ranks.value) over (
            partition by fields.indicator, fields.group_no, ranks.series_no, ranks.city
            order by fields.period_end
            range between interval 366 days preceding and interval 365 days preceding
        ) as value
    from ranks
    inner join fields on ranks.field = fields.field
    where fields.grain = 'cumulated'
)

select
    fields.indicator,
    fields.city_group,
    fields.grain,
    fields.period_start,
    fields.period_end,
    members.city,
    members.role,
    members.is_home,
    ranks.value,
    fields.unit,
    ranks.rank,
    ranks.ranked,
    ranks.members,
    ranks.is_counted,
    ranks.series_no,
    fields.before_start as previous_start,
    fields.before_end as previous_end,
    fields.is_next,
    if(fields.grain = 'cumulated', years.value, compared.previous_value) as previous_value,
    round(ranks.value - years.value, fields.decimals) as year_change,
    compared.previous_rank,
    compared.previous_ranked,
    compared.rank_change,
    compared.is_same_field,
    compared.same_ranked,
    compared.rank_of_same,
    round(ranks.best - ranks.directed_value, fields.decimals) as gap_to_first,
    round(levels.next_better - ranks.directed_value, fields.decimals) as gap_to_next,
    fields.target,
    case
        when coalesce(fields.target, 0) <= 0 or fields.is_higher_better is null then null
        when fields.is_higher_better then ranks.value / fields.target
        when ranks.value <= 0 then 1
        else fields.target / ranks.value
    end as target_share,
    case when members.is_largest then known.announced_rank end as announced_rank,
    known.change,
    known.changed_in,
    known.compared_with,
    coalesce(known.is_approx, false) as is_approx,
    known.written,
    known.name_then,
    coalesce(known.is_demo, members.is_demo) as is_demo,
    known.source,
    known._upload,
    known._sheet,
    known._row,
    known._cell
from ranks
inner join fields on ranks.field = fields.field
inner join members on fields.group_no = members.group_no and ranks.city = members.city_no
inner join methods.compared('ranks') as compared
    on ranks.field = compared.field and ranks.city = compared.city
left join levels on ranks.field = levels.field and ranks.rank = levels.rank
left join years on ranks.field = years.field and ranks.city = years.city
left join staging.known_values as known
    on
        fields.indicator = known.indicator
        and members.city = known.city
        and fields.grain = known.grain
        and fields.period_start = known.period_start
        and fields.period_end = known.period_end
order by ranks.field, ranks.city
