-- One row per upload of real data and figure in which demonstration data stands beside it: the
-- values of a group of cities, or the rows of a ledger.
with figures as (
    select
        cities.city_group as figure,
        '城市' as header,
        known._upload,
        known._sheet,
        known._row,
        known._cell
    from staging.known_values as known
    inner join staging.cities as cities on known.city = cities.city
    where known._upload is not null
    union all
    select
        ledger as figure,
        header,
        _upload,
        _sheet,
        _row,
        _cell
    from staging.ledger_rows
),

kinds as (
    select
        figures.*,
        uploads.file,
        uploads.is_demo,
        bool_or(uploads.is_demo) over (partition by figures.figure) as has_demo
    from figures
    inner join raw.uploads as uploads on figures._upload = uploads.upload
)

select
    file,
    _sheet as sheet,
    _cell as cell,
    header,
    figure as value
from kinds
where has_demo and not is_demo
qualify row_number() over (partition by figure, _upload order by _sheet, _row, _cell) = 1
order by _upload, figure
