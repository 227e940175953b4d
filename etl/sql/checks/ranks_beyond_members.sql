-- One row per announced rank that its group cannot have. Ranks may be announced in a wider circle
-- than any registered group, so a group is held to its size only when most of it is ranked.
-- by: indicator
with ranked as (
    select
        *,
        count(announced_rank) over (
            partition by indicator, city_group, grain, period_start, period_end
        ) as announced
    from marts.city_ranks
)

select
    uploads.file,
    ranked._sheet as sheet,
    raw.cell_of(stated._places, 'rank', stated._row, stated._cell) as cell,
    '名次' as header,
    cast(ranked.announced_rank as varchar) as value
from ranked
inner join staging.cities as groups
    on ranked.city_group = groups.city_group and ranked.city = groups.city
inner join raw.uploads as uploads on ranked._upload = uploads.upload
inner join raw.indicator_values as stated
    on
        ranked._upload = stated._upload
        and ranked._sheet = stated._sheet
        and ranked._cell = stated._cell
where
    ranked.announced_rank < 1
    or (
        ranked.announced_rank > greatest(groups.members, ranked.members)
        and 2 * ranked.announced > greatest(groups.members, ranked.members)
    )
order by ranked._upload, ranked._sheet, ranked._row
