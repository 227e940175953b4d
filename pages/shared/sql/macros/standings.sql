-- noqa: disable=AM04
-- (Its columns are those of two marts; what only one of them has is null for the other.)
-- One row per indicator or scheme (kind, subject), city group, period and city: value, rank and
-- what it is compared with, as marts.city_ranks and marts.composite_ranks say it.
create macro memory.standings() as table
    select
        'indicator' as kind,
        indicator as subject,
        * exclude (indicator)
    from warehouse.marts.city_ranks
    union all by name
    select
        'scheme' as kind,
        scheme as subject,
        score as value,
        previous_score as previous_value,
        * exclude (scheme, score, previous_score)
    from warehouse.marts.composite_ranks;
