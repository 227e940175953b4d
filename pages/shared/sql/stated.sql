-- One row per asked value of an upload and coordinate of it: the cells that state it, and the unit.
-- `$asked` has the values as 指标数据!C7, joined by ␟; a cell of the value's own row is kept by its
-- letters only. Where ranges of rows overlap, the narrowest one speaks.
with asked as (
    select unnest(string_split($asked, '␟')) as place
),

wanted as (
    select
        _sheet as sheet,
        _cell as cell,
        _row as row,
        value_unit as unit,
        regexp_extract(_cell, '^[A-Z]+') as letters
    from read_parquet($rows)
    where concat(_sheet, '!', _cell) in (select asked.place from asked)
),

ranges as (
    select
        wanted.sheet,
        wanted.cell,
        wanted.row,
        wanted.unit,
        stated.coordinate,
        stated.cells
    from wanted
    inner join read_parquet($stated) as stated
        on
            wanted.sheet = stated.sheet
            and wanted.letters = stated."column"
            and wanted.row between stated.first_row and stated.last_row
    qualify
        row_number() over (
            partition by wanted.sheet, wanted.cell, stated.coordinate
            order by stated.last_row - stated.first_row, stated.first_row
        ) = 1
)

select
    sheet,
    cell,
    coordinate,
    if(coordinate = '单位', coalesce(unit, ''), '') as value,
    list_transform(
        cells,
        lambda own: if(regexp_full_match(own, '[A-Z]+'), own || row, own)
    ) as cells
from ranges
order by
    sheet asc,
    cell asc,
    list_position(['指标', '城市', '时期', '单位'], coordinate) asc
