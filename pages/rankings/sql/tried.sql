-- noqa: disable=ST03
-- (The linter does not see tables that methods are given by name.)
-- One row per city of trial 0, and of any other trial the row of one city ($city): score and rank
-- by a scheme in one period, and $periods later ($by: the last day), all normalised anew, for a new
-- best or worst value moves the other scores too. Every city goes on at its recent pace in each
-- indicator (none known: standing still), the rivals of that city at $rivals times theirs, bounded
-- by what values can be; that city has other values where a trial says so. $trials: a JSON list of
-- trial, indicator, value. $normalised_over and $scored: as in scheme_methods.sql.
with wished as (
    select unnest(
        from_json(
            cast($trials as json),
            '[{"trial": "integer", "indicator": "varchar", "value": "double"}]'
        ),
        recursive := true
    )
),

trials as (
    select distinct trial
    from wished
    union
    select 0 as trial
),

nodes as (
    select *
    from marts.scheme_nodes
    where scheme = $scheme
),

ahead as (
    select
        stated.* replace (
            if(
                stated.value is null,
                null,
                least(
                    greatest(
                        stated.value
                        + $periods
                        * if(stated.city = $city, 1, $rivals)
                        * coalesce(paces.pace, 0),
                        paces.lowest
                    ),
                    paces.highest
                )
            ) as value,
            cast($by as date) as period_end
        )
    from marts.normalised_values as stated
    left join marts.paces as paces
        on
            stated.indicator = paces.indicator
            and stated.grain = paces.grain
            and stated.city = paces.city
            and stated.city_group = paces.city_group
    where
        stated.scheme = $scheme
        and stated.city_group = $city_group
        and stated.grain = $grain
        and stated.period_end = $period_end
),

one_period as (
    select
        ahead.* replace (
            cast(trials.trial as varchar) as city_group,
            coalesce(wished.value, ahead.value) as value
        )
    from ahead
    cross join trials
    left join wished
        on
            trials.trial = wished.trial
            and ahead.indicator = wished.indicator
            and ahead.city = $city
),

all_periods as (
    select *
    from one_period
    union all by name
    select past.* replace (cast(trials.trial as varchar) as city_group)
    from marts.normalised_values as past
    cross join trials
    where
        past.scheme = $scheme
        and past.city_group = $city_group
        and past.grain = $grain
),

normalised as (
    select *
    from methods.normalised($normalised_over, 'nodes')
    where period_end = $by
),

by_means as (
    select *
    from methods.scored('normalised', 'nodes')
    where path = ''
),

by_pairs as (  -- where cities are compared in pairs, their outcome is the score
    select
        means.* replace (
            if(
                if(nodes.threshold_by = 'weight', means.weight_coverage, means.coverage)
                >= nodes.threshold - 0.000000001,
                pairs.score,
                null
            ) as score
        )
    from by_means as means
    inner join nodes on means.path = nodes.path
    left join methods.outranked('normalised', 'nodes') as pairs
        on means.city_group = pairs.city_group and means.city = pairs.city
),

fresh as (
    select *
    from methods.ranked($scored, 'nodes')
    where score is not null
),

compared as (
    select
        trials.trial,
        ranks.*,
        fresh.score as score_then,
        fresh.rank as rank_then,
        ranks.city = $city as is_own,
        max(ranks.rank) filter (where ranks.city = $city) over trial as own_rank,
        max(fresh.rank) filter (where ranks.city = $city) over trial as own_rank_then,
        count(fresh.rank) over trial as ranked_then
    from marts.composite_ranks as ranks
    inner join trials on trials.trial = 0 or ranks.city = $city
    left join fresh on ranks.city = fresh.city and trials.trial = cast(fresh.city_group as integer)
    where
        ranks.scheme = $scheme
        and ranks.city_group = $city_group
        and ranks.grain = $grain
        and ranks.period_end = $period_end
    window trial as (partition by trials.trial)
)

select
    trial,
    city,
    role,
    is_home,
    is_own,
    cast(null as varchar) as unit,
    score as value_before,
    score_then as value_now,
    score_then - score as change,
    1 as sign,
    rank as rank_before,
    rank_then as rank_now,
    ranked,
    ranked_then,
    rank - rank_then as climbed,
    case
        when is_own then 'none'
        when rank < own_rank and rank_then >= own_rank_then then 'passed'
        when rank >= own_rank and rank_then < own_rank_then then 'passed_by'
        else 'none'
    end as moved,
    row_number() over (
        partition by trial order by not is_own, abs(rank_then - own_rank_then) nulls last, city
    ) <= 16 as is_near,
    is_demo
from compared
order by trial, rank_then nulls last, rank nulls last, city
