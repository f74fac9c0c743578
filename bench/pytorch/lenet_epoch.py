"""Trains the lenet of src/Training with PyTorch and times it: the peer of bench/Lenet, which runs it and takes turns.

    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 /usr/bin/python3 bench/pytorch/lenet_epoch.py DIR/mnist

For each line on the standard input, a number of batches, it trains so many of a fresh shuffle and prints the seconds of
wall-clock, those of the processor, and the batches. Images are normalised once, as tensors in memory; batches come by
index_select and there is no DataLoader, which is the quickest that PyTorch offers here (see mlp.py).
"""

import sys
import time

import torch
from torch import nn
from torch.nn import functional

import mlp

BATCH = 128


def make_model():
    """The network with PyTorch's default initialisation."""
    return nn.Sequential(
        nn.Conv2d(1, 20, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(20, 50, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(800, 500), nn.ReLU(), nn.Linear(500, 10))


def main():
    torch.set_num_threads(1)
    torch.manual_seed(1)
    inputs, labels, _, _ = mlp.load(sys.argv[1])
    inputs = inputs.sub_(0.1307).div_(0.3081).reshape(-1, 1, 28, 28)
    model = make_model()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.5)
    print(f"PyTorch {torch.__version__}", flush=True)
    for line in sys.stdin:
        batches = torch.randperm(len(inputs)).split(BATCH)[:int(line)]
        start, used = time.perf_counter(), time.process_time()
        for batch in batches:
            optimizer.zero_grad(set_to_none=True)
            loss = functional.cross_entropy(model(inputs.index_select(0, batch)), labels.index_select(0, batch))
            loss.backward()
            optimizer.step()
            loss.item()
        print(f"{time.perf_counter() - start:.6f} {time.process_time() - used:.6f} {len(batches)}", flush=True)


if __name__ == "__main__":
    main()
