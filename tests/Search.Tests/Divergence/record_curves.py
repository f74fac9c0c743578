#!/usr/bin/env python3
"""Prints the training curves behind docs/divergence.md and Curves.cs: the first batch's loss, then means over windows.

One hidden layer with NumPy (mlp), the 20-50-500 convolutional network with PyTorch (lenet; needs python3-torch).
Run: SWEEP_DATA=folder-that-holds-mnist OMP_NUM_THREADS=1 /usr/bin/python3 record_curves.py mlp|lenet"""
import gzip
import os
import struct
import sys

import numpy as np


def idx(name):
    path = os.path.join(os.environ["SWEEP_DATA"], "mnist", name)
    data = gzip.open(path + ".gz").read() if os.path.exists(path + ".gz") else open(path, "rb").read()
    shape = struct.unpack(">" + "I" * data[3], data[4:4 + 4 * data[3]])
    return np.frombuffer(data, np.uint8, offset=4 + 4 * data[3]).reshape(shape)


X, Y = (idx("train-images-idx3-ubyte") / 255).astype("f4"), idx("train-labels-idx1-ubyte")
T, U = (idx("t10k-images-idx3-ubyte") / 255).astype("f4"), idx("t10k-labels-idx1-ubyte")


def windows(losses, steps):
    return [round(float(np.mean(losses[i:i + steps])), 4) for i in range(0, len(losses), steps)]


def layer(random, inputs, outputs):
    bound = 1 / np.sqrt(inputs)
    return [random.uniform(-bound, bound, shape).astype("f4") for shape in ((inputs, outputs), outputs)]


def network(random):
    return layer(random, 784, 100) + layer(random, 100, 10)


def forward(p, x):
    hidden = np.maximum(x @ p[0] + p[1], 0)
    logits = hidden @ p[2] + p[3]
    shifted = logits - logits.max(1, keepdims=True)
    return hidden, shifted - np.log(np.exp(shifted).sum(1, keepdims=True))


def accuracy(p):
    return float((forward(p, T.reshape(-1, 784))[1].argmax(1) == U).mean())


def train_mlp(optimizer, lr, seed, steps, batch=100):
    random = np.random.default_rng(seed)
    p, losses = network(random), []
    squares = [np.zeros_like(w) for w in p]
    order, at = random.permutation(60000), 0
    for _ in range(steps):
        if at + batch > 60000:
            order, at = random.permutation(60000), 0
        rows = order[at:at + batch]
        at += batch
        x, rights = X[rows].reshape(-1, 784), (np.arange(batch), Y[rows])
        hidden, logs = forward(p, x)
        losses.append(float(-logs[rights].mean()))
        d = np.exp(logs)
        d[rights] -= 1
        d /= batch
        back = (d @ p[2].T) * (hidden > 0)
        for k, g in enumerate([x.T @ back, back.sum(0), hidden.T @ d, d.sum(0)]):
            if optimizer == "sgd":
                p[k] -= np.float32(lr) * g
            else:
                squares[k] = np.float32(0.99) * squares[k] + np.float32(0.01) * g * g
                p[k] -= np.float32(lr) * g / (np.sqrt(squares[k]) + np.float32(1e-8))
    print(f"{optimizer} lr {lr} seed {seed}: first {losses[0]:.3f}, highest {max(losses):.4g}, "
          f"above 10 x first {sum(v > 10 * losses[0] for v in losses)}, accuracy {accuracy(p):.3f}, "
          f"windows of 50 {windows(losses, 50)}", flush=True)


def train_lenet(optimizer, lr, seed, steps=400, batch=128):
    import torch
    from torch import nn
    images = torch.from_numpy((X.reshape(-1, 1, 28, 28) - 0.1307) / 0.3081)
    labels = torch.from_numpy(Y.astype("i8"))
    torch.manual_seed(seed)
    net = nn.Sequential(
        nn.Conv2d(1, 20, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(20, 50, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(800, 500), nn.ReLU(), nn.Linear(500, 10))
    rule = (torch.optim.SGD(net.parameters(), lr, momentum=0.5) if optimizer == "sgd"
            else torch.optim.RMSprop(net.parameters(), lr))
    order, losses = torch.randperm(60000), []
    for step in range(steps):
        rows = order[step * batch:(step + 1) * batch]
        rule.zero_grad()
        loss = nn.functional.cross_entropy(net(images[rows]), labels[rows])
        loss.backward()
        rule.step()
        losses.append(loss.item())
    print(f"{optimizer} lr {lr} seed {seed}: first {losses[0]:.3f}, highest {max(losses):.4g}, "
          f"windows of 25 {windows(losses, 25)}", flush=True)


np.seterr(all="ignore")
if sys.argv[1] == "mlp":
    untrained = [accuracy(network(np.random.default_rng(seed))) for seed in range(200)]
    print(f"untrained: mean {np.mean(untrained):.3f}, sd {np.std(untrained):.3f}, highest {max(untrained):.3f}")
    for rate in (0.01, 0.05, 0.1):
        train_mlp("rmsprop", rate, 1, 600)
    for rate, seed, count in ((5e-4, 1, 600), (1e-4, 1, 1500), (1e-9, 0, 600), (3, 1, 600), (10, 0, 600),
                              (1000, 1, 600)):
        train_mlp("sgd", rate, seed, count)
else:
    for which, rate, seed in (("sgd", 5e-4, 1), ("sgd", 5e-4, 2), ("rmsprop", 1e-2, 1), ("rmsprop", 1e-2, 3),
                              ("rmsprop", 1e-2, 5), ("rmsprop", 1e-2, 6)):
        train_lenet(which, rate, seed)
