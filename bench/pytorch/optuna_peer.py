"""The peer of the speed comparison: the whole of examples/optimizers.yaml as an Optuna grid with two worker processes.

Run with Debian's packages python3-torch, libopenblas0-pthread and python3-optuna, from the root of the repository:

    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 /usr/bin/python3 bench/pytorch/optuna_peer.py DIR/mnist

What was chosen in the peer's favour: MNIST is decoded once, before the workers fork, and shared by them as tensors; one
thread per worker; the quickest training loop found (mlp.py); each result is reported to the study every 500 steps, as
ours is. The study lives in Optuna's journal file, which its manual gives for processes that share a disk; of SQLite the
same manual says "We would never recommend SQLite3 for parallel optimization". GridSampler lets an idle worker repeat a
running trial at the end; a callback stops the worker instead, so the peer runs no more trials than the grid has cells.
"""

import argparse
import math
import multiprocessing
import os
import tempfile
import time
import warnings

import optuna
import torch
from optuna.trial import TrialState

import mlp


def space(fraction):
    """All twelve optimizers with the given share of the ten seeds."""
    return {"optimizer": list(mlp.OPTIMIZERS), "seed": list(range(math.ceil(10 * fraction)))}


def open_storage(path):
    return optuna.storages.JournalStorage(optuna.storages.JournalFileStorage(path))


def work(path, data, arguments):
    """One worker process: takes cells from the shared study until none is left."""
    torch.set_num_threads(1)
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    grid = space(arguments.fraction)
    cells = len(grid["optimizer"]) * len(grid["seed"])

    def objective(trial):
        name = trial.suggest_categorical("optimizer", grid["optimizer"])
        seed = trial.suggest_categorical("seed", grid["seed"])
        for step, _, accuracy in mlp.train(name, seed, data, arguments.steps):
            trial.report(accuracy, step)
        return accuracy

    study = optuna.load_study(
        study_name="optimizers", storage=open_storage(path), sampler=optuna.samplers.GridSampler(grid))
    enough = optuna.study.MaxTrialsCallback(cells, states=(TrialState.COMPLETE, TrialState.RUNNING))
    study.optimize(objective, callbacks=[enough])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mnist", help="folder of the four gzipped IDX files")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--steps", type=int, default=mlp.STEPS)
    parser.add_argument("--fraction", type=float, default=1.0, help="share of the ten seeds, for short runs")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore", optuna.exceptions.ExperimentalWarning)
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    torch.set_num_threads(1)

    started = time.monotonic()
    data = mlp.load(arguments.mnist)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "journal.log")
        study = optuna.create_study(study_name="optimizers", storage=open_storage(path), direction="maximize")
        context = multiprocessing.get_context("fork")
        workers = [context.Process(target=work, args=(path, data, arguments)) for _ in range(arguments.workers)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        trials = study.get_trials(deepcopy=False, states=(TrialState.COMPLETE,))
    if any(worker.exitcode for worker in workers):
        raise SystemExit("a worker failed")

    by_optimizer = {}
    for trial in trials:
        by_optimizer.setdefault(trial.params["optimizer"], {})[trial.params["seed"]] = trial.value
    for name, values in by_optimizer.items():
        print(f"{name:10} n {len(values):2}  mean accuracy {100 * sum(values.values()) / len(values):.2f} %")
    distinct = sum(len(values) for values in by_optimizer.values())
    print(f"{len(trials)} trials, {distinct} distinct, {time.monotonic() - started:.1f} s")


if __name__ == "__main__":
    main()
