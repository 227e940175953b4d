-- A fraction rounded to some places, halves away from nought: 1.5 is 2, -1.5 is -2, 2.345 to two
-- places 2.35. In whole numbers, for a binary 2.345 is a little less and would go down. Both parts
-- count to their ninth place; sizes from 10^15 on have no exact halves and are rounded as they are.
create macro methods.rounded(numerator, denominator, places) as
case
    when cast(denominator as double) = 0 then null
    when
        abs(cast(numerator as double)) < 1e15
        and abs(cast(denominator as double)) between 0.001 and 1e15
        and places between 0 and 9
        then
            cast(
                sign(numerator) * sign(denominator) * (
                    (
                        2 * cast(pow(10, places) as hugeint)
                        * cast(abs(cast(numerator as decimal(38, 9))) * 1000000000 as hugeint)
                        + cast(abs(cast(denominator as decimal(38, 9))) * 1000000000 as hugeint)
                    )
                    // (
                        2
                        * cast(abs(cast(denominator as decimal(38, 9))) * 1000000000 as hugeint)
                    )
                ) as double
            ) / pow(10, places)
    else round(numerator / denominator, cast(places as integer))
end
