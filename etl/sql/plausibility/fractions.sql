-- One row per news of an indicator in percent of which no value at all is above 1, three or more
-- are there, and half are above 0.2: they look like fractions. A growth may well be so small.
with small as (
    select indicator
    from figures
    where place is not null and base = '%' and not regexp_matches(indicator, '增|降|涨|减|变|同比|环比')
    group by indicator
    having
        count(*) > 2
        and max(abs(value)) <= 1
        and median(abs(value)) > 0.2
        and count(*) filter (where value <> round(value)) > 0
)

select
    figures.id,
    'percent_as_fraction' as kind,
    2 as power,
    cast(null as bigint) as other,
    figures.shown * 100 as expected
from figures
inner join small on figures.indicator = small.indicator
where figures.is_news and figures.value <> 0
order by figures.id
