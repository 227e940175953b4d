-- One row per matter that is overdue or due soon: the row that it stems from.
select
    file,
    loaded_by,
    loaded_at,
    sheet,
    cell,
    name as about,
    strftime(due, '%Y-%m-%d') as written
from memory.with_cells('marts.matters')
where
    state in ('overdue', 'due_soon')
    and ($owner is null or list_contains(string_split(owner, '、'), $owner))
order by kind = 'archive' asc, due asc, name asc
