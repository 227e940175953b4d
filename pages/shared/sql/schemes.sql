-- The schemes with a ranked city, the default one first.
with ranking as (
    select distinct scheme
    from marts.composite_ranks
    where rank is not null
)

select
    schemes.scheme,
    schemes.indicators,
    schemes.decimals
from marts.schemes as schemes
inner join ranking on schemes.scheme = ranking.scheme
order by schemes.is_default desc, schemes.scheme asc
