-- One row per sentence of papers that the office has written itself, by its name: in Chinese and,
-- where it has written that too, in English.
select
    stated.name,
    stated.sentence,
    stated.english,
    uploads.is_demo,
    stated._upload,
    stated._sheet,
    stated._row,
    stated._cell
from raw.paper_sentences as stated
inner join raw.uploads as uploads on stated._upload = uploads.upload
where stated._current
order by stated.name
