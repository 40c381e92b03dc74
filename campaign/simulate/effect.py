"""What drives do in the simulated province: built in and known, so that an estimate can be judged.

In the month in which a drive starts, every unit that takes part gains on average this many
people more, per 1,000 people of participating age, than it would have gained without it. Units
with a quicker pace are likelier to take part, and drives lie where the season is good: comparing
participants with the others, or a month with the one before, finds too much.
"""

from campaign.terms import DriveKind

VSI_PER_1000_PEOPLE: dict[DriveKind, float] = {
    DriveKind.FESTIVAL: 0.5,
    DriveKind.PEAK_MONTH: 1.2,
    DriveKind.PEAK_DAYS: 0.8,
}

HOUSEHOLD_PER_1000_PEOPLE: dict[DriveKind, float] = {
    DriveKind.FESTIVAL: 0.8,
    DriveKind.PEAK_MONTH: 2.0,
    DriveKind.PEAK_DAYS: 1.2,
}

# Of everybody who joins, drive or not, this share takes a card for three months, and this share
# of those lets it lapse three months later, all in the same month.
THREE_MONTH_SHARE = 0.30
LAPSING_SHARE = 0.45
# Of those who stopped in a month this share is back a month later.
RETURNING_SHARE = 0.35
