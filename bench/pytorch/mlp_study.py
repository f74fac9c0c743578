"""The reference study: PyTorch's own test accuracies of the twelve optimizers over ten seeds.

Run with Debian's packages python3-torch and libopenblas0-pthread, from the root of the repository:

    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 /usr/bin/python3 bench/pytorch/mlp_study.py DIR/mnist

DIR/mnist holds MNIST's four gzipped IDX files. The numbers go to bench/pytorch/mlp_study.csv: train_loss is the mean
of the batch losses since the previous row of the run, test_accuracy the share of the 10,000 test images.
"""

import argparse
import csv
import os

import torch

import mlp


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mnist", help="folder of the four gzipped IDX files")
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--steps", type=int, default=mlp.STEPS)
    parser.add_argument("--out", default=os.path.join(os.path.dirname(__file__), "mlp_study.csv"))
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    data = mlp.load(arguments.mnist)
    with open(arguments.out, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["optimizer", "seed", "step", "train_loss", "test_accuracy"])
        for seed in range(arguments.seeds):
            for name in mlp.OPTIMIZERS:
                for step, loss, accuracy in mlp.train(name, seed, data, arguments.steps):
                    writer.writerow([name, seed, step, f"{loss:.6f}", f"{accuracy:.4f}"])
                file.flush()


if __name__ == "__main__":
    main()
