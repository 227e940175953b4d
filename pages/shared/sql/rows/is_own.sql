-- Whether names, parted by 、, hold the unit to which the reader is limited.
create macro memory.is_own(names) as
coalesce(list_contains(string_split(names, '、'), (select reader.unit from memory.reader)), false);
