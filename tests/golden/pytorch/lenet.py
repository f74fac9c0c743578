"""PyTorch's losses, logits and gradients of the lenet on three random batches, and its weights after some steps of sgd:
what LenetGoldenTests compares the product's with.

Run with Debian's package python3-torch, from the root of the repository; it rewrites lenet.json beside itself:

    OMP_NUM_THREADS=1 /usr/bin/python3 tests/golden/pytorch/lenet.py

Weights, pixels and labels are drawn from the product's own generator (SplitMix64), so the file need not hold them. Of
each tensor it holds the Euclidean norm and every STRIDE-th element, counted around, up to SAMPLE of them; a stride that
is prime to every size reaches all parts of a tensor.

The script fails where float32 strays from float64 by more than two fifths of the tolerance, measured as the test
measures: then a difference would not tell a wrong gradient from rounding.
"""

import json
import os

import numpy
import torch
from torch import nn
from torch.nn import functional

TOLERANCE = 1e-4
BATCHES, BATCH = 3, 16
STEPS, RATE, MOMENTUM = 5, 0.05, 0.5
SAMPLE, STRIDE = 300, 7919
MEAN, DEVIATION = 0.1307, 0.3081
WEIGHTS_STATE, DATA_STATE = 11, 12


def draw(state, first, count):
    """Numbers first to first + count - 1 of a SplitMix64 that starts at state."""
    with numpy.errstate(over="ignore"):
        steps = numpy.arange(first + 1, first + count + 1, dtype=numpy.uint64)
        mixed = numpy.uint64(state) + steps * numpy.uint64(0x9E3779B97F4A7C15)
        mixed = (mixed ^ (mixed >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
        mixed = (mixed ^ (mixed >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
        return mixed ^ (mixed >> numpy.uint64(31))


def make_weights():
    """PyTorch's shapes, from rows of outputs for each input and a row of biases, the product's order. Inputs come by
    kernel row, kernel column, channel; those of the first linear layer by pixel row, pixel column, channel."""
    result, drawn = [], 0
    for shape, outputs in (((5, 5, 1), 20), ((5, 5, 20), 50), ((4, 4, 50), 500), ((500,), 10)):
        inputs = int(numpy.prod(shape))
        bound = numpy.float32(1 / numpy.sqrt(inputs))
        numbers = draw(WEIGHTS_STATE, drawn, (inputs + 1) * outputs) >> numpy.uint64(40)
        drawn += len(numbers)
        values = (numbers.astype(numpy.int64) - (1 << 23)).astype(numpy.float32) * numpy.float32(1 / (1 << 23)) * bound
        rows = values.reshape(inputs + 1, outputs)
        weights = rows[:-1].reshape(*shape, outputs)
        weights = weights.transpose(3, 2, 0, 1) if len(shape) == 3 else weights.T
        if outputs == 500:
            weights = weights.reshape(500, 800)
        result += [torch.tensor(weights.copy()), torch.tensor(rows[-1].copy())]
    return result


def make_data():
    """Bytes and labels of all batches. Half of the pixels are zero, as in handwriting."""
    count = BATCHES * BATCH
    pixels = (draw(DATA_STATE, 0, count * 784) >> numpy.uint64(55)).astype(numpy.int64)
    pixels = numpy.where(pixels < 256, pixels, 0)
    labels = (draw(DATA_STATE, count * 784, count) >> numpy.uint64(32)).astype(numpy.int64) * 10 >> 32
    images = torch.tensor(pixels.reshape(count, 1, 28, 28)).float().div_(255).sub_(MEAN).div_(DEVIATION)
    return images, torch.tensor(labels)


def forward(images, weights):
    """Logits."""
    values = functional.max_pool2d(functional.conv2d(images, weights[0], weights[1]).relu(), 2)
    values = functional.max_pool2d(functional.conv2d(values, weights[2], weights[3]).relu(), 2).flatten(1)
    return functional.linear(functional.linear(values, weights[4], weights[5]).relu(), weights[6], weights[7])


def run(dtype):
    """(loss, logits, gradients) of each batch, and the weights after the steps."""
    images, labels = make_data()
    images = images.to(dtype)
    weights = [nn.Parameter(weight.to(dtype)) for weight in make_weights()]
    rule = torch.optim.SGD(weights, lr=RATE, momentum=MOMENTUM)
    results = []
    for step in range(BATCHES + STEPS):
        # First every batch without a step, then steps.
        batch = slice(step % BATCHES * BATCH, (step % BATCHES + 1) * BATCH)
        rule.zero_grad()
        logits = forward(images[batch], weights)
        loss = functional.cross_entropy(logits, labels[batch])
        loss.backward()
        if step < BATCHES:
            results.append((loss.item(), logits.detach().clone(), [weight.grad.clone() for weight in weights]))
        else:
            rule.step()
    return results, [weight.detach().clone() for weight in weights]


def distance(values, reference):
    """The test's measure: per element, relative to its own size, or to a thirtieth of its tensor's greatest."""
    a, b = values.double().flatten(), reference.double().flatten()
    return ((a - b).abs() / b.abs().clamp_min(b.abs().max() / 30)).max().item()


def compact(tensor):
    """Norm and sample of a tensor; nine digits hold a float32 exactly."""
    flat = tensor.flatten()
    places = [(j * STRIDE) % len(flat) for j in range(min(SAMPLE, len(flat)))]
    return {"norm": flat.double().norm().item(), "sample": [float(f"{flat[place].item():.9g}") for place in places]}


def check(name, values, reference):
    worst = max(distance(a, b) for a, b in zip(values, reference))
    print(f"{name}: float32 strays {worst:.1e}")
    if worst > 0.4 * TOLERANCE:
        raise SystemExit(f"{name} is too badly conditioned to tell a wrong gradient from rounding")


def main():
    torch.set_num_threads(1)
    (results, weights), (exact, exact_weights) = run(torch.float32), run(torch.float64)
    for number, ((_, logits, gradients), (_, exact_logits, exact_gradients)) in enumerate(zip(results, exact)):
        check(f"batch {number}", [logits, *gradients], [exact_logits, *exact_gradients])
    check("weights", weights, exact_weights)
    lines = [json.dumps({"loss": loss, "logits": compact(logits), "gradients": [compact(g) for g in gradients]})
             for loss, logits, gradients in results]
    after = json.dumps([compact(weight) for weight in weights])
    content = '{"batches": [' + ",\n".join(lines) + '],\n"weights": ' + after + "}\n"
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "lenet.json")
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(content)


if __name__ == "__main__":
    main()
