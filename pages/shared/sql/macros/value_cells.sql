-- noqa: disable=AM04
-- (Its columns are those of marts.value_sources, and five more.)
-- One row per indicator or scheme (kind, subject), city group, period, city and cell behind its
-- value or score, superseded cells too, with the city's rank.
create macro memory.value_cells() as table
    select
        sources.*,
        ranks.kind,
        ranks.subject,
        ranks.city_group,
        ranks.is_home,
        ranks.rank
    from warehouse.marts.value_sources as sources
    inner join memory.measured() as measured on sources.indicator = measured.indicator
    inner join memory.standings() as ranks
        on
            measured.kind = ranks.kind
            and measured.subject = ranks.subject
            and sources.city = ranks.city
            and sources.grain = ranks.grain
            and sources.period_start is not distinct from ranks.period_start
            and sources.period_end = ranks.period_end;
