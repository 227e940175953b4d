-- What a part adds to the sum behind a power mean, before its weight: a power of it, or its
-- logarithm. A part that has none decides on the mean by itself: see methods.mean.
create macro methods.raised(score, exponent) as
case
    when exponent = 1 then score
    when score < 0 or (score = 0 and exponent <= 0) then null
    when exponent = 0 then ln(score)
    else pow(score, exponent)
end
