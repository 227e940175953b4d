-- One row per event and indicator: of the rules and of cities all, of forums and campaigns the own.
-- noqa: disable=AM04
-- (Its columns are those of the mart.)
select *
from whole.marts.events
where
    kind = 'rule'
    or forum_no in (select forums.forum_no from marts.forums as forums)
    or campaign in (select campaigns.campaign from marts.campaign_results as campaigns)
