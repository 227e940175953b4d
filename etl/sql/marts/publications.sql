-- One row per publication, with its points: the rule in force on that day for its medium, or else
-- for its level; none, where there is no rule. A rule without a date holds from the beginning.
with ruled as (
    select
        publications._upload,
        publications._sheet,
        publications._row,
        rules.points,
        row_number() over (
            partition by publications._upload, publications._sheet, publications._row
            order by rules.media is not null desc, rules.since desc nulls last
        ) as place
    from raw.publications as publications
    inner join raw.scoring_rules as rules
        on
            publications.level = rules.level
            and publications.media = coalesce(rules.media, publications.media)
            and publications.date_to >= coalesce(rules.since, publications.date_to)
    where publications._current and rules._current
)

select
    publications.date_to as published,
    year(publications.date_to) as year,
    cast(date_trunc('month', publications.date_to) as date) as month,
    publications.unit,
    publications.media,
    publications.level,
    publications.headline,
    ruled.points,
    uploads.is_demo,
    publications._upload,
    publications._sheet,
    publications._row,
    publications._cell
from raw.publications as publications
inner join raw.uploads as uploads on publications._upload = uploads.upload
left join ruled
    on
        publications._upload = ruled._upload
        and publications._sheet = ruled._sheet
        and publications._row = ruled._row
        and ruled.place = 1
where publications._current
order by published, publications.unit, publications.media, publications.headline
