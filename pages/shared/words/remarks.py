"""What the rows leave open, and the dates in them that cannot be, in words."""

from pages.shared.words.catalogue import mark
from pages.shared.words.names import named

# A thing that the rows leave open, and what settles it.
question = named(
    progress_fell=mark("Its progress fell between two reports: which one is right?"),
    closed_without_date=mark("Closed without a date: when was it closed?"),
    year_without_rule=mark("Scored in a year without weights: which weights hold?"),
    forums_without_plan=mark("Forums were held in a year without a plan: which rules hold?"),
    visits_without_promise=mark("No promise of visits is laid down for that year: how many?"),
    publication_without_rule=mark("No rule gives it points: which rule holds?"),
    project_without_deadline=mark("Without a deadline nobody can say whether it is late"),
    mixed_accrual=mark("Since January and by month side by side: 累计 or 当期? State 数据形态"),
    new_topic_unknown=mark("The new topic is not among the topics: under what name is it?"),
)

# A date that cannot be, and what the board does with it.
date_fault = named(
    accepted_before_proposed=mark("Chosen before it was proposed: correct one of the two"),
    proposed_after_forum=mark("Proposed after its forum: the forum's day counts"),
    accepted_after_forum=mark("Chosen after its forum: correct one of the two"),
    formed_before_forum=mark("Formed before its forum: the earlier day counts for both"),
    adopted_before_formed=mark("Adopted before it was formed: the earlier day counts for both"),
    effective_before_formed=mark("Effective before it was formed: the earlier day counts for both"),
    effective_before_adopted=mark("Effective before it was adopted: the earlier day counts"),
    archived_before_forum=mark("Handed in before the forum: correct one of the two"),
    looked_before_effect=mark("Looked at before it took effect: correct one of the two"),
    due_before_effect=mark("To be looked at before it took effect: correct one of the two"),
    due_before_begun=mark("Due before it begins: correct one of the two"),
    reported_before_begun=mark("Reported on before the project began: correct one of the two"),
    reached_before_begun=mark("Reached before the project began: correct one of the two"),
    assigned_before_found=mark("Assigned before it was found: counts as the same day"),
    listed_before_found=mark("Listed before it was found: counts as the same day"),
    listed_before_assigned=mark("Listed before it was assigned: correct one of the two"),
    closed_before_assigned=mark("Closed before it was assigned: correct one of the two"),
    reopened_before_found=mark("Reopened before it was found: correct one of the two"),
    due_before_found=mark("Due before it was found: correct one of the two"),
    future=mark("Later than the day of its upload: set aside until it is corrected"),
    far=mark("A year beyond the next: is it mistyped?"),
    closed_while_open=mark("Closed on a day, yet called open: it counts as open"),
    reopened_yet_closed=mark("Reopened after it was closed, yet called closed: counts as open"),
    effective_yet_unused=mark("In effect, yet nobody took it up: counts as taken up by that day"),
    effective_yet_declined=mark("In effect, yet not adopted: the day of effect is set aside"),
    adopted_yet_declined=mark("A day of adoption, yet not adopted: the day is set aside"),
    finished_yet_behind=mark("Finished, yet at less than 100 %: it counts as finished"),
)
