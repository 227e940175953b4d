-- Values in order, of which all that equal the last one take the place of the value before them.
create macro methods.lowered(xs) as
list_resize(
    list_slice(xs, 1, list_position(xs, xs[-1]) - 1),
    len(xs),
    xs[list_position(xs, xs[-1]) - 1]
)
