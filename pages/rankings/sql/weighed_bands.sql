-- noqa: disable=ST03
-- (The linter does not see tables that methods are given by name.)
-- One row per city: the places that hold nine tenths of its ranks when every weight of $weights (as
-- memory.reweighted_nodes reads them) is drawn evenly between a quarter less and a quarter more,
-- always the same way. Every draw is scored as a scheme of its own; so many are drawn as a page
-- can wait for.
with stated as (
    select *
    from marts.normalised_values
    where
        scheme = $scheme
        and city_group = $city_group
        and grain = $grain
        and period_end = $period_end
),

draws as (
    select unnest(range(least(200, 40000 // greatest(count(*), 1)))) as draw
    from stated
),

nodes as (
    select
        weighted.* replace (
            cast(draws.draw as varchar) as scheme,
            weighted.share
            * (0.75 + 0.5 * (hash(weighted.path, draws.draw) % 1000003) / 1000003) as share
        )
    from memory.reweighted_nodes($scheme, $weights) as weighted
    cross join draws
),

drawn as (
    select stated.* replace (cast(draws.draw as varchar) as scheme)
    from stated
    cross join draws
),

scored as (
    select *
    from methods.scored('drawn', 'nodes')
),

ranked as (
    select
        city,
        rank
    from methods.ranked('scored', 'nodes')
    where path = '' and rank is not null
)

select
    city,
    cast(floor(quantile_cont(rank, 0.05)) as integer) as low,
    cast(ceil(quantile_cont(rank, 0.95)) as integer) as high
from ranked
group by city
order by city
