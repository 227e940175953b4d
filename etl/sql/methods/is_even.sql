-- Whether values are spread evenly enough to be left alone: skewness (G1) below 2 in size, or
-- excess kurtosis (G2) below 3.5; too few or all equal values have neither and are.
create macro methods.is_even(xs) as
coalesce(
    len(xs) < 4
    or xs[1] = xs[-1]
    or abs(list_aggregate(xs, 'skewness')) < 2
    or list_aggregate(xs, 'kurtosis') < 3.5,
    true
)
