"""How figures are rounded where two of them stand side by side."""


def told_apart(value: float, mark: float) -> tuple[float, float]:
    """Two figures of 0 to 100: whole numbers, or as many decimals (two at most) as it takes to tell them apart."""
    told: tuple[float, float] = (round(value), round(mark))
    for digits in (1, 2):
        if told[0] != told[1] or value == mark:
            break
        told = (round(value, digits), round(mark, digits))
    return told
