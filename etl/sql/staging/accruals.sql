-- One row per indicator of the register: whether its values are cumulated since January. The
-- register declares it (数据形态), or else the values say it themselves: 1-2月, 1-3月 … and no part
-- of a year that begins later. months_count_on: declared, and only 3月 is written, never 1-3月.
-- is_mixed: cumulated values and others stand side by side; somebody has to say which are meant.
-- by: indicator
with told as (
    select
        indicator,
        coalesce(max(months) filter (where is_from_january), 0) as longest,
        bool_or(not is_from_january and period_grain <> 'as_of') as has_parts,
        bool_or(period_grain = 'as_of') as has_ends
    from staging.accrual_forms
    group by indicator
)

select
    indicators.indicator,
    indicators.accrual,
    case
        when indicators.accrual is not null then indicators.accrual = '累计'
        else coalesce(told.longest > 1 and not told.has_parts and not told.has_ends, false)
    end as is_cumulated,
    indicators.accrual = '累计' and coalesce(told.longest, 0) = 0 as months_count_on,
    coalesce(
        case indicators.accrual
            when '累计' then told.longest > 0 and told.has_parts
            when '当期' then told.longest > 2
            when '时点' then told.longest > 1
            else told.longest > 1 and (told.has_parts or told.has_ends)
        end,
        false
    ) as is_mixed
from staging.indicators as indicators
left join told on indicators.indicator = told.indicator
