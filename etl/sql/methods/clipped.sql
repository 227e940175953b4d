-- noqa: disable=PRS
-- (The linter does not know lambdas of two parameters.)
-- What winsorising does to values in ascending order: the values afterwards, how many were lowered
-- and raised, and whether they are even now. After: Becker et al., COINr; OECD/JRC Handbook 2008.
create macro methods.clipped(xs) as
list_reduce(
    list_resize(
        list_value(
            struct_pack(xs := xs, lowered := cast(0 as bigint), raised := cast(0 as bigint))
        ),
        6
    ),
    lambda state, step: methods.clipped_once(state)
)
