-- One row per sentence that papers do not have, per name in braces that is no fact of its sentence,
-- and per brace without its pair.
select
    faults.fault as name,
    uploads.file,
    faults._sheet as sheet,
    raw.cell_of(stated._places, faults.part, faults._row, stated._cell) as cell,
    case faults.part when 'name' then '句式' when 'sentence' then '句子' else '英文句子' end
        as header,
    faults.said as value,
    faults.nearest,
    faults.facts as expected
from staging.sentence_faults as faults
inner join raw.uploads as uploads on faults._upload = uploads.upload
inner join raw.paper_sentences as stated
    on
        faults._upload = stated._upload
        and faults._sheet = stated._sheet
        and faults._row = stated._row
order by faults._upload, faults._sheet, faults._row, faults.part, faults.said
