"""Sixteen more templates by somebody who had not seen the reader; the second blind set, and the third of all.

{m} is the measure, {v} the figure with its unit ({n} in words, {w} the end of a band), {b} an invented start; what
stands in [] is left out without one. `hold` keeps one figure, `band` two; `top` is said where nothing lies beyond:
all of something, or none. `period` says which stretch of time is named: its last day is the day that is due. A `day`
is a month's last, which is why 31/03/2027 can be read in one way only.
"""

THIRD_TEMPLATES: list[dict[str, str]] = [
    {
        "period": "month",
        "increase": "By {month} we want {m} to be at least {v}.",
        "reduce": "By {month} we want {m} to be no more than {v}.",
        "top": "By {month} we want {m} to be {v}.",
        "hold": "Right through to the end of {month} we want {m} to stay at or above {v}.",
    },
    {
        "period": "month",
        "increase": "Raise {m}[ from {b}] to {v} before the end of {month}.",
        "reduce": "Cut {m}[ from {b}] to {v} before the end of {month}.",
        "hold": "Hold {m} steady at {v} until the end of {month}.",
    },
    {
        "period": "day",
        "percent": " per cent",
        "increase": "{M} is to be brought up to {v} by {day} {month}.",
        "reduce": "{M} is to be brought down to {v} by {day} {month}.",
        "hold": "{M} is to be kept at {v} up to and including {day} {month}.",
    },
    {
        "period": "day",
        "increase": "By {iso}, {m} should have risen to {v} or higher.",
        "reduce": "By {iso}, {m} should have fallen to {v} or lower.",
        "hold": "Until {iso}, {m} should be maintained at {v}.",
        "band": "Until {iso}, {m} should stay between {v} and {w}.",
    },
    {
        "period": "day",
        "increase": "{M} to rise to {v} by {slashes}[ (currently {b})].",
        "reduce": "{M} to fall to {v} by {slashes}[ (currently {b})].",
        "hold": "{M} to remain at {v} until {slashes}.",
    },
    {
        "period": "fiscal",
        "percent": " percent",
        "increase": "No later than the close of fiscal year {fiscal} (31 March {year}), we will increase {m} to at least "
        "{v}.",
        "reduce": "No later than the close of fiscal year {fiscal} (31 March {year}), we will reduce {m} to no more than "
        "{v}.",
        "top": "No later than the close of fiscal year {fiscal} (31 March {year}), we will {change} {m} to {v}.",
        "hold": "Up to the close of fiscal year {fiscal} (31 March {year}), we will keep {m} at {v}.",
    },
    {
        "period": "quarter",
        "increase": "Get {m} up to {v} by the end of Q{quarter} {year}.",
        "reduce": "Get {m} down to {v} by the end of Q{quarter} {year}.",
        "hold": "Don't let {m} slip from {v} before the end of Q{quarter} {year}.",
    },
    {
        "period": "year",
        "increase": "We are committed to improving {m} to {v} or more by the end of {year}.",
        "reduce": "We are committed to lowering {m} to {v} or less by the end of {year}.",
        "top": "We are committed to {changing} {m} to {v} by the end of {year}.",
        "hold": "We are committed to maintaining {m} at or above {v} until the end of {year}.",
    },
    {
        "period": "month",
        "percent": " per cent",
        "increase": "Our aim is for {m} to climb to {n} by the end of {month}.",
        "reduce": "Our aim is for {m} to drop to {n} by the end of {month}.",
        "hold": "Our aim is for {m} to hold at {n} up to the end of {month}.",
    },
    {
        "period": "month",
        "increase": "{M} needs to reach {v} by {month}.",
        "reduce": "{M} must not exceed {v} by {month}.",
        "hold": "{M} needs to stay at {v} through {month}.",
        "share-increase": "At least {tens} out of ten {rest} by {month}.",
        "share-reduce": "No more than {tens} out of ten {rest} by {month}.",
        "share-top": "All {rest} by {month}.",
    },
    {
        "period": "quarter",
        "increase": "Take {m} up to {v}[, from {b} today,] by the end of the {nth} quarter of {year}.",
        "reduce": "Take {m} down to {v}[, from {b} today,] by the end of the {nth} quarter of {year}.",
        "hold": "Sustain {m} at {v} until the end of the {nth} quarter of {year}.",
    },
    {
        "period": "month",
        "increase": "The board expects {m} to be no lower than {v} when {month} closes.",
        "reduce": "The board expects {m} to be no higher than {v} when {month} closes.",
        "top": "The board expects {m} to have reached {v} when {month} closes.",
        "hold": "The board expects {m} to be no different from today's {v} until {month} closes.",
        "band": "The board expects {m} to stay between {v} and {w} until {month} closes.",
    },
    {
        "period": "fiscal",
        "increase": "Target for the end of FY {fiscal}: {m} up to {v}.",
        "reduce": "Target for the end of FY {fiscal}: {m} down to {v}.",
        "hold": "Target for the end of FY {fiscal}: {m} still at {v}.",
    },
    {
        "period": "day",
        "increase": "We will have succeeded if, on {month_day}, {m} stands at {v} or above.",
        "reduce": "We will have succeeded if, on {month_day}, {m} stands at {v} or below.",
        "top": "We will have succeeded if, on {month_day}, {m} stands at {v}.",
        "hold": "We will have succeeded if, on {month_day}, {m} is still {v}, as it is now.",
    },
    {
        "period": "day",
        "increase": "Move {m} up to {v}[, from {b} now,] by the {ordinal} of {month}.",
        "reduce": "Move {m} down to {v}[, from {b} now,] by the {ordinal} of {month}.",
        "hold": "Make sure {m} does not move away from {v} before the {ordinal} of {month}.",
    },
    {
        "period": "half",
        "increase": "{v} is the minimum we have set for {m}, to be met by the end of the {nth} half of {year}.",
        "reduce": "{v} is the maximum we have set for {m}, to be met by the end of the {nth} half of {year}.",
        "top": "{v} is the goal we have set for {m}, to be met by the end of the {nth} half of {year}.",
        "hold": "{v} is the level at which {m} will be maintained until the end of the {nth} half of {year}.",
    },
]
