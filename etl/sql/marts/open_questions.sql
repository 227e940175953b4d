-- One row per thing that the rows leave open; the board shows it and guesses nothing.
select
    'progress_fell' as question,
    curve.project as about,
    concat(cast(curve.progress as varchar), '%') as written,
    curve._upload,
    curve._sheet,
    curve._row,
    curve._cell
from marts.project_curve as curve
where curve.has_fallen
union all
select
    'closed_without_date' as question,
    problem as about,
    '已销号' as written,
    _upload,
    _sheet,
    _row,
    _cell
from staging.problems
where is_closed and closed_on is null
union all
select
    'year_without_rule' as question,
    concat(appraisal, ' ', year(period_end)) as about,
    any_value(rater) as written,
    min(_upload) as _upload,
    min_by(_sheet, _upload) as _sheet,
    min_by(_row, _upload) as _row,
    min_by(_cell, _upload) as _cell
from marts.appraisal_scores
where share is null
group by appraisal, year(period_end)
union all
select
    'forums_without_plan' as question,
    concat(forums.year, '年') as about,
    concat(count(*), '期') as written,
    min(forums._upload) as _upload,
    min_by(forums._sheet, forums._upload) as _sheet,
    min_by(forums._row, forums._upload) as _row,
    min_by(forums._cell, forums._upload) as _cell
from marts.forums as forums
left join staging.plans as plans on forums.year = plans.year
where plans.year is null
group by forums.year
union all
select
    'visits_without_promise' as question,
    concat(year, '年') as about,
    concat(cast(sum(visits) as bigint), '次') as written,
    min(_upload) as _upload,
    min_by(_sheet, _upload) as _sheet,
    min_by(_row, _upload) as _row,
    min_by(_cell, _upload) as _cell
from marts.service_visits
where promised is null
group by year
union all
select
    'publication_without_rule' as question,
    headline as about,
    level as written,
    _upload,
    _sheet,
    _row,
    _cell
from marts.publications
where points is null
union all
select
    'new_topic_unknown' as question,
    outcome as about,
    new_topic as written,
    _upload,
    _sheet,
    _row,
    _cell
from marts.look_backs
where new_topic is not null and new_state is null
union all
select
    'project_without_deadline' as question,
    project as about,
    lead as written,
    _upload,
    _sheet,
    _row,
    _cell
from marts.projects
where reason = 'no_due'
union all
select
    'mixed_accrual' as question,
    accruals.indicator as about,
    concat_ws(
        ' / ',
        arg_min(forms.written, forms.place) filter (where forms.is_from_january),
        arg_min(forms.written, forms.place) filter (where not forms.is_from_january)
    ) as written,
    arg_min(forms._upload, forms.place) as _upload,
    arg_min(forms._sheet, forms.place) as _sheet,
    arg_min(forms._row, forms.place) as _row,
    arg_min(forms._cell, forms.place) as _cell
from staging.accruals as accruals
inner join staging.accrual_forms as forms on accruals.indicator = forms.indicator
where accruals.is_mixed
group by accruals.indicator
order by question, _upload, _sheet, _row
