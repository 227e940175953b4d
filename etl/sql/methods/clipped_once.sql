-- One step of winsorising: all values tied at the outlying end take the next value's place. `state`
-- has the values in ascending order and how many were moved at each end; at most five may be, or
-- more if the last ones are tied.
create macro methods.clipped_once(state) as
case
    when state.lowered + state.raised >= 5 or methods.is_even(state.xs) then state
    when list_aggregate(state.xs, 'skewness') >= 0
        then struct_pack(
            xs := methods.lowered(state.xs),
            lowered := len(state.xs) - list_position(state.xs, state.xs[-1]) + 1,
            raised := state.raised
        )
    else struct_pack(
        xs := list_reverse(methods.lowered(list_reverse(state.xs))),
        lowered := state.lowered,
        raised := len(state.xs) - list_position(list_reverse(state.xs), state.xs[1]) + 1
    )
end
