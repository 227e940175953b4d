-- One row per row of a workbook that a line of the year's plan for one unit stems from: what was
-- done of a growth matter; the target in publicity; the forums asked of the unit, or else of every
-- department; the months of visits to the grass roots. The lines themselves: unit_plans.
with lines as (
    select
        year,
        unit,
        item as about,
        concat(cast(done as bigint), ' / ', cast(planned as bigint)) as written,
        _upload,
        _sheet,
        _cell
    from marts.growth
    union all
    select
        year,
        unit,
        '信息宣传得分' as about,
        cast(cast(target as bigint) as varchar) as written,
        _upload,
        _sheet,
        _cell
    from marts.publicity_league
    where target is not null
    union all
    select
        year,
        unit,
        '主办论坛' as about,
        cast(planned as varchar) as written,
        _upload,
        _sheet,
        _cell
    from marts.hosts
    where planned is not null
    union all
    select
        year,
        unit,
        '每人每月下基层' as about,
        concat(
            strftime(month, '%Y-%m'), ': ', cast(visits as bigint), ' / ', cast(cadres as bigint)
        ) as written,
        _upload,
        _sheet,
        _cell
    from marts.service_visits
    where promised is not null
),

-- The macro reads it by its name.
own as (  -- noqa: ST03
    select *
    from lines
    where unit = $unit and year <= (select year(board.as_of) from marts.board as board)
    qualify year = max(year) over ()
)

select
    file,
    loaded_by,
    loaded_at,
    sheet,
    cell,
    about,
    written
from memory.with_cells('own')
order by about, written
