"""Words that count for a part of a mission statement: `strong` alone is enough, `weak` is a beginning."""

import re
from dataclasses import dataclass

from missions.wording.texts import Span


@dataclass(frozen=True)
class Lexicon:
    """Words and phrases; a word also counts with a plain ending."""

    strong: re.Pattern[str]
    weak: re.Pattern[str]


def lexicon(strong: str, weak: str = "") -> Lexicon:
    """Build one from phrases parted by commas."""
    return Lexicon(phrases(strong), phrases(weak))


def phrases(listed: str) -> re.Pattern[str]:
    """One expression for all of them, tried longest first; linear in the text."""
    wanted = sorted((" ".join(phrase.split()) for phrase in listed.split(",") if phrase.strip()), key=len, reverse=True)
    alternatives = "|".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in wanted) or r"(?!)"
    return re.compile(rf"\b(?:{alternatives})(?:s|es)?\b", re.IGNORECASE)


def find(pattern: re.Pattern[str], text: str) -> tuple[Span, ...]:
    return tuple(Span(match.start(), match.end(), match.group()) for match in pattern.finditer(text))


BENEFICIARIES = lexicon(
    """
    family, families, child, children, youth, youngster, student, pupil, resident, patient, woman, women,
    man, men, girl, boy, senior, elderly, older people, older adult, veteran, homeless, household, neighbor,
    neighbour, survivor, refugee, immigrant, migrant, citizen, customer, client, farmer, artist, infant,
    teen, teenager, parent, mother, father, orphan, prisoner, animal, dog, cat, horse, pet, wildlife,
    victim, disabled, needy, poor, indigent, low-income, low income, underserved, business owner, tenant,
    visitor, guest, athlete, learner, carer, caregiver, donor, young people, adult, people with, persons
    with, individuals with, people in need, those in need, persons of, trainee
    """,
    "people, person, individual, public, community, communities, society, member, others, those who, world, mankind",
)
PROGRAMS = lexicon(
    """
    food, meal, shelter, housing, home, scholarship, training, research, health care, healthcare,
    counseling, counselling, library, libraries, museum, concert, performance, clinic, hospital, school,
    college, camp, class, classes, course, workshop, clothing, transport, transportation, legal aid, job,
    water, sport, soccer, football, baseball, swimming, music, theater, theatre, dance, worship, church,
    garden, park, land, trail, preservation, conservation, rescue, adoption, day care, child care,
    childcare, preschool, tutoring, mentoring, hospice, nursing, treatment, therapy, almshouse, grant, loan,
    publication, exhibition, festival, playground, equipment, emergency, medical, cemetery
    """,
    """
    program, programme, service, project, activity, activities, facility, facilities, education, support,
    assistance, help, care
    """,
)
PLACES = """
    alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida, georgia,
    hawaii, idaho, illinois, indiana, iowa, kansas, kentucky, louisiana, maine, maryland, massachusetts,
    michigan, minnesota, mississippi, missouri, montana, nebraska, nevada, new hampshire, new jersey, new
    mexico, new york, north carolina, north dakota, ohio, oklahoma, oregon, pennsylvania, rhode island,
    south carolina, south dakota, tennessee, texas, utah, vermont, virginia, washington, west virginia,
    wisconsin, wyoming, england, scotland, wales, northern ireland, ireland, london, united states, united
    kingdom, america, canada, africa, asia, europe, india, mexico, county, counties, city, town, village,
    parish, borough, district, region, state of, neighborhood, neighbourhood, valley, island, metropolitan,
    nationwide, worldwide
    """
PLACE = lexicon(
    PLACES,
    "local, community, communities, national, international, global, world, regional, rural, urban, area, country",
)
_NO_PLACES = (  # *in Jesus*, *in January*, *in English*
    "God|Jesus|Christ|Christian|Him|His|He|Our|We|The|January|February|March|April|May|June|July|August|September|"
    "October|November|December|Spring|Summer|Autumn|Winter|English|German|Spanish|French|All|Every|Each|Any|Need|Home"
)
PLACE_NAME = re.compile(
    r"(?:(?<=\b[Ii]n\s)|(?<=\b[Aa]t\s)|(?<=\b[Nn]ear\s)|(?<=\b[Aa]round\s)|(?<=\b[Aa]cross\s)|(?<=\b[Ww]ithin\s)"
    r"|(?<=\b[Tt]hroughout\s)|(?<=\b[Ii]n the\s)|(?<=\b[Aa]t the\s))"
    rf"(?!(?:{_NO_PLACES})\b)[A-ZÀ-Þ][\w'’-]*[a-zß-ÿ][\w'’-]*(?:\s[A-ZÀ-Þ][\w'’-]*[a-zß-ÿ][\w'’-]*){{0,3}}"
)
METHOD = lexicon(
    """
    by providing, by offering, by giving, by supporting, by promoting, by raising, by making, by working, by
    creating, by building, by helping, by training, by teaching, by collecting, by means of, through, via,
    in partnership with, volunteers who, in order to
    """,
    "by, using, with the help of, together with, based on",
)
SUSTAINABILITY = lexicon(
    """
    fund, funding, fundraising, fund raising, donation, endowment, financial, financially, sustainable,
    sustainability, self-sufficient, self-sufficiency, fee, revenue, income, cost, affordable, dollar,
    long-term, long term, budget, stewardship, grant, invest, investment
    """,
    "resource, growth, grow, future, lasting, continue, continuing, maintain, preserve, generations",
)
VALUES = lexicon(
    """
    dignity, respect, justice, equity, equality, equitable, integrity, compassion, compassionate, faith,
    christian, christ, jesus, god, gospel, jewish, muslim, islamic, catholic, love, honesty, inclusion,
    inclusive, fairness, freedom, peace, tolerance, diversity, humane, democracy, non-profit values,
    transparent, accountable, courage, kindness
    """,
    "excellence, quality, trust, spirit, spiritual, moral, values, beliefs, charitable, welfare, responsible, safe",
)
STRENGTH = lexicon(
    """
    the only, the first, unique, uniquely, largest, oldest, since, founded, established in, pioneer,
    specialist, specialized, specialised, expert, expertise, award-winning, years of experience, no other
    """,
    "leading, dedicated to, dedicated, committed to, premier, experienced, professional, innovative",
)
STANDING = lexicon(
    """
    partner, partnership, collaborate, collaboration, collaborative, cooperate, cooperation, accountable,
    accountability, transparent, transparency, public benefit, public trust, volunteerism, civic, advocate,
    advocacy, environment, environmental, neighborhood association, good neighbor, speak up
    """,
    "community, communities, public, awareness, society, welfare, benefit",
)
PEOPLE = lexicon(
    """
    staff, volunteer, employee, our team, team of, trainee, worker, colleague, professionals, teacher,
    instructor, nurse, doctor, mentor, apprentice, our people, coach, firefighter, musician, faculty
    """,
    "member, membership, leaders, leadership, board, organization of, association of",
)
NUMBER = re.compile(r"\b\d[\d,.]*\b")
JARGON = phrases(
    """
    world-class, world class, best-in-class, best in class, cutting-edge, cutting edge, state-of-the-art,
    state of the art, excellence, leading provider, leverage, leveraging, synergy, synergies, synergistic,
    holistic, innovative, innovation, solution, stakeholder, empower, empowers, empowering, empowerment,
    quality of life, make a difference, making a difference, highest standards, highest quality, premier,
    thought leader, value-added, value added, capacity building, impactful, transformative, paradigm, best
    practices, robust, dynamic, facilitate, facilitation, utilize, maximize, optimize, strategic,
    comprehensive, multifaceted, underprivileged, passionate, strive
    """
)
ABSTRACT = phrases(
    """
    advancement, awareness, betterment, commitment, development, effectiveness, empowerment, enhancement,
    enrichment, excellence, fulfillment, growth, improvement, innovation, knowledge, opportunity,
    opportunities, potential, promotion, purpose, quality, success, understanding, well-being, wellbeing,
    welfare, interest, matter, society, experience, lives, leadership, resource, advance, enhance, enrich,
    foster, promote, improve
    """
)
