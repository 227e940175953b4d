-- Where a value lies between two fixed marks (0 and 1).
create macro methods.between_goalposts(x, low, high, is_truncated) as
if(
    is_truncated,
    greatest(least((x - low) / nullif(high - low, 0), 1), 0),
    (x - low) / nullif(high - low, 0)
)
