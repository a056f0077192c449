"""Student's t, for intervals from few values."""

_Z = 1.959964
_T_OF_FEW = {3: 3.182446, 4: 2.776445, 5: 2.570582}


def t_quantile(freedom: int) -> float:
    """Return the 97.5 percent point of Student's t for three degrees of freedom or more.

    A table up to five degrees, else the expansion of Fisher & Cornish (1960). Raises ValueError below three.
    """
    if freedom < 3:
        raise ValueError(f"freedom must be at least 3; got {freedom}")
    if freedom in _T_OF_FEW:
        return _T_OF_FEW[freedom]
    z, v = _Z, freedom
    return (
        z
        + (z**3 + z) / (4 * v)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * v**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * v**3)
        + (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / (92160 * v**4)
    )
