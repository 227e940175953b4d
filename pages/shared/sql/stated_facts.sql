-- One row per figure that a published text states on one of the subjects (joined by 、), in the
-- text's order.
with facts as (
    select *
    from marts.stated_facts
    where list_contains(string_split($subjects, '、'), subject)
)

select
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
order by facts._upload, facts._row
