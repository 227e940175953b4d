-- One row per kind (indicator or scheme), subject, city group and period with a value:
-- whether enough cities reported for the period to count. Expected are the cities that reported the
-- last period that counts (before_), but for those silent in the three periods before this one, and
-- for those that are members no longer; `again` of them reported this one, too,
-- and share of them is enough (needed, in cities).
-- is_current: the newest period that counts, of the grain by which the subject is reported; every
-- page stands on it. is_waiting: a later one of that grain that does not count yet.
-- by: subject, indicator, scheme
with recursive numbered as (
    select
        reporting.*,
        shares.share,
        row_number() over series as place,
        count(*) over (
            partition by
                reporting.kind, reporting.subject, reporting.city_group, reporting.grain
        ) as periods,
        list_intersect(
            flatten(
                list(reporting.cities) over (
                    partition by
                        reporting.kind, reporting.subject, reporting.city_group, reporting.grain
                    order by reporting.period_end, reporting.period_start
                    rows between 3 preceding and 1 preceding
                )
            ),
            reporting.members
        ) as lately
    from staging.reporting as reporting
    inner join staging.coverage_shares as shares
        on
            reporting.kind = shares.kind
            and reporting.subject = shares.subject
            and reporting.city_group = shares.city_group
    window
        series as (
            partition by reporting.kind, reporting.subject, reporting.city_group, reporting.grain
            order by reporting.period_end, reporting.period_start
        )
),

walked as (
    select
        kind,
        subject,
        city_group,
        grain,
        place,
        cities as expected,
        len(cities) > 0 as is_counted,
        if(len(cities) > 0, cities, []) as counted,
        cast(null as date) as before_start,
        cast(null as date) as before_end,
        if(len(cities) > 0, period_start, null) as last_start,
        if(len(cities) > 0, period_end, null) as last_end
    from numbered
    where place = 1
    union all
    (
        with judged as (
            select
                next.*,
                walked.counted,
                walked.last_start,
                walked.last_end,
                list_intersect(walked.counted, next.lately) as expected,
                len(next.cities) > 0
                and len(list_intersect(list_intersect(walked.counted, next.lately), next.cities))
                >= next.share * len(list_intersect(walked.counted, next.lately))
                - 0.000000001 as is_enough
            from walked
            inner join numbered as next
                on
                    walked.kind = next.kind
                    and walked.subject = next.subject
                    and walked.city_group = next.city_group
                    and walked.grain = next.grain
                    and walked.place + 1 = next.place
        )

        select
            kind,
            subject,
            city_group,
            grain,
            place,
            expected,
            is_enough as is_counted,
            if(is_enough, cities, counted) as counted,
            last_start as before_start,
            last_end as before_end,
            if(is_enough, period_start, last_start) as last_start,
            if(is_enough, period_end, last_end) as last_end
        from judged
    )
),

grains as (
    select
        'indicator' as kind,
        indicator as subject,
        grain
    from marts.indicators
    union all
    select
        'scheme' as kind,
        scheme as subject,
        grain
    from marts.schemes
),

placed as (
    select
        numbered.*,
        walked.expected,
        walked.is_counted,
        walked.before_start,
        walked.before_end,
        row_number() over (
            partition by numbered.kind, numbered.subject, numbered.city_group
            order by
                walked.is_counted desc,
                numbered.grain is not distinct from grains.grain desc,
                numbered.periods desc,
                numbered.grain asc,
                numbered.period_end desc,
                numbered.period_start desc
        ) = 1 as is_current
    from numbered
    inner join walked
        on
            numbered.kind = walked.kind
            and numbered.subject = walked.subject
            and numbered.city_group = walked.city_group
            and numbered.grain = walked.grain
            and numbered.place = walked.place
    left join grains on numbered.kind = grains.kind and numbered.subject = grains.subject
)

select
    kind,
    subject,
    city_group,
    grain,
    period_start,
    period_end,
    len(cities) as reported,
    len(members) as members,
    array_to_string(list_filter(members, lambda city: not list_contains(cities, city)), '、')
        as missing,
    len(expected) as expected,
    len(list_intersect(expected, cities)) as again,
    cast(ceil(share * len(expected) - 0.000000001) as integer) as needed,
    share,
    is_scored,
    is_counted,
    is_current and is_counted as is_current,
    not is_counted
    and grain = max(grain) filter (where is_current) over subject_of
    and period_end > max(period_end) filter (where is_current) over subject_of as is_waiting,
    before_start,
    before_end,
    coalesce(
        if(
            grain = 'cumulated',
            last_day(before_end + 1) = period_end,
            before_end + 1 = period_start
        ),
        true
    ) as is_next
from placed
window subject_of as (partition by kind, subject, city_group)
order by kind, subject, city_group, grain, period_end, period_start
