-- One row per innovation studio and year; benefit and reward in 元, benefit per yuan of reward.
-- previous_benefit: of the year right before.
select
    studios.studio,
    studios.unit,
    studios.year,
    studios.tier,
    studios.benefit,
    studios.reward,
    methods.rounded(studios.benefit, studios.reward, 1) as benefit_per_yuan,
    first_value(studios.benefit) over (
        partition by studios.studio
        order by studios.year
        range between 1 preceding and 1 preceding
    ) as previous_benefit,
    uploads.is_demo,
    studios._upload,
    studios._sheet,
    studios._row,
    studios._cell
from raw.studios as studios
inner join raw.uploads as uploads on studios._upload = uploads.upload
where studios._current
order by studios.year, studios.studio
