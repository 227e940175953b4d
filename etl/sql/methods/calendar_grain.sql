-- The calendar's name of what is cumulated since January: its month, quarter, half or whole year;
-- null for other lengths, and the grain itself for what is not cumulated.
create macro methods.calendar_grain(grain, period_end) as
case
    when grain <> 'cumulated' then grain
    when month(period_end) = 1 then 'month'
    when month(period_end) = 3 then 'quarter'
    when month(period_end) = 6 then 'half'
    when month(period_end) = 12 then 'year'
end
