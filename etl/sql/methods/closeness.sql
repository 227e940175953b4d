-- How far a value has come from the lowest one (0) to a goal (1); beyond it stays 1 if truncated.
create macro methods.closeness(x, low, goal, is_truncated) as
case
    when is_truncated and x >= goal then 1
    when goal > low then 1 - (goal - x) / (goal - low)
end
