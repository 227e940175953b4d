-- Whether names, parted by 、, hold units of the register and not the reader's own.
create macro memory.is_others(names) as
not memory.is_own(names)
and coalesce(
    list_has_any(
        string_split(names, '、'), (select list(units.unit) from whole.marts.units as units)
    ),
    false
);
