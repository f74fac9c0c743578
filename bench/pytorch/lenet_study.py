"""PyTorch's own curves of the convolutional study's slow SGD over ten seeds, beside which docs/lenet.md puts ours.

Run with Debian's packages python3-torch and libopenblas0-pthread, from the root of the repository:

    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 /usr/bin/python3 bench/pytorch/lenet_study.py DIR/mnist

DIR/mnist holds MNIST's four gzipped IDX files. bench/pytorch/lenet_study.csv gets a row for each epoch: mean loss of
the 10,000 test images, and the share that is classified correctly.
"""

import argparse
import csv
import os

import torch
from torch.nn import functional

import lenet_epoch
import mlp


def evaluate(model, inputs, labels):
    """Mean loss and accuracy, a thousand images at a time."""
    loss, correct = 0.0, 0
    with torch.inference_mode():
        for images, wanted in zip(inputs.split(1000), labels.split(1000)):
            logits = model(images)
            loss += functional.cross_entropy(logits, wanted, reduction="sum").item()
            correct += (logits.argmax(1) == wanted).sum().item()
    return loss / len(inputs), correct / len(inputs)


def train(rate, seed, epochs, data):
    """Trains one network; yields (epoch, test loss, test accuracy)."""
    inputs, labels, test_inputs, test_labels = data
    torch.manual_seed(seed)
    model = lenet_epoch.make_model()
    optimizer = torch.optim.SGD(model.parameters(), lr=rate, momentum=0.5)
    for epoch in range(1, epochs + 1):
        for batch in torch.randperm(len(inputs)).split(lenet_epoch.BATCH):
            optimizer.zero_grad(set_to_none=True)
            loss = functional.cross_entropy(model(inputs.index_select(0, batch)), labels.index_select(0, batch))
            loss.backward()
            optimizer.step()
        yield (epoch, *evaluate(model, test_inputs, test_labels))


def normalised(images):
    """As the study normalised them: channels of 28 x 28."""
    return images.sub_(0.1307).div_(0.3081).reshape(-1, 1, 28, 28)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mnist", help="folder of the four gzipped IDX files")
    parser.add_argument("--lr", type=float, default=0.0005)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--out", default=os.path.join(os.path.dirname(__file__), "lenet_study.csv"))
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    inputs, labels, test_inputs, test_labels = mlp.load(arguments.mnist)
    data = normalised(inputs), labels, normalised(test_inputs), test_labels
    with open(arguments.out, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["optimizer", "lr", "seed", "epoch", "loss", "accuracy"])
        for seed in range(arguments.seeds):
            for epoch, loss, accuracy in train(arguments.lr, seed, arguments.epochs, data):
                writer.writerow(["sgd", f"{arguments.lr:g}", seed, epoch, f"{loss:.6f}", f"{accuracy:.4f}"])
                file.flush()


if __name__ == "__main__":
    main()
