-- Points for a place among n values: `below` are lower, `ties` are equal, itself counted.
-- The best gets n, so that tied ones get the lower points, their mean or the higher ones.
create macro methods.points_by_rank(normalisation, below, ties, n) as
case normalisation
    when '名次' then below + 1
    when '名次平均' then below + (ties + 1) / 2
    when '名次取大' then below + ties
    when '博达' then below
    when '百分位' then below / nullif(n - 1, 0)
    when '百分位平均' then (below + (ties - 1) / 2) / nullif(n - 1, 0)
end
