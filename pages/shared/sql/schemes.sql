-- The schemes with a ranked city, the default one first.
select
    scheme,
    indicators,
    decimals,
    note
from marts.schemes
where scheme in (
    select scheme
    from marts.composite_ranks
    where rank is not null
)
order by is_default desc, scheme asc
