-- What we learnt on study visits to any city and in which all of $words (parted by blanks) occur,
-- the latest visit first; one row per practice and indicator that it bears on.
with said as (
    select unnest(string_split($words, ' ')) as word
),

asked as (
    select lower(word) as word
    from said
    where word <> ''
)

select
    measures.kind,
    measures.city,
    measures.item,
    measures.practice,
    measures.measure,
    measures.owner,
    measures.started,
    measures.status,
    measures.state,
    measures.plan_year,
    measures.is_overdue,
    measures.indicator,
    measures.unit,
    measures.decimals,
    measures.gap_at_start,
    measures.gap_now,
    measures.gap_change,
    measures.is_demo,
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    measures._sheet as sheet,
    measures._cell as cell
from marts.measures as measures
inner join marts.uploads as uploads on measures._upload = uploads.upload
where
    measures.kind = 'visit'
    and not exists (
        select 1
        from asked
        where
            not contains(
                lower(
                    concat_ws(
                        ' ',
                        measures.city,
                        measures.item,
                        measures.practice,
                        measures.measure,
                        measures.owner
                    )
                ),
                asked.word
            )
    )
order by
    measures.started desc nulls last,
    measures.city asc,
    measures.item asc,
    measures.practice asc,
    measures.indicator asc
