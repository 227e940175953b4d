-- One row per value in force that says itself whether it is cumulated since January (1-3月: from two
-- months on) or not (3月, 第二季度, 截至3月底); place counts them within their indicator. January, the
-- first quarter and half, and whole years may be either.
-- by: indicator
with dated as (
    select
        *,
        coalesce(
            month(period) = 1
            and day(period) = 1
            and year(period) = year(period_to)
            and period_to = last_day(period_to),
            false
        ) as is_from_january
    from raw.indicator_values
    where _current and period_to is not null and (value is not null or rank is not null)
)

select
    indicator,
    city,
    is_from_january,
    date_diff('month', period, period_to) + 1 as months,
    period_grain,
    concat(_sheet, '!', _cell, ' ', period_written) as written,
    row_number() over (partition by indicator order by _upload, _sheet, _row, _cell) as place,
    _upload,
    _sheet,
    _row,
    _cell
from dated
where
    (period_grain = 'range' and is_from_january)
    or period_grain = 'as_of'
    or (
        not is_from_january
        and period_grain in ('tenday', 'month', 'quarter', 'half', 'range')
        and date_diff('month', period, period_to) < 11
    )
