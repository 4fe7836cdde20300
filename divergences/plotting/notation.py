"""Numbers as text that any font can show: no mathtext, which has no fallback for Chinese."""

from __future__ import annotations

_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def scientific(value: float, digits: int = 1) -> str:
    """Write a positive or negative number as a decimal times a power of ten.

    >>> scientific(8.25e-55)
    '8.2 × 10⁻⁵⁵'
    """
    mantissa, exponent = f"{value:.{digits}e}".split("e")
    return f"{mantissa.replace('-', '−')} × 10{str(int(exponent)).translate(_RAISED)}"
