#!/usr/bin/python3
"""Compares a finished `sweep run examples/optimizers.yaml --out DIR` with the reference study, optimizer by optimizer.

    bench/pytorch/agreement.py DIR

Prints the table of docs/optimizers.md and fails where the two means differ by more than three standard errors of their
difference. Without DIR the columns of Sweep stay open. Needs Python alone.
"""

import csv
import json
import math
import os
import statistics
import sys

# In the order of examples/optimizers.yaml: learning rate, and the final accuracy of the published single run.
PUBLISHED = {
    "sgd": (0.1, "95.78"), "momentum": (0.1, "97.69"), "nesterov": (0.1, "97.58"), "adam": (0.001, "97.20"),
    "adagrad": (0.01, "95.51"), "adadelta": (1.0, "97.45"), "adamax": (0.002, "96.58"), "rmsprop": (0.01, "97.1"),
    "amsgrad": (0.001, ""), "adamw": (0.001, ""), "nadam": (0.002, ""), "rprop": (0.01, ""),
}


def study():
    """Accuracies in percent after the last step, by optimizer."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "mlp_study.csv")
    accuracies = {}
    with open(path, encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["step"] == "3000":
                accuracies.setdefault(row["optimizer"], []).append(100 * float(row["test_accuracy"]))
    return accuracies


def name_of(config):
    """The study's name for a configuration of the sweep."""
    if config["optimizer"] == "sgd" and config.get("momentum", 0):
        return "nesterov" if config.get("nesterov") else "momentum"
    if config["optimizer"] == "adam" and config.get("amsgrad"):
        return "amsgrad"
    return config["optimizer"]


def sweep(folder):
    """Mean and standard error in percent, by the study's names."""
    with open(os.path.join(folder, "summary.json"), encoding="utf-8") as file:
        summary = json.load(file)
    return {name_of(entry["config"]): (100 * entry["mean"], 100 * entry["sd"] / math.sqrt(entry["n"]))
            for entry in summary["configs"]}


def main():
    ours = sweep(sys.argv[1]) if len(sys.argv) > 1 else {}
    worst = 0.0
    for name, values in study().items():
        rate, published = PUBLISHED[name]
        mean, error = statistics.mean(values), statistics.stdev(values) / math.sqrt(len(values))
        cells = [name, f"{rate:g}", published, f"{mean:.2f} ± {error:.2f}", "", ""]
        if name in ours:
            difference = (ours[name][0] - mean) / math.hypot(error, ours[name][1])
            worst = max(worst, abs(difference))
            cells[4:] = [f"{ours[name][0]:.2f} ± {ours[name][1]:.2f}", f"{difference:+.1f}"]
        print("| " + " | ".join(cells) + " |")
    if len(sys.argv) > 1 and set(ours) != set(PUBLISHED):
        raise SystemExit("the sweep has not the twelve configurations of examples/optimizers.yaml")
    if worst > 3:
        raise SystemExit(f"a mean lies {worst:.1f} standard errors from PyTorch's")


if __name__ == "__main__":
    main()
