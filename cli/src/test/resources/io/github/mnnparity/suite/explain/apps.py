"""Apps with one or two mistakes between an image and MNN. Knows nothing of MNN Parity.

usage: apps.py PACKAGES FOLDER; FOLDER/jobs.json lists the jobs. Each job writes ID.npz (outputs) and
ID-input.npy (what was fed, flat).
"""
import json
import os
import sys

if sys.argv[1]:
    sys.path.insert(0, sys.argv[1])
import MNN
import MNN.cv
import MNN.expr
import MNN.numpy
import numpy as np


class App:
    """Does it rightly; a mistake replaces a step."""

    def __init__(self, job):
        self.width, self.height = job["width"], job["height"]
        self.bgr = job["order"] == "BGR"
        self.scale = np.float32(job["scale"])
        self.mean = np.array(job["mean"], np.float32)
        self.std = np.array(job["std"], np.float32)
        self.resize = lambda image: cv_resize(image, self.width, self.height, MNN.cv.INTER_LINEAR)
        self.read = lambda image: image
        self.order = lambda image: image[:, :, ::-1] if self.bgr else image
        self.bytes = lambda image: image
        self.normalize = lambda image: (
            (image.astype(np.float32) * self.scale - self.mean) / self.std
        )
        self.values = lambda values: values
        self.layout = lambda values: values.transpose(2, 0, 1)

    def feed(self, image):
        image = self.bytes(self.order(self.resize(self.read(image))))
        values = self.values(self.normalize(image)).astype(np.float32)
        return np.ascontiguousarray(self.layout(values)).ravel()


def cv_resize(image, width, height, filter):
    """With MNN's cv library, which takes a Var of bytes."""
    source = MNN.expr.const(
        np.ascontiguousarray(image).ravel().tolist(),
        list(image.shape),
        MNN.expr.NHWC,
        MNN.expr.uint8,
    )
    resized = MNN.cv.resize(source, (width, height), interpolation=filter)
    return resized.read().copy().reshape(height, width, 3).astype(np.uint8)


def process(image, width, height, filter, align):
    """With MNN's ImageProcess and a matrix from target to source."""
    rows, columns, _ = image.shape
    tool = MNN.CVImageProcess(
        {
            "filterType": filter,
            "sourceFormat": MNN.CV_ImageFormat_RGB,
            "destFormat": MNN.CV_ImageFormat_RGB,
            "mean": (0.0, 0.0, 0.0, 0.0),
            "normal": (1.0, 1.0, 1.0, 1.0),
        }
    )
    matrix = MNN.CVMatrix()
    if align:
        matrix.setScale((columns - 1) / (width - 1), (rows - 1) / (height - 1))
    else:
        matrix.setScale(columns / width, rows / height)
    tool.setMatrix(matrix)
    target = MNN.Tensor(
        (1, height, width, 3),
        MNN.Halide_Type_Float,
        np.zeros((1, height, width, 3), np.float32),
        MNN.Tensor_DimensionType_Tensorflow,
    )
    # The call refuses a source of fewer elements than the target; the rest is not read.
    source = np.concatenate([image.ravel(), np.zeros(3 * width * height, np.uint8)])
    tool.convert(source, columns, rows, 3 * columns, target)
    values = np.array(target.getData(), np.float32).reshape(height, width, 3)
    return values.round().astype(np.uint8)


def letterbox(app, pad, centred):
    def resize(image):
        rows, columns, _ = image.shape
        factor = min(app.width / columns, app.height / rows)
        width, height = round(columns * factor), round(rows * factor)
        box = np.full((app.height, app.width, 3), pad, np.uint8)
        top = (app.height - height) // 2 if centred else 0
        left = (app.width - width) // 2 if centred else 0
        box[top : top + height, left : left + width] = cv_resize(
            image, width, height, MNN.cv.INTER_LINEAR
        )
        return box

    return resize


def crop(app):
    def resize(image):
        rows, columns, _ = image.shape
        factor = max(app.width / columns, app.height / rows)
        width, height = round(columns * factor), round(rows * factor)
        large = cv_resize(image, width, height, MNN.cv.INTER_LINEAR)
        top, left = round((height - app.height) / 2), round((width - app.width) / 2)
        return large[top : top + app.height, left : left + app.width]

    return resize


def gray(image):
    """As OpenCV weighs RGB, in all three channels."""
    red, green, blue = (image[:, :, c].astype(np.int64) for c in range(3))
    one = (red * 9798 + green * 19235 + blue * 3735 + (1 << 14)) >> 15
    return np.stack([one] * 3, axis=-1).astype(np.uint8)


def rgba_as_rgb(image):
    rows, columns, _ = image.shape
    alpha = np.full((rows, columns, 1), 255, np.uint8)
    return np.concatenate([image, alpha], -1).ravel()[: image.size].reshape(image.shape)


def padded_rows(image):
    rows, columns, _ = image.shape
    stride = (columns * 3 + 3) // 4 * 4
    lines = np.zeros((rows, stride), np.uint8)
    lines[:, : columns * 3] = image.reshape(rows, -1)
    return lines.ravel()[: image.size].reshape(image.shape)


def packed(values):
    """Channels in lanes of four, cut off at the size of the planes."""
    rows, columns, _ = values.shape
    lanes = np.concatenate([values, np.zeros((rows, columns, 1), np.float32)], -1)
    return lanes.ravel()[: values.size]


def swapped(app):
    return lambda image: cv_resize(
        image, app.height, app.width, MNN.cv.INTER_LINEAR
    )


def normalization(app, scale=None, mean=None, std=None):
    scale = app.scale if scale is None else np.float32(scale)
    mean = app.mean if mean is None else np.array(mean, np.float32)
    std = app.std if std is None else np.array(std, np.float32)
    return lambda image: (image.astype(np.float32) * scale - mean) / std


def make(app, mistake):
    """Replaces the step that the mistake is about."""
    n = lambda **changes: normalization(app, **changes)
    steps = {
        "right": lambda: None,
        "order-swapped": lambda: set_(app, "order", lambda i: i if app.bgr else i[:, :, ::-1]),
        "gray": lambda: set_(app, "order", gray),
        "scale-missing": lambda: set_(app, "normalize", n(scale=1)),
        "scale-255": lambda: set_(app, "normalize", n(scale=1 / 255)),
        "scale-twice": lambda: set_(app, "normalize", n(scale=app.scale * app.scale)),
        "mean-missing": lambda: set_(app, "normalize", n(mean=[0])),
        "std-missing": lambda: set_(app, "normalize", n(std=[1])),
        "normalization-missing": lambda: set_(app, "normalize", n(mean=[0], std=[1])),
        "std-multiplied": lambda: set_(app, "normalize", n(std=1 / app.std)),
        "mean-added": lambda: set_(app, "normalize", n(mean=-app.mean)),
        "mean-unit": lambda: set_(app, "normalize", n(mean=app.mean * 255)),
        "mean-std-order": lambda: set_(
            app, "normalize", n(mean=app.mean[::-1], std=app.std[::-1])
        ),
        "mean-order": lambda: set_(app, "normalize", n(mean=app.mean[::-1])),
        "imagenet": lambda: set_(
            app, "normalize", n(scale=1 / 255, mean=[0.485, 0.456, 0.406], std=[0.229, 0.224, 0.225])
        ),
        "half": lambda: set_(app, "normalize", n(scale=1 / 255, mean=[0.5], std=[0.5])),
        "vgg": lambda: set_(app, "normalize", n(scale=1, mean=[123.68, 116.779, 103.939], std=[1])),
        "own": lambda: set_(app, "normalize", n(scale=1, mean=[120, 110, 100], std=[60, 61, 62])),
        "nhwc": lambda: set_(app, "layout", lambda v: v),
        "twice": lambda: set_(
            app,
            "layout",
            lambda v: v.transpose(2, 0, 1).reshape(v.shape).transpose(2, 0, 1),
        ),
        "packed": lambda: set_(app, "layout", packed),
        "columns": lambda: set_(app, "layout", lambda v: v.transpose(2, 1, 0)),
        "nearest": lambda: set_(
            app,
            "resize",
            lambda i: cv_resize(i, app.width, app.height, MNN.cv.INTER_NEAREST),
        ),
        "align": lambda: set_(
            app,
            "resize",
            lambda i: process(i, app.width, app.height, MNN.CV_Filter_BILINEAL, True),
        ),
        "align-nearest": lambda: set_(
            app,
            "resize",
            lambda i: process(i, app.width, app.height, MNN.CV_Filter_NEAREST, True),
        ),
        "asymmetric": lambda: set_(
            app,
            "resize",
            lambda i: process(i, app.width, app.height, MNN.CV_Filter_BILINEAL, False),
        ),
        "rotated-90": lambda: set_(app, "read", lambda i: np.rot90(i, -1)),
        "rotated-270": lambda: set_(app, "read", lambda i: np.rot90(i)),
        "rotated-180": lambda: set_(app, "read", lambda i: i[::-1, ::-1]),
        "mirrored": lambda: set_(app, "read", lambda i: i[:, ::-1]),
        "swapped": lambda: set_(app, "resize", swapped(app)),
        "letterbox": lambda: set_(app, "resize", letterbox(app, 114, True)),
        "letterbox-corner": lambda: set_(app, "resize", letterbox(app, 0, False)),
        "crop": lambda: set_(app, "resize", crop(app)),
        "signed": lambda: set_(app, "bytes", lambda i: i.astype(np.int8)),
        "truncated": lambda: set_(app, "values", lambda v: v.astype(np.int32)),
        "wrapped": lambda: set_(app, "values", lambda v: v.astype(np.int32).astype(np.uint8)),
        "half-floats": lambda: set_(app, "values", lambda v: v.astype(np.float16)),
        "rgba": lambda: set_(
            app,
            "order",
            lambda i: rgba_as_rgb(i)[:, :, ::-1] if app.bgr else rgba_as_rgb(i),
        ),
        "rows": lambda: set_(app, "read", padded_rows),
        "difference": lambda: set_(
            app,
            "normalize",
            lambda i: (i - app.mean.astype(np.uint8)).astype(np.float32) * app.scale / app.std,
        ),
        "blurred": lambda: set_(
            app,
            "values",
            lambda v: (v + np.roll(v, 1, 0) + np.roll(v, 1, 1) + np.roll(v, -2, 1)) / 4,
        ),
    }
    steps[mistake]()


def set_(app, step, replacement):
    setattr(app, step, replacement)


def main():
    folder = sys.argv[2]
    with open(os.path.join(folder, "jobs.json"), encoding="utf-8") as file:
        jobs = json.load(file)
    networks = {}
    for job in jobs:
        app = App(job)
        for mistake in job["mistakes"]:
            make(app, mistake)
        fed = app.feed(np.load(os.path.join(folder, job["image"])))
        key = (job["model"], job["input"])
        if key not in networks:
            networks[key] = MNN.nn.load_module_from_file(
                job["model"], [job["input"]], job["outputs"]
            )
        shape = [1, 3, job["height"], job["width"]]
        var = MNN.expr.placeholder(shape, MNN.expr.NCHW)
        var.write(fed.tolist())
        outputs = networks[key].forward([var])
        arrays = {n: np.array(o.read()).copy() for n, o in zip(job["outputs"], outputs)}
        np.savez(os.path.join(folder, job["id"] + ".npz"), **arrays)
        np.save(os.path.join(folder, job["id"] + "-input.npy"), fed)


main()
