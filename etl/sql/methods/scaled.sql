-- A treated value that points upwards (more is better), on the scale that the scheme asks for, by
-- its `yardstick`: the series' lowest, highest, mean, spread (sample sd), the reference city's
-- value, the target and the goalposts. What cannot be computed has no value. Points by rank come
-- from methods.points_by_rank.
create macro methods.scaled(normalisation, x, yardstick, is_truncated) as
case
    when not isfinite(yardstick.high - yardstick.low) then null
    when normalisation in ('极差0-1', '与最优之差')
        then (x - yardstick.low) / nullif(yardstick.high - yardstick.low, 0)
    when normalisation = '极差0-100'
        then (x - yardstick.low) / nullif(yardstick.high - yardstick.low, 0) * 100
    when normalisation = '极差1-100'
        then (x - yardstick.low) / nullif(yardstick.high - yardstick.low, 0) * 99 + 1
    when normalisation in ('标准分', '标准分10-2') and yardstick.high > yardstick.low
        then
            (x - yardstick.mean) / nullif(yardstick.spread, 0)
            * if(normalisation = '标准分10-2', 2, 1)
            + if(normalisation = '标准分10-2', 10, 0)
    when normalisation in ('目标距离', '参照距离')
        then methods.closeness(
            x,
            yardstick.low,
            if(normalisation = '目标距离', yardstick.target, yardstick.reference),
            coalesce(is_truncated, normalisation = '目标距离')
        )
    when normalisation in ('标杆区间', '标杆区间0-100')
        then methods.between_goalposts(
            x,
            least(yardstick.goalpost_low, yardstick.goalpost_high),
            greatest(yardstick.goalpost_low, yardstick.goalpost_high),
            coalesce(is_truncated, true)
        ) * if(normalisation = '标杆区间0-100', 100, 1)
    -- Lower is better: values are negative here, and the best one is divided by the value.
    when normalisation = '与最优之比' and yardstick.is_higher_better and yardstick.high > 0
        then x / yardstick.high
    when normalisation = '与最优之比' and not yardstick.is_higher_better and yardstick.high <= 0
        then if(x = yardstick.high, 1, yardstick.high / x)
end
