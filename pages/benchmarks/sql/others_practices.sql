-- One row per figure that a published text states of another federation and in which all of $words
-- (parted by blanks) occur, of one subject or of all ($subject null), in the texts' order.
with said as (
    select unnest(string_split($words, ' ')) as word
),

asked as (
    select lower(word) as word
    from said
    where word <> ''
),

facts as (
    select *
    from marts.stated_facts
    where $subject is null or subject = $subject
)

select
    facts.subject,
    facts.place,
    facts.indicator,
    facts.period,
    facts.written,
    facts.sentence,
    facts.document,
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    facts._sheet as sheet,
    facts._cell as cell
from facts
inner join marts.uploads as uploads on facts._upload = uploads.upload
where
    not exists (
        select 1
        from asked
        where
            not contains(
                lower(
                    concat_ws(
                        ' ',
                        facts.subject,
                        facts.place,
                        facts.indicator,
                        facts.written,
                        facts.sentence,
                        facts.document
                    )
                ),
                asked.word
            )
    )
order by facts._upload, facts._row
