"""Fourteen outcome sentence templates, written without sight of the reader or of its own templates."""

# Each is (direction, template). {measure} is the measure's name, {value} (or {low} and {high}) the figure
# with its unit, {month} a month and year ("March 2027"), {year} a year.
BLIND_TEMPLATES = [
    ("at_least", "By {month}, no fewer than {value} for {measure}."),
    ("at_least", "We will raise {measure} to {value} by the end of {year}."),
    ("at_least", "Staff work with partners so that {measure} reaches {value} by {month}."),
    ("at_least", "{measure} is {value} or more in {year}."),
    ("at_least", "By {month}, our residents see {measure} climb to a minimum of {value}."),
    ("at_most", "Cap {measure} at {value} by {month}."),
    ("at_most", "Hold {measure} under {value} through {year}."),
    ("at_most", "By {year}, {measure} should not exceed {value}."),
    ("at_most", "Bring {measure} down to {value} no later than {month}."),
    ("range", "Keep {measure} between {low} and {high} until {month}."),
    ("range", "In {year}, {measure} stays within {low} to {high}."),
    ("range", "From {low} to {high}: that is where we want {measure} by {month}."),
    ("exactly", "{measure} equals {value} by {month}."),
    ("exactly", "By the end of {year} we want exactly {value} for {measure}, neither more nor less."),
]
