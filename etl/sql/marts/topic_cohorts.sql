-- One row per topic, forum and basis of its cohort: all topics together, the half-year, quarter or
-- year in which it was proposed, its host, kind or format. A cohort is fixed by how a topic began,
-- never by how far it came; only host and format are known no sooner than a forum is planned.
with placed as (
    select
        *,
        extract(year from proposed) as year,
        extract(month from proposed) as month
    from marts.topic_stages
)

select
    placed.topic,
    placed.forum_no,
    bases.basis,
    case
        when bases.basis = 'all' then 'all'
        when bases.basis = 'year' then coalesce(cast(placed.year as varchar), '未注明')
        when bases.basis = 'half'
            then coalesce(placed.year || 'H' || if(placed.month <= 6, 1, 2), '未注明')
        when bases.basis = 'quarter'
            then coalesce(placed.year || 'Q' || extract(quarter from placed.proposed), '未注明')
        when bases.basis = 'kind' then coalesce(placed.kind, '未注明')
        when placed.forum_no is null then '尚无论坛'
        when bases.basis = 'host' then coalesce(placed.host, '未注明')
        else coalesce(placed.format, '未注明')
    end as cohort,
    placed.is_demo
from placed
cross join (
    values
    ('all'),
    ('half'),
    ('quarter'),
    ('year'),
    ('host'),
    ('kind'),
    ('format')
) as bases (basis)
order by bases.basis, cohort, placed.topic, placed.forum_no
