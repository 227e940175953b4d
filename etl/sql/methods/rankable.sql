-- A score as it is ranked: rounded to the scheme's decimals if it asks for it, and always to twelve
-- figures of the largest, for equal scores may differ in the last bit by how they were summed.
create macro methods.rankable(score, largest, decimals) as
if(
    decimals is null,
    round(score / nullif(largest, 0), 12),
    round(round(score / nullif(largest, 0), 12) * largest, decimals)
)
