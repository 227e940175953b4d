-- Every campaign with what its indicator did, in a group in which it can be compared, our own where
-- there is a choice: those that can be compared first, the newest first. Means of whole numbers are
-- shown with one decimal.
with named as (
    select
        campaign,
        indicator,
        min(starts) as started,
        max(ends) as ended,
        bool_or(is_demo) as is_demo
    from marts.events
    where kind = 'campaign'
    group by campaign, indicator
),

chosen as (
    select effects.*
    from marts.campaign_effects as effects
    cross join marts.board as board
    qualify
        row_number() over (
            partition by effects.campaign
            order by
                effects.effect is null asc,
                case when effects.city_group = board.home_group then 0 else 1 end asc,
                effects.others desc,
                effects.city_group asc,
                effects.grain asc
        ) = 1
)

select
    named.campaign,
    named.indicator,
    named.started,
    named.ended,
    named.is_demo,
    chosen.city_group,
    chosen.grain,
    chosen.project,
    chosen.target,
    chosen.unit,
    greatest(chosen.decimals, 1) as decimals,
    chosen.is_higher_better,
    chosen.home_city,
    chosen.before,
    chosen.during,
    chosen.after,
    chosen.change,
    chosen.others_change,
    chosen.others_q1,
    chosen.others_q3,
    chosen.effect,
    chosen.others,
    chosen.as_large,
    chosen.cities,
    chosen.points_before,
    chosen.points_during,
    chosen.points_after,
    chosen.before_from,
    chosen.before_to,
    chosen.after_from,
    chosen.after_to,
    coalesce(chosen.is_broken, false) as is_broken,
    coalesce(chosen.is_few, true) as is_few
from named
left join chosen on named.campaign = chosen.campaign
order by chosen.effect is null asc, named.started desc, named.campaign asc
