"""What the reference study and the peer of the speed comparison share: MNIST as tensors in memory, the network
784-100-10 with PyTorch's default initialisation, the twelve optimizers of examples/optimizers.yaml, the training loop.

Both scripts import this file, so the accuracies and the times are those of one and the same training. Its choices are
the quickest that were measured with PyTorch 1.13 on a CPU: batches by index_select from tensors in memory, and foreach
left off, which gains nothing with four weight tensors.
"""

import gzip
import os
import struct

import torch
from torch import nn
from torch.nn import functional

BATCH = 100
STEPS = 3000
EVALUATE_EVERY = 500

OPTIMIZERS = {
    "sgd": lambda weights: torch.optim.SGD(weights, lr=0.1),
    "momentum": lambda weights: torch.optim.SGD(weights, lr=0.1, momentum=0.9),
    "nesterov": lambda weights: torch.optim.SGD(weights, lr=0.1, momentum=0.9, nesterov=True),
    "adam": lambda weights: torch.optim.Adam(weights, lr=0.001),
    "adagrad": lambda weights: torch.optim.Adagrad(weights, lr=0.01),
    "adadelta": lambda weights: torch.optim.Adadelta(weights, lr=1.0),
    "adamax": lambda weights: torch.optim.Adamax(weights, lr=0.002),
    "rmsprop": lambda weights: torch.optim.RMSprop(weights, lr=0.01),
    "amsgrad": lambda weights: torch.optim.Adam(weights, lr=0.001, amsgrad=True),
    "adamw": lambda weights: torch.optim.AdamW(weights, lr=0.001, weight_decay=0.01),
    # PyTorch 1.13's NAdam without foreach multiplies the momentum of the step in twice; PyTorch 2 does not, and neither
    # does 1.13 with foreach, which is no slower.
    "nadam": lambda weights: torch.optim.NAdam(weights, lr=0.002, foreach=True),
    "rprop": lambda weights: torch.optim.Rprop(weights, lr=0.01),
}


def read_idx(path):
    """The values of one gzipped IDX file, as bytes in the file's shape."""
    with gzip.open(path, "rb") as file:
        content = bytearray(file.read())
    rank = content[3]
    shape = struct.unpack(f">{rank}I", content[4:4 + 4 * rank])
    return torch.frombuffer(content, dtype=torch.uint8, offset=4 + 4 * rank).reshape(shape)


def load(folder):
    """Training inputs in [0, 1], training labels, test inputs, test labels."""
    def part(name):
        images = read_idx(os.path.join(folder, f"{name}-images-idx3-ubyte.gz"))
        labels = read_idx(os.path.join(folder, f"{name}-labels-idx1-ubyte.gz"))
        return images.reshape(len(images), -1).float().div_(255), labels.long()
    return (*part("train"), *part("t10k"))


def accuracy(model, inputs, labels):
    """Share of the samples that the model classifies correctly."""
    with torch.inference_mode():
        return (model(inputs).argmax(1) == labels).double().mean().item()


def train(name, seed, data, steps=STEPS):
    """Trains one network; yields (step, mean batch loss since the previous row, test accuracy) every 500 steps."""
    inputs, labels, test_inputs, test_labels = data
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))
    optimizer = OPTIMIZERS[name](model.parameters())
    batches, total, count = iter(()), 0.0, 0
    for step in range(1, steps + 1):
        batch = next(batches, None)
        if batch is None:
            batches = iter(torch.randperm(len(inputs)).split(BATCH))
            batch = next(batches)
        optimizer.zero_grad(set_to_none=True)
        logits = model(inputs.index_select(0, batch))
        loss = functional.cross_entropy(logits, labels.index_select(0, batch))
        loss.backward()
        optimizer.step()
        total, count = total + loss.item(), count + 1
        if step % EVALUATE_EVERY == 0 or step == steps:
            yield step, total / count, accuracy(model, test_inputs, test_labels)
            total, count = 0.0, 0
