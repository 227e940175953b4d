-- The weighted power mean of known parts. A zero makes it zero where its exponent is not above
-- zero, as it goes to it; a negative part leaves all but the arithmetic mean without a value.
-- `weight`, `total` (Σ share × score), `lowest` and `raised` (Σ share × methods.raised) are sums
-- over the known parts.
create macro methods.mean(exponent, sums) as
case
    when exponent is null or sums.weight is null or sums.weight = 0 then null
    when sums.parts = 1 or exponent = 1 then sums.total / sums.weight
    when sums.lowest < 0 then null
    when sums.lowest = 0 and exponent <= 0 then 0
    when exponent = 0 then exp(sums.raised / sums.weight)
    else pow(sums.raised / sums.weight, 1 / exponent)
end
