"""Roles: what an indicator plays, so that code asks for “settled late” and never for a province's own id.

Column `role` of data/reference/indicators.csv gives each indicator its role, if it has one; the code list `role` says
in words what each means. Several indicators may play the same role, each in other forms.
"""

RECEIVED = "received"
SETTLED = "settled"
EARLY = "early"
ON_TIME = "on_time"  # on the day, without those before it
WITHIN = "within"  # early and on time counted together
LATE = "late"
CARRIED_OVER = "carried_over"  # from the period before
IN_HAND = "in_hand"
NOT_DUE = "not_due"  # in hand, still within the time limit
OVERDUE = "overdue"  # in hand, past it
COMMUNE_RECEIVED = "commune_received"  # by the communes of a district, as the district states it
COMMUNE_SETTLED = "commune_settled"
COMMUNE_WITHIN = "commune_within"
SCORE = "score"  # one index of several
SATISFIED = "satisfied"
DISSATISFIED = "dissatisfied"
OPINIONS = "opinions"  # all of them

# Of a measure: the two sides of one share; and what was settled of all that was received.
SHARE_ON_TIME = "on_time"
SHARE_LATE = "late"
SHARE_SETTLED = "settled"
MEASURE_ROLES = (SHARE_ON_TIME, SHARE_LATE, SHARE_SETTLED)
