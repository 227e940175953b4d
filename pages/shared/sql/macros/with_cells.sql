-- noqa: disable=AM04,RF02
-- (Its columns are those of the table that it is given the name of.)
-- The rows of a mart, or of a table that the query itself makes, and where each stands: file, sheet
-- and cell, who loaded it and when. `rows_` names a table with _upload, _sheet and _cell.
create macro memory.with_cells(rows_) as table
    select
        cells.*,
        uploads.file,
        uploads.loaded_by,
        uploads.loaded_at,
        cells._sheet as sheet,
        cells._cell as cell
    from query_table(rows_) as cells
    inner join warehouse.marts.uploads as uploads on cells._upload = uploads.upload;
