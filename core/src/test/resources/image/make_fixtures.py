"""Writes resized.npz: what OpenCV, Pillow and MNN make of one image, for ResizeFixtureTest.

Run it where opencv-python-headless, pillow, numpy and MNN are installed: python make_fixtures.py
"""
import os

import cv2
import MNN.cv
import MNN.numpy
import numpy as np
from PIL import Image

HERE = os.path.dirname(os.path.abspath(__file__))
SIZES = [(16, 16), (53, 37), (20, 15), (10, 10), (41, 12)]


def picture():
    """Gradients, edges and some noise; 40 wide, 30 high, RGB."""
    y, x = np.mgrid[0:30, 0:40]
    image = np.stack([x * 6, y * 8, (x + y) * 3], axis=-1).astype(np.float64)
    image[8:20, 5:15] = [250, 10, 128]
    image[3:27, 30] = 255
    image[25, 3:38] = 0
    image[10:20, 20:28] = np.random.default_rng(7).integers(0, 256, (10, 8, 3))
    return np.clip(image, 0, 255).astype(np.uint8)


def mnn(image, size, filter):
    height, width, _ = image.shape
    source = MNN.numpy.array(image.tolist(), dtype=MNN.numpy.uint8)
    return MNN.cv.resize(source, size, interpolation=filter).read().astype(np.uint8)


def image_process(image, size, filter, align):
    """MNN's ImageProcess through its Session API, with the matrix of MNN's demos or w/W only."""
    height, width, _ = image.shape
    process = MNN.CVImageProcess(
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
        matrix.setScale((width - 1) / (size[0] - 1), (height - 1) / (size[1] - 1))
    else:
        matrix.setScale(width / size[0], height / size[1])
    process.setMatrix(matrix)
    target = MNN.Tensor(
        (1, size[1], size[0], 3),
        MNN.Halide_Type_Float,
        np.zeros((1, size[1], size[0], 3), np.float32),
        MNN.Tensor_DimensionType_Tensorflow,
    )
    # The call refuses a source of fewer elements than the target; what follows the image is not read.
    source = np.concatenate([image.ravel(), np.zeros(3 * size[0] * size[1], np.uint8)])
    process.convert(source, width, height, 3 * width, target)
    return np.array(target.getData(), np.float32).reshape(size[1], size[0], 3).round().astype(np.uint8)


def main():
    image = picture()
    pil = Image.fromarray(image)
    arrays = {"image": image}
    for size in SIZES:
        tail = "_%dx%d" % size
        arrays["BILINEAR" + tail] = cv2.resize(image, size, interpolation=cv2.INTER_LINEAR)
        arrays["NEAREST" + tail] = cv2.resize(image, size, interpolation=cv2.INTER_NEAREST)
        arrays["AREA" + tail] = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
        arrays["CUBIC" + tail] = cv2.resize(image, size, interpolation=cv2.INTER_CUBIC)
        arrays["PIL_BILINEAR" + tail] = np.array(pil.resize(size, Image.BILINEAR))
        arrays["PIL_BICUBIC" + tail] = np.array(pil.resize(size, Image.BICUBIC))
        arrays["PIL_LANCZOS" + tail] = np.array(pil.resize(size, Image.LANCZOS))
        arrays["PIL_NEAREST" + tail] = np.array(pil.resize(size, Image.NEAREST))
        arrays["MNN_BILINEAR" + tail] = mnn(image, size, MNN.cv.INTER_LINEAR)
        arrays["MNN_NEAREST" + tail] = mnn(image, size, MNN.cv.INTER_NEAREST)
        for name, filter in (("", MNN.CV_Filter_BILINEAL), ("_NEAREST", MNN.CV_Filter_NEAREST)):
            arrays["ALIGN_CORNERS" + name + tail] = image_process(image, size, filter, True)
            arrays["ASYMMETRIC" + name + tail] = image_process(image, size, filter, False)
    arrays["gray"] = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    np.savez_compressed(os.path.join(HERE, "resized.npz"), **arrays)


main()
