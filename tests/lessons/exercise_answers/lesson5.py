"""Lesson 5: right answers that look different from ours, and mistakes, each with the hint it should get."""

import math

import numpy as np
import scipy.stats


def sign_test_over_all_splits(only_a, only_b):
    count, seen = only_a + only_b, abs(only_a - only_b)
    return sum(math.comb(count, k) / 2**count for k in range(count + 1) if abs(count - 2 * k) >= seen)


def wilson_as_roots(successes, trials, z):
    share = successes / trials
    roots = np.roots([1 + z**2 / trials, -(2 * share + z**2 / trials), share**2])
    return np.sort(roots.real)


def wilson_of_counts(successes, trials, z):
    half = z * math.sqrt(successes * (trials - successes) / trials + z**2 / 4)
    return [(successes + z**2 / 2 + side * half) / (trials + z**2) for side in (-1, 1)]


def wilson_by_scipy(successes, trials, z):
    level = 2 * scipy.stats.norm.cdf(z) - 1
    found = scipy.stats.binomtest(successes, trials).proportion_ci(level, method="wilson")
    return [found.low, found.high]


RIGHT = {
    "only": [
        lambda a, b: (int((a > b).sum()), int((b > a).sum())),
        lambda a, b: [sum(x and not y for x, y in zip(*pair, strict=True)) for pair in ((a, b), (b, a))],
    ],
    "sign_test": [
        lambda only_a, only_b: scipy.stats.binomtest(only_a, only_a + only_b).pvalue if only_a + only_b else 1,
        sign_test_over_all_splits,
        lambda only_a, only_b: min(1, 2 * scipy.stats.binom.cdf(min(only_a, only_b), only_a + only_b, 0.5)),
    ],
    "wilson": [wilson_as_roots, wilson_by_scipy, wilson_of_counts],
}  # fmt: skip


def wilson_parts(centre=1.0, fold=True, square=True, folded=True):
    def wilson(successes, trials, z):
        share = successes / trials
        z_square = z**2 if square else z
        half = z * math.sqrt(share * (1 - share) / trials + z_square / (4 * trials**2))
        middle = share + centre * z_square / (2 * trials)
        scale = 1 + z_square / trials if fold else 1
        return (middle / scale - half / scale, middle / scale + half / scale)

    return wilson


def wald(k, n, z):
    return [k / n + s * z * math.sqrt(k * (n - k) / n**3) for s in (-1, 1)]


WRONG = {
    "only": [
        ("only.totals", lambda a, b: (a.sum(), b.sum())),
        ("only.order", lambda a, b: ((b & ~a).sum(), (a & ~b).sum())),
        ("only.both", lambda a, b: ((a & b).sum(), (~a & ~b).sum())),
        ("only.disagree", lambda a, b: ((a != b).sum(), (a != b).sum())),
        ("only.shares", lambda a, b: ((a & ~b).mean(), (b & ~a).mean())),
        ("only.signed difference", lambda a, b: (int(a.sum()) - int(b.sum()), int(b.sum()) - int(a.sum()))),
        ("any.error at", lambda a, b: (sum(a - b), sum(b - a))),
        ("any.error at", lambda a, b: (sum(a and not b), sum(b and not a))),
        ("any.kind", lambda a, b: (np.any(a & ~b), np.any(b & ~a))),
        ("only.difference", lambda a, b: (max(0, int(a.sum()) - int(b.sum())), max(0, int(b.sum()) - int(a.sum())))),
        ("any.constant", lambda a, b: (3, 1)),
        ("any.kind", lambda a, b: (a, b)),
    ],
    "sign_test": [
        ("sign_test.one side", lambda a, b: scipy.stats.binom.cdf(min(a, b), a + b, 0.5)),
        ("sign_test.this side", lambda a, b: scipy.stats.binom.cdf(b, a + b, 0.5)),
        ("sign_test.uncapped", lambda a, b: 2 * scipy.stats.binom.cdf(min(a, b), a + b, 0.5)),
        ("sign_test.exactly", lambda a, b: math.comb(a + b, a) / 2 ** (a + b)),
        ("sign_test.doubled", lambda a, b: min(1, 2 * math.comb(a + b, a) / 2 ** (a + b))),
        ("any.error at", lambda a, b: 1 / (a + b - a - b)),
        ("sign_test.nothing", lambda a, b: scipy.stats.binomtest(a, a + b).pvalue if a + b else 0),
        ("sign_test.doubled", lambda a, b: 2 * math.comb(a + b, a) / 2 ** (a + b)),
        ("sign_test.complement", lambda a, b: 1 - min(1, 2 * scipy.stats.binom.cdf(min(a, b), a + b, 0.5))),
        ("sign_test.share", lambda a, b: a / (a + b) if a + b else 0),
        ("sign_test.all", lambda a, b: 2 * 0.5 ** (a + b)),
        ("sign_test.stricter", lambda a, b: min(1, 2 * scipy.stats.binom.cdf(min(a, b) - 1, a + b, 0.5))),
        ("sign_test.equal", lambda a, b: scipy.stats.binomtest(a, a + b).pvalue if a != b else 1 - (a > 0)),
        ("any.value", lambda a, b: 100 * min(1, 2 * scipy.stats.binom.cdf(min(a, b), a + b, 0.5))),
        ("any.kind", lambda a, b: scipy.stats.binomtest(a, a + b).pvalue < 0.05 if a + b else False),
        ("sign_test.normal", lambda a, b: scipy.stats.chi2.sf((a - b) ** 2 / (a + b), 1) if a + b else 1),
        ("any.constant", lambda a, b: 0.05),
    ],
    "wilson": [
        ("wilson.wald", wald),
        ("wilson.clipped", lambda k, n, z: np.clip(wald(k, n, z), 0, 1)),
        ("wilson.order", lambda k, n, z: wilson_as_roots(k, n, z)[::-1]),
        ("wilson.centre", lambda k, n, z: k / n + np.diff(wilson_as_roots(k, n, z)) / 2 * [-1, 1]),
        ("wilson.z", lambda k, n, z: wilson_as_roots(k, n, 1.96)),
        ("wilson.half width", wilson_parts(fold=False)),
        ("wilson.failures", lambda k, n, z: wilson_as_roots(n - k, n, z)),
        ("any.value", wilson_parts(square=False)),
        ("any.value", wilson_parts(centre=2)),
        ("any.value", lambda k, n, z: wilson_as_roots(k // n, n, z)),
        ("any.value", lambda k, n, z: n * wilson_as_roots(k, n, z)),
        ("wilson.agresti", lambda k, n, z: wald(k + z**2 / 2, n + z**2, z)),
        ("wilson.edge", lambda k, n, z: wilson_as_roots(k, n, z) if 0 < k < n else (k / n, k / n)),
        ("any.constant", lambda k, n, z: (0, 1)),
    ],
}  # fmt: skip
