-- Which quarter of its group a value is in, 1 is the best; none without a direction.
--   quartiles: of the group, as marts.quartiles.quartiles has them.
create macro methods.quarter(value, is_higher_better, quartiles) as
case
    when is_higher_better
        then case
            when value >= quartiles[3] then 1
            when value >= quartiles[2] then 2
            when value >= quartiles[1] then 3
            when value < quartiles[1] then 4
        end
    when not is_higher_better
        then case
            when value <= quartiles[1] then 1
            when value <= quartiles[2] then 2
            when value <= quartiles[3] then 3
            when value > quartiles[3] then 4
        end
end
