-- Every mean of a scheme is a power mean: 调和 of exponent -1, 几何 of 0 (the limit), 算术 of 1, and
-- 幂均值(-2) of the exponent that it names; 科普兰 is no mean and has none.
create macro methods.exponent(aggregation) as
case
    when aggregation = '科普兰' then null
    when aggregation = '几何' then 0
    when aggregation = '调和' then -1
    else coalesce(try_cast(regexp_extract(aggregation, '^幂均值\((.+)\)$', 1) as double), 1)
end
