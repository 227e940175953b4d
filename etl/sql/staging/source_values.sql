-- One row per stated value, superseded ones too, with its city and period as the board names them.
-- A value is kept in the base unit of its indicator; one that names no unit is in the unit of its
-- indicator in the register of its day, where 3万 states the size itself.
-- 截至10月底 stands for October; what is cumulated since January has the grain cumulated.
-- by: indicator
with placed as (
    select
        stated.*,
        city_names.city as known_city,
        if(city_names.is_former, stated.city, null) as name_then,
        coalesce(told.factor, indicators.factor) as factor,
        wanted.per as wanted_per,
        wanted.ratio as wanted_ratio,
        given.ratio as given_ratio,
        coalesce(given.family = wanted.family, false) as is_of_family,
        uploads.is_demo,
        case
            when not coalesce(versions.accrual = '累计', accruals.is_cumulated) then false
            when stated.period_grain = 'as_of' then accruals.accrual is not null
            when stated.period_grain not in ('month', 'quarter', 'half', 'year', 'range') then false
            when
                stated.period = date_trunc('year', stated.period_to)
                and stated.period_to = last_day(stated.period_to)
                then true
            else stated.period_grain = 'month' and accruals.months_count_on
        end as is_cumulated
    from raw.indicator_values as stated
    inner join raw.uploads as uploads on stated._upload = uploads.upload
    inner join staging.indicators as indicators on stated.indicator = indicators.indicator
    inner join staging.accruals as accruals on stated.indicator = accruals.indicator
    inner join staging.city_names as city_names on stated.city = city_names.written
    left join staging.indicator_versions as versions
        on
            stated.indicator = versions.indicator
            and stated._upload >= versions.from_upload
            and stated._upload < coalesce(versions.before_upload, stated._upload + 1)
    left join staging.unit_factors as told on versions.unit = told.unit
    left join staging.unit_factors as wanted on indicators.unit = wanted.unit
    left join staging.unit_factors as given on stated.value_unit = given.unit
)

select
    indicator,
    known_city as city,
    name_then,
    case
        when is_cumulated then 'cumulated'
        when period_grain = 'as_of' then 'month'
        else period_grain
    end as grain,
    case
        when is_cumulated then cast(date_trunc('year', period_to) as date)
        when period_grain = 'as_of' then cast(date_trunc('month', period_to) as date)
        else period
    end as period_start,
    case
        when period_grain = 'as_of' then last_day(period_to)
        else period_to
    end as period_end,
    case
        when
            value_unit is null
            and coalesce(value_written, '') not like '%万%'
            and coalesce(value_written, '') not like '%亿%'
            then value * factor
        when value_unit is null then value / coalesce(wanted_per, 1)
        when is_of_family then value * given_ratio / wanted_ratio
        else value
    end as value,
    coalesce(value_approx, false) as is_approx,
    coalesce(value_written, change_written) as written,
    rank as announced_rank,
    change,
    changed_in,
    compared_with,
    source,
    is_demo,
    _current as is_current,
    _upload,
    _sheet,
    _row,
    _cell
from placed
