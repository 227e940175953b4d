-- One row per stated value, superseded ones too, with its city and period as the board names them.
-- A value is kept in the base unit of its indicator; one that names no unit is in the unit of its
-- indicator, where 3万 states the size itself.
-- 截至10月底 stands for October.
select
    stated.indicator,
    city_names.city,
    case when stated.period_grain = 'as_of' then 'month' else stated.period_grain end as grain,
    case
        when stated.period_grain = 'as_of'
            then cast(date_trunc('month', stated.period_to) as date)
        else stated.period
    end as period_start,
    case
        when stated.period_grain = 'as_of' then last_day(stated.period_to)
        else stated.period_to
    end as period_end,
    case
        when
            stated.value_unit is null
            and coalesce(stated.value_written, '') not like '%万%'
            and coalesce(stated.value_written, '') not like '%亿%'
            then stated.value * indicators.factor
        when stated.value_unit is null then stated.value / coalesce(wanted.per, 1)
        when given.family = wanted.family then stated.value * given.ratio / wanted.ratio
        else stated.value
    end as value,
    coalesce(stated.value_approx, false) as is_approx,
    stated.value_written as written,
    stated.rank as announced_rank,
    stated.source,
    uploads.is_demo,
    stated._current as is_current,
    stated._upload,
    stated._sheet,
    stated._row,
    stated._cell
from raw.indicator_values as stated
inner join raw.uploads as uploads on stated._upload = uploads.upload
inner join staging.indicators as indicators on stated.indicator = indicators.indicator
inner join staging.city_names as city_names on stated.city = city_names.written
left join staging.unit_factors as wanted on indicators.unit = wanted.unit
left join staging.unit_factors as given on stated.value_unit = given.unit
