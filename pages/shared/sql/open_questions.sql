-- One row per thing that the rows leave open, with the cell that raises it.
select
    questions.question,
    questions.about,
    questions.written,
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    questions._sheet as sheet,
    questions._cell as cell
from marts.open_questions as questions
inner join marts.uploads as uploads on questions._upload = uploads.upload
order by questions.question, uploads.file, questions._sheet, questions._row
