-- Where a value lies between two fixed marks (0 and 1). `greatest` passes over what is missing, so
-- that a gap must be told first.
create macro methods.between_goalposts(x, low, high, is_truncated) as
case
    when is_truncated and x is not null and high > low
        then greatest(least((x - low) / (high - low), 1), 0)
    else (x - low) / nullif(high - low, 0)
end
