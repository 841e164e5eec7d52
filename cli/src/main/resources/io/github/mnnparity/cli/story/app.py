"""An app as people write them: camera frames in, four probabilities out for each.

Usage: app.py PACKAGES HOW MODEL.mnn PREFIX FRAME.bgr...
HOW is one of right, hasty (cause 1), session (cause 3); PACKAGES a folder with MNN, or "".
The answer to FRAME.bgr goes to PREFIX-FRAME.npy.
"""
import os
import sys

packages, how, model, prefix = sys.argv[1:5]
if packages:
    sys.path.insert(0, packages)

import numpy as np
import MNN
import MNN.expr as F
import MNN.nn as nn

MEAN = np.array([0.485, 0.456, 0.406], np.float32)
STD = np.array([0.229, 0.224, 0.225], np.float32)


def prepared(pixels):
    """As the network was trained: R, G, B; from 0 to 1; minus mean, by deviation; NCHW."""
    rgb = pixels[:, :, ::-1].astype(np.float32) / np.float32(255)
    return np.ascontiguousarray(((rgb - MEAN) / STD).transpose(2, 0, 1)[None])


def hasty(pixels):
    """The frame's own channel order, B, G, R, and neither mean nor deviation."""
    return np.ascontiguousarray((pixels.astype(np.float32) / np.float32(255)).transpose(2, 0, 1)[None])


def by_module(image):
    net = nn.load_module_from_file(model, ["image"], ["probabilities"])
    variable = F.placeholder(list(image.shape), F.NCHW, F.float)
    variable.write(image)
    return np.array(net.forward([variable])[0].read())


def by_session(image):
    """Fills the input once, runs once to warm up, and takes the answer of the next run."""
    net = MNN.Interpreter(model)
    session = net.createSession({"backend": "CPU", "numThread": 1})
    host = MNN.Tensor(image.shape, MNN.Halide_Type_Float, image, MNN.Tensor_DimensionType_Caffe)
    net.getSessionInput(session).copyFrom(host)
    net.runSession(session)
    net.runSession(session)
    output = net.getSessionOutput(session)
    seen = MNN.Tensor(output, MNN.Tensor_DimensionType_Caffe)
    output.copyToHostTensor(seen)
    return np.array(seen.getNumpyData())


for frame in sys.argv[5:]:
    camera = np.fromfile(frame, np.uint8).reshape(64, 64, 3)
    if how == "right":
        probabilities = by_module(prepared(camera))
    elif how == "hasty":
        probabilities = by_module(hasty(camera))
    else:
        probabilities = by_session(prepared(camera))
    name = os.path.splitext(os.path.basename(frame))[0]
    np.save("%s-%s.npy" % (prefix, name), probabilities.astype(np.float32).reshape(1, 4))
