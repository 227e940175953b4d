-- One row per city of a group: where it stands, and where it will stand some periods after the
-- newest, every city going on at its pace (none known: standing still), bounded by what values can
-- be. $pace replaces the pace of one city ($city), $faster quickens all others, in the better
-- direction. Of every rival: `place`, the place that our city takes if it gets level with it, and
-- what that asks: a change in all, a pace, and that as a multiple of our best period.
with members as (
    select
        cities.city,
        cities.role,
        cities.is_home,
        cities.city = $city as is_own,
        paces.value,
        paces.period_no,
        paces.pace as recent_pace,
        paces.points,
        paces.best_step,
        paces.best_start,
        paces.best_end,
        paces.lowest,
        paces.highest,
        coalesce(paces.is_demo, cities.is_demo) as is_demo,
        max(paces.unit) over () as unit,
        cast(max(paces.decimals) over () as integer) as decimals,
        max(case when paces.is_higher_better then 1 when not paces.is_higher_better then -1 end)
            over ()
            as sign,
        max(paces.period_no) over () as newest_no,
        max(paces.period_no) over () + $periods - paces.period_no as periods
    from marts.city_groups as cities
    left join marts.paces as paces
        on
            cities.city = paces.city
            and cities.city_group = paces.city_group
            and paces.indicator = $indicator
            and paces.grain = $grain
    where cities.city_group = $city_group
),

moving as (
    select
        *,
        case
            when is_own then coalesce($pace, recent_pace, 0)
            else coalesce(recent_pace, 0) + sign * $faster
        end as pace
    from members
),

projected as (  -- where least and greatest see no bound, there is none
    select
        *,
        if(
            value is null,
            null,
            round(least(greatest(value + periods * pace, lowest), highest), decimals)
        ) as value_then,
        if(
            value is null,
            null,
            round(
                least(greatest(value + periods * coalesce(recent_pace, 0), lowest), highest),
                decimals
            )
        ) as value_at_recent_pace
    from moving
),

ranked as (
    select
        *,
        if(sign * value is null, null, rank() over (order by sign * value desc nulls last))
            as rank_now,
        if(sign * value is null, null, rank() over (order by sign * value_then desc nulls last))
            as rank_then,
        count(sign * value) over () as ranked,
        if(
            is_own or sign * value is null,
            null,
            row_number() over (partition by is_own order by sign * value_then desc nulls last, city)
        ) as place
    from projected
),

own as (
    select *
    from ranked
    where is_own
),

asked as (
    select
        cities.*,
        own.rank_now as own_rank_now,
        own.rank_then as own_rank_then,
        own.value_at_recent_pace as own_at_recent_pace,
        own.value as own_value,
        own.best_step as own_best_step,
        round(cities.value_then - own.value, own.decimals) as needed,
        (cities.value_then - own.value) / own.periods as needed_pace
    from ranked as cities
    cross join own
)

select
    city,
    role,
    is_home,
    is_own,
    unit,
    decimals,
    coalesce(sign, 0) as sign,
    value,
    period_no < newest_no as is_stale,
    points,
    recent_pace,
    best_step,
    best_start,
    best_end,
    highest,
    pace,
    value_then,
    round(value_then - value, decimals) as change,
    rank_now,
    rank_then,
    ranked,
    rank_now - rank_then as climbed,
    case
        when is_own or own_rank_now is null or value is null then 'none'
        when rank_now < own_rank_now and rank_then >= own_rank_then then 'passed'
        when rank_now >= own_rank_now and rank_then < own_rank_then then 'passed_by'
        else 'none'
    end as moved,
    if(own_value is null, null, place) as place,
    if(is_own, null, needed) as needed,
    if(is_own, null, needed_pace) as needed_pace,
    if(is_own or own_best_step is null, null, needed_pace / own_best_step) as times_best,
    row_number() over (order by not is_own, moved = 'none', abs(rank_then - own_rank_then), city)
    <= 16 as is_near,
    case
        when is_own or own_value is null or sign * value is null then null
        when sign * needed <= 0 then 'reached'
        when sign * (own_at_recent_pace - value_then) >= 0 then 'on_pace'
        when own_best_step is null then 'never'
        when needed_pace / own_best_step <= 1 then 'done_before'
        else 'beyond'
    end as outlook,
    is_demo
from asked
order by place nulls first, rank_then, city
