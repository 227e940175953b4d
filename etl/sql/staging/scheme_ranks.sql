-- One row per scheme (subject), city group, period and city that was a member of the group by then:
-- its score (value) and rank; what each means: see marts.composite_ranks. series_no counts the
-- changes of the registers that broke the series of an indicator that the scheme weighs, or made
-- another city of this one. before_: the last period that counts.
-- by: subject, scheme
with breaks as (
    select
        periods.scheme,
        periods.grain,
        periods.period_end,
        count(*) as broken
    from (
        select distinct
            scheme,
            grain,
            period_end
        from marts.composite_scores
    ) as periods
    inner join marts.scheme_nodes as nodes
        on periods.scheme = nodes.scheme and nodes.effective_weight > 0
    inner join staging.series_breaks as breaks
        on
            nodes.indicator = breaks.indicator
            -- what is cumulated counts in the months that it fills
            and breaks.grain in (periods.grain, 'cumulated')
            and periods.period_end >= breaks.since
    group by periods.scheme, periods.grain, periods.period_end
)

select
    scores.scheme as subject,
    scores.city_group,
    scores.grain,
    scores.period_start,
    scores.period_end,
    scores.city,
    cities.role,
    cities.is_home,
    scores.score as value,
    if(coalesce(periods.is_counted, false), scores.rank, null) as rank,
    if(coalesce(periods.is_counted, false), count(scores.rank) over period, 0) as ranked,
    count(*) over period as members,
    coalesce(periods.is_counted, false) as is_counted,
    periods.before_start,
    periods.before_end,
    coalesce(periods.is_next, true) as is_next,
    coalesce(breaks.broken, 0) + (
        select count(*)
        from staging.city_breaks as city_breaks
        where city_breaks.city = scores.city and city_breaks.since <= scores.period_end
    ) as series_no,
    scores.coverage,
    scores.weight_coverage,
    scores.known,
    scores.indicators,
    if(
        coalesce(periods.is_counted, false),
        max(scores.score) over period - scores.score,
        null
    ) as gap_to_first,
    scores.is_demo
from marts.composite_scores as scores
inner join staging.memberships as cities
    on
        scores.city_group = cities.city_group
        and scores.city = cities.city
        and scores.period_end between cities.member_from and cities.member_to
left join marts.period_coverage as periods
    on
        periods.kind = 'scheme'
        and scores.scheme = periods.subject
        and scores.city_group = periods.city_group
        and scores.grain = periods.grain
        and scores.period_start = periods.period_start
        and scores.period_end = periods.period_end
left join breaks
    on
        scores.scheme = breaks.scheme
        and scores.grain = breaks.grain
        and scores.period_end = breaks.period_end
where scores.path = ''
window
    period as (
        partition by
            scores.scheme,
            scores.city_group,
            scores.grain,
            scores.period_start,
            scores.period_end
    )
