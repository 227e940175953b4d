-- One row per scheme, city group, period in which an indicator of the scheme is known, and city
-- that was a member by then. Without enough cities (is_counted: marts.period_coverage) there are
-- scores and no ranks. rank_low to rank_high holds nine tenths of the ranks under drawn weights,
-- and the rank; without_low to without_high the ranks with one indicator left out. coverage: the
-- share of its indicators that are known of a city; weight_coverage: what these weigh. previous_,
-- series_no and what is said of the field: as in marts.city_ranks; an indicator of the scheme whose
-- series breaks breaks that of its scores.
-- by: scheme, subject
with ladder as (
    select
        subject,
        city_group,
        grain,
        period_start,
        period_end,
        rank,
        lag(min(value)) over (
            partition by subject, city_group, grain, period_start, period_end
            order by rank
        ) as next_score
    from staging.scheme_ranks
    where rank is not null
    group by subject, city_group, grain, period_start, period_end, rank
),

without as (
    select
        scheme,
        city_group,
        grain,
        period_start,
        period_end,
        city,
        min(rank_without) as lowest,
        max(rank_without) as highest
    from marts.leave_one_out
    group by scheme, city_group, grain, period_start, period_end, city
),

fields as (
    select
        subject,
        city_group,
        grain,
        period_start,
        period_end,
        before_start,
        before_end,
        row_number()
            over (order by subject, city_group, grain, period_end, period_start) as field
    from staging.scheme_ranks
    group by subject, city_group, grain, period_start, period_end, before_start, before_end
),

places as (  -- noqa: ST03, for the macro is told its name
    select
        fields.field,
        earlier.field as before_field,
        ranks.city,
        ranks.value,
        ranks.rank,
        ranks.ranked,
        ranks.is_counted,
        ranks.series_no
    from staging.scheme_ranks as ranks
    inner join fields
        on
            ranks.subject = fields.subject
            and ranks.city_group = fields.city_group
            and ranks.grain = fields.grain
            and ranks.period_start = fields.period_start
            and ranks.period_end = fields.period_end
    left join fields as earlier
        on
            fields.subject = earlier.subject
            and fields.city_group = earlier.city_group
            and fields.grain = earlier.grain
            and fields.before_start is not distinct from earlier.period_start
            and fields.before_end = earlier.period_end
)

select
    ranked.subject as scheme,
    ranked.city_group,
    ranked.grain,
    ranked.period_start,
    ranked.period_end,
    ranked.city,
    ranked.role,
    ranked.is_home,
    ranked.value as score,
    ranked.rank,
    ranked.ranked,
    ranked.members,
    ranked.is_counted,
    ranked.series_no,
    if(ranked.rank is null, null, least(ranked.rank, bands.lowest)) as rank_low,
    if(ranked.rank is null, null, greatest(ranked.rank, bands.highest)) as rank_high,
    if(ranked.rank is null, null, least(ranked.rank, without.lowest)) as without_low,
    if(ranked.rank is null, null, greatest(ranked.rank, without.highest)) as without_high,
    ranked.coverage,
    ranked.weight_coverage,
    ranked.known,
    ranked.indicators,
    ranked.before_start as previous_start,
    ranked.before_end as previous_end,
    ranked.is_next,
    compared.previous_value as previous_score,
    compared.previous_rank,
    compared.previous_ranked,
    compared.rank_change,
    compared.same_ranked,
    compared.is_same_field,
    compared.rank_of_same,
    ranked.gap_to_first,
    ladder.next_score - ranked.value as gap_to_next,
    ranked.is_demo
from staging.scheme_ranks as ranked
inner join fields
    on
        ranked.subject = fields.subject
        and ranked.city_group = fields.city_group
        and ranked.grain = fields.grain
        and ranked.period_start = fields.period_start
        and ranked.period_end = fields.period_end
inner join methods.compared('places') as compared
    on fields.field = compared.field and ranked.city = compared.city
left join ladder
    on
        ranked.subject = ladder.subject
        and ranked.city_group = ladder.city_group
        and ranked.grain = ladder.grain
        and ranked.period_start = ladder.period_start
        and ranked.period_end = ladder.period_end
        and ranked.rank = ladder.rank
left join staging.rank_bands as bands
    on
        ranked.subject = bands.scheme
        and ranked.city_group = bands.city_group
        and ranked.grain = bands.grain
        and ranked.period_start = bands.period_start
        and ranked.period_end = bands.period_end
        and ranked.city = bands.city
left join without
    on
        ranked.subject = without.scheme
        and ranked.city_group = without.city_group
        and ranked.grain = without.grain
        and ranked.period_start = without.period_start
        and ranked.period_end = without.period_end
        and ranked.city = without.city
order by
    ranked.subject,
    ranked.city_group,
    ranked.grain,
    ranked.period_end,
    ranked.period_start,
    ranked.city
