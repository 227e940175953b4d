-- A value after treatment: drawn in to the bounds, or logged after the shift; without either, as
-- it is. What has no logarithm has no value.
create macro methods.treated(value, low_bound, high_bound, shift) as
case
    when value is null then null
    when shift is null then greatest(least(value, high_bound), low_bound)
    when value + shift > 0 then ln(value + shift)
end
