-- One row per indicator or scheme (kind, subject) and indicator whose cells are behind it.
create macro memory.measured() as table
    select
        'indicator' as kind,
        indicator as subject,
        indicator
    from warehouse.marts.indicators
    union all
    select
        'scheme' as kind,
        scheme as subject,
        node as indicator
    from warehouse.marts.scheme_nodes
    where kind = 'indicator';
