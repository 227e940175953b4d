-- One row per indicator, city and period with a value, an announced rank or a change.
-- Values are in the display unit, not yet rounded; a formula fills in where no value was stated.
-- A change is in points, percent, places or times as it says (changed_in), else in that unit, too.
-- by: indicator
select
    stated.indicator,
    stated.city,
    stated.grain,
    stated.period_start,
    stated.period_end,
    false as is_computed,
    stated.value / indicators.factor as value,
    stated.is_approx,
    stated.written,
    stated.name_then,
    stated.announced_rank,
    if(
        coalesce(stated.changed_in, '') in ('百分点', '%', '位', '倍'),
        stated.change,
        stated.change / indicators.factor
    ) as change,
    case
        when stated.change is null then null
        when coalesce(stated.changed_in, '') in ('百分点', '%', '位', '倍') then stated.changed_in
        else indicators.unit
    end as changed_in,
    stated.compared_with,
    coalesce(stated.source, indicators.source) as source,
    stated.is_demo,
    stated._upload,
    stated._sheet,
    stated._row,
    stated._cell
from staging.stated_values as stated
inner join staging.indicators as indicators on stated.indicator = indicators.indicator
left join staging.derived_values as derived
    on
        stated.indicator = derived.indicator
        and stated.city = derived.city
        and stated.grain = derived.grain
        and stated.period_start = derived.period_start
        and stated.period_end = derived.period_end
where stated.value is not null or derived.indicator is null
union all by name
select
    derived.indicator,
    derived.city,
    derived.grain,
    derived.period_start,
    derived.period_end,
    true as is_computed,
    derived.value / indicators.factor as value,
    derived.is_approx,
    stated.name_then,
    stated.announced_rank,
    stated.change,
    stated.changed_in,
    stated.compared_with,
    indicators.source,
    derived.is_demo
from staging.derived_values as derived
inner join staging.indicators as indicators on derived.indicator = indicators.indicator
left join staging.stated_values as stated
    on
        derived.indicator = stated.indicator
        and derived.city = stated.city
        and derived.grain = stated.grain
        and derived.period_start = stated.period_start
        and derived.period_end = stated.period_end
where stated.value is null
