-- One row per value in force, with its size (logarithm to base 10), the length of its period in
-- months (likewise), its place in its series, and whether it is news: of an upload of $uploads, and
-- another value than the one that was in force before. That one has a row, too, without a place.
with earlier as (
    select
        indicator,
        city,
        grain,
        period_start,
        period_end,
        arg_max(value, _upload) as value
    from staging.source_values
    where not list_contains($uploads, _upload) and value is not null
    group by indicator, city, grain, period_start, period_end
),

numbered as (
    select
        stated.*,
        row_number() over (
            order by
                stated.indicator, stated.city, stated.grain, stated.period_end, stated.period_start
        ) as id,
        row_number() over (
            partition by stated.indicator, stated.city, stated.grain
            order by stated.period_end, stated.period_start
        ) as place,
        earlier.value as earlier_value,
        list_contains($uploads, stated._upload) as is_new
    from staging.stated_values as stated
    left join earlier
        on
            stated.indicator = earlier.indicator
            and stated.city = earlier.city
            and stated.grain = earlier.grain
            and stated.period_start = earlier.period_start
            and stated.period_end = earlier.period_end
    where stated.value is not null
),

told as (
    select
        numbered.*,
        numbered.is_new and coalesce(numbered.value <> numbered.earlier_value, true) as is_news
    from numbered
    union all
    select
        numbered.* replace (
            -numbered.id as id,
            null as place,
            numbered.earlier_value as value,
            false as is_new
        ),
        false as is_news
    from numbered
    where numbered.is_new and numbered.value <> numbered.earlier_value
)

select
    told.id,
    told.indicator,
    told.city,
    told.grain,
    told.period_start,
    told.period_end,
    told.value,
    told.value / indicators.factor as shown,
    indicators.unit,
    indicators.base,
    indicators.factor,
    log10(nullif(abs(told.value), 0)) as size,
    log10(date_diff('month', told.period_start, told.period_end) + 1) as length,
    told.place,
    told.is_news,
    not told.is_new as is_known,
    told.written,
    uploads.file,
    told._upload,
    told._sheet,
    told._row,
    told._cell
from told
inner join staging.indicators as indicators on told.indicator = indicators.indicator
inner join raw.uploads as uploads on told._upload = uploads.upload
