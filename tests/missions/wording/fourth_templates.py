"""The third blind set, and the fourth of all: ways in which a director, a council officer or a clinic manager types.

Notation as in the third set; {after} is the day after the one that is due. A template has only the directions that its
author made it for, and a row is said in those that fit it. Every other row names its start.
"""

FOURTH_TEMPLATES: list[dict[str, str]] = [
    {
        "period": "quarter",
        "increase": "By the end of Q{quarter} {year}, {m} is {v}, which is more than we manage today[ ({b})].",
    },
    {
        "period": "day",
        "increase": "[At the moment we stand at {b}. ]What we would like to see is {m} climb to {v} by {day} {month}.",
    },
    {
        "period": "month",
        "increase": "{M}:[ from {b}] up to {v}, end of {month} at the latest",
    },
    {
        "period": "day",
        "percent": " percent",
        "increase": "Lift {m}[, now at {b},] so that it hits {v} no later than {month_day}.",
    },
    {
        "period": "day",
        "percent": " per cent",
        "increase": "What we need before {after} is for {m} to grow[, from {b} at the last count,] to at least {v}.",
    },
    {
        "period": "month",
        "reduce": "The trustees have committed us to cutting {m}[ from {b}] to {v} by {month}, without extra staff.",
    },
    {
        "period": "quarter",
        "reduce": "{M} is too high[ at {b}] and has to come down to {v} by the end of Q{quarter} {year}.",
    },
    {
        "period": "half",
        "percent": " per cent",
        "reduce": "In the {nth} half of {year} we expect {m} to fall to {v}[ (it was {b} when we last looked)].",
    },
    {
        "period": "day",
        "reduce": "No more than {v} by {slashes}[, down from {b}]: that is our goal for {m}.",
    },
    {
        "period": "month",
        "hold": "Keep {m} at or above {v} through to the end of {month}.",
    },
    {
        "period": "day",
        "percent": " per cent",
        "hold": "At no point between now and {day} {month} should {m} go above {v}.",
    },
    {
        "period": "month",
        "hold": "We are content with {m}, so the aim is simply to hold it steady at {v} until the end of {month}.",
    },
    {
        "period": "year",
        "hold": "{M} must not dip below {v} at any time up to the end of {year}[ (we are on {b} now)].",
    },
    {
        "period": "day",
        "increase": "Our promise to funders on {m}[ (today: {b})] is to get it up to {v}, with {day} {month} as deadline.",
        "reduce": "Our promise to funders on {m}[ (today: {b})] is to get it down to {v}, with {day} {month} as deadline.",
        "hold": "Our promise to funders on {m} is to maintain it at {v}, with {day} {month} as the deadline.",
    },
]
