-- One row per indicator that this upload mixes: values cumulated since January beside others, which
-- were not so before. The first new value of a form that a value beside it has not.
with forms as (
    select
        forms.*,
        list_contains($uploads, forms._upload) as is_new
    from staging.accrual_forms as forms
    inner join staging.accruals as accruals on forms.indicator = accruals.indicator
    where accruals.is_mixed
),

mixed as (
    select indicator
    from forms
    group by indicator
    having count(distinct is_from_january) filter (where not is_new) < 2
)

select
    news.id,
    'mixed_accrual' as kind,
    cast(null as integer) as power,
    others.id as other,
    cast(null as double) as expected
from mixed
inner join forms as told on mixed.indicator = told.indicator and told.is_new
inner join forms as beside
    on mixed.indicator = beside.indicator and told.is_from_january <> beside.is_from_january
inner join figures as news
    on told._upload = news._upload and told._sheet = news._sheet and told._cell = news._cell
inner join figures as others
    on
        beside._upload = others._upload
        and beside._sheet = others._sheet
        and beside._cell = others._cell
where news.is_news and others.place is not null
qualify row_number() over (
    partition by mixed.indicator order by told.place asc, told.city = beside.city desc, beside.place
) = 1
