"""The blurred pair with 140 digits, straight from the definition: slow, and independent of the library."""

from __future__ import annotations

import mpmath


def js_from_the_definition(s: float) -> tuple[mpmath.mpf, mpmath.mpf, mpmath.mpf]:
    """JS, log 2 − JS and dJS/ds of N(0, 1) and N(s, 1), with dozens of digits beyond the smallest of them.

    The trapezoidal rule converges geometrically for a decaying analytic integrand; each one here is concentrated
    around the midpoint, where p = q.
    """
    with mpmath.workdps(140):
        s = mpmath.mpf(s)
        step = 1 / (20 * max(mpmath.mpf(1), s))
        count = int(min(mpmath.mpf(16), 120 / s) / step)
        deficit = slope = mpmath.mpf(0)
        for k in range(-count, count + 1):
            x = s / 2 + k * step
            p, q = mpmath.npdf(x), mpmath.npdf(x - s)
            deficit += (p * mpmath.log1p(q / p) + q * mpmath.log1p(p / q)) / 2
            slope -= (x - s) * q * mpmath.log1p(p / q) / 2  # ½ ∂q/∂s log(2q/(p+q)), less ½ ∂q/∂s log 2 (adds to 0)
        return mpmath.log(2) - deficit * step, deficit * step, slope * step
