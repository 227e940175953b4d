-- One row per indicator, city group, period and city that was a member of the group by then. Rank 1
-- is best, in the indicator's direction, on the value as rounded; ties share a rank. No value, no
-- direction, or a period of which too little is reported (is_counted: marts.period_coverage), no
-- rank; `ranked` counts the cities with one. What is compared with before (previous_) is the last
-- period that counts; is_next: it is the one right before. rank_of_same: the rank among the cities
-- ranked in both, where these are not all (is_same_field). The value before of a cumulated series
-- is that of the same months a year earlier, as is year_change. A change is as somebody stated it.
-- series_no counts the changes of the registers that broke the series: none compares across them.
-- name_then: what the city was called by whoever stated the value, where that is a former name.
with levels as (
    select
        subject,
        city_group,
        grain,
        period_start,
        period_end,
        directed_value,
        lag(directed_value) over (
            partition by subject, city_group, grain, period_start, period_end
            order by directed_value desc
        ) as next_better
    from (
        select distinct
            subject,
            city_group,
            grain,
            period_start,
            period_end,
            directed_value
        from staging.indicator_ranks
        where directed_value is not null
    ) as steps
),

told as (
    select
        ranks.*,
        compared.previous_rank,
        compared.previous_ranked,
        compared.rank_change,
        compared.is_same_field,
        compared.same_ranked,
        compared.rank_of_same,
        round(ranks.best - ranks.directed_value, ranks.decimals) as gap_to_first,
        round(levels.next_better - ranks.directed_value, ranks.decimals) as gap_to_next,
        if(
            ranks.grain = 'cumulated',
            first_value(ranks.value) over (
                partition by
                    ranks.subject, ranks.city_group, ranks.grain, ranks.series_no, ranks.city
                order by ranks.period_end
                range between interval 366 days preceding and interval 365 days preceding
            ),
            compared.previous_value
        ) as previous_value
    from staging.indicator_ranks as ranks
    inner join methods.compared('staging.indicator_ranks') as compared
        on
            ranks.subject = compared.subject
            and ranks.city_group = compared.city_group
            and ranks.grain = compared.grain
            and ranks.period_start = compared.period_start
            and ranks.period_end = compared.period_end
            and ranks.city = compared.city
    left join levels
        on
            ranks.subject = levels.subject
            and ranks.city_group = levels.city_group
            and ranks.grain = levels.grain
            and ranks.period_start = levels.period_start
            and ranks.period_end = levels.period_end
            and ranks.directed_value = levels.directed_value
)

select
    subject as indicator,
    city_group,
    grain,
    period_start,
    period_end,
    city,
    role,
    is_home,
    value,
    unit,
    rank,
    ranked,
    members,
    is_counted,
    series_no,
    before_start as previous_start,
    before_end as previous_end,
    is_next,
    previous_value,
    if(grain = 'cumulated', round(value - previous_value, decimals), null) as year_change,
    previous_rank,
    previous_ranked,
    rank_change,
    is_same_field,
    same_ranked,
    rank_of_same,
    gap_to_first,
    gap_to_next,
    target,
    case
        when target is null or target <= 0 or is_higher_better is null then null
        when is_higher_better then value / target
        when value <= 0 then 1
        else target / value
    end as target_share,
    case when registered = most_registered then announced_rank end as announced_rank,
    change,
    changed_in,
    compared_with,
    is_approx,
    written,
    name_then,
    is_demo,
    source,
    _upload,
    _sheet,
    _row,
    _cell
from told
order by indicator, city_group, grain, period_end, period_start, city
