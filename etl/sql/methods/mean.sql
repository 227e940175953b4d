-- The weighted mean of known parts as a scheme asks for it. A zero makes the geometric and the
-- harmonic mean zero, as both go to it; a negative part leaves them without a value.
-- `weight`, `total` (Σ share × score), `lowest`, `logs` (Σ share × ln score, positive parts) and
-- `inverses` (Σ share ÷ score) are sums over the known parts.
create macro methods.mean(aggregation, sums) as
case
    when sums.weight is null or sums.weight = 0 then null
    when sums.parts = 1 or aggregation = '算术' then sums.total / sums.weight
    when sums.lowest < 0 then null
    when sums.lowest = 0 then 0
    when aggregation = '几何' then exp(sums.logs / sums.weight)
    when aggregation = '调和' then sums.weight / sums.inverses
end
