#!/usr/bin/env python3
"""Writes reference.json: statistics computed independently of the product, with mpmath at 50 digits (Debian's
python3-mpmath). Only textbook formulas: Student's t by the regularised incomplete beta function, its quantile by
bisection, Holm's steps by their definition. Run: /usr/bin/python3 reference.py > reference.json"""
import json
import mpmath as mp

mp.mp.dps = 50


def two_sided(t, freedom):
    return mp.betainc(mp.mpf(freedom) / 2, mp.mpf(1) / 2, 0, freedom / (freedom + t * t), regularized=True)


def quantile(freedom):
    low, high = mp.mpf(0), mp.mpf(100)
    for _ in range(160):
        middle = (low + high) / 2
        low, high = (middle, high) if two_sided(middle, freedom) > mp.mpf("0.05") else (low, middle)
    return low


def moments(values):
    values = [mp.mpf(v) for v in values]
    mean = mp.fsum(values) / len(values)
    sd = mp.sqrt(mp.fsum((v - mean) ** 2 for v in values) / (len(values) - 1))
    return mean, sd


def describe(name, values):
    mean, sd = moments(values)
    half = quantile(len(values) - 1) * sd / mp.sqrt(len(values))
    return {"name": name, "values": values, "mean": float(mean), "sd": float(sd),
            "low": float(mean - half), "high": float(mean + half)}


def paired(name, differences):
    mean, sd = moments(differences)
    t = mean / (sd / mp.sqrt(len(differences)))
    return {"name": name, "differences": differences, "mean": float(mean), "t": float(t),
            "p": float(two_sided(t, len(differences) - 1))}


def welch(name, first, second):
    (mean_a, sd_a), (mean_b, sd_b) = moments(first), moments(second)
    a, b = sd_a ** 2 / len(first), sd_b ** 2 / len(second)
    freedom = (a + b) ** 2 / (a ** 2 / (len(first) - 1) + b ** 2 / (len(second) - 1))
    error, difference = mp.sqrt(a + b), mean_b - mean_a
    half = quantile(freedom) * error
    return {"name": name, "first": first, "second": second, "difference": float(difference),
            "freedom": float(freedom), "low": float(difference - half), "high": float(difference + half),
            "p": float(two_sided(difference / error, freedom))}


def holm(p_values, alpha=0.05):
    rejected, left = [False] * len(p_values), sorted(range(len(p_values)), key=lambda i: p_values[i])
    while left and p_values[left[0]] <= alpha / len(left):
        rejected[left.pop(0)] = True
    return {"p": p_values, "rejected": rejected}


accuracies = [0.9578, 0.9601, 0.9569, 0.9583, 0.9590, 0.9574, 0.9611, 0.9566, 0.9588, 0.9579]
json.dump({
    "samples": [
        describe("two values", [0.1, 0.3]),
        describe("three accuracies", [0.9769, 0.9758, 0.9781]),
        describe("ten accuracies", accuracies),
        describe("small spread on a large mean", [1e9 + x for x in (4, 7, 13, 16)]),
        describe("spread of one part in 10^12", [1 + x * 1e-12 for x in (1, 2, 3, 4, 5)]),
        describe("losses of many sizes", [1e-9, 2.3e-4, 0.5, 2.302585092994046, 1e6]),
        describe("a hundred", [((i * 7919) % 101) / 101 for i in range(100)]),
    ],
    "pairs": [
        paired("ten clear differences", [-0.0191, -0.0185, -0.0202, -0.0179, -0.0188, -0.0195, -0.0170, -0.0199,
                                         -0.0181, -0.0190]),
        paired("ten unclear differences", [0.0011, -0.0020, 0.0007, -0.0004, 0.0016, -0.0013, -0.0009, 0.0002,
                                           -0.0018, 0.0010]),
        paired("two pairs", [-0.01, -0.0101]),
        paired("three pairs near 0.05", [-0.010, -0.018, -0.029]),
        paired("thirty", [((i * 31) % 17 - 7) / 100 for i in range(30)]),
        paired("a tiny t", [1.0, -1.0, 1.0, -0.999999]),
    ],
    "welch": [
        welch("a clear difference", [0.9578, 0.9601, 0.9569, 0.9583, 0.9590], [0.9769, 0.9758, 0.9781]),
        welch("spreads far apart", [0.1, 0.9, 0.5, 0.4], [0.52, 0.521, 0.519, 0.5205, 0.5195, 0.52]),
        welch("two and two", [1.0, 2.0], [1.5, 3.5]),
        welch("tiny spreads", [1 + x * 1e-9 for x in (1, 2, 3)], [1 + x * 1e-9 for x in (2, 4, 6, 7)]),
    ],
    "holm": [
        holm([0.01, 0.04, 0.03, 0.005]),
        holm([0.0125, 0.0166, 0.025, 0.05]),
        holm([0.0125, 0.0167, 0.025, 0.05]),
        holm([0.06]),
        holm([0.05]),
        holm([0.2, 0.001, 0.9, 0.001, 0.012, 0.02]),
        holm([]),
    ],
}, __import__("sys").stdout, indent=1)
print()
