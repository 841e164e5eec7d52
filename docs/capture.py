"""Writes the tensors of one run of MNN as .npy files for `parity compare --view NAME=DIR`.

    python capture.py MODEL.mnn DIR [NAME=]INPUT.npy...

The Session API with callbacks, as docs/capture-on-device.md has it for C++. Inputs are float32, int32
or uint8 arrays in NCHW order.
"""
import os
import re
import sys

import MNN
import numpy as np


def safe(name):
    return re.sub(r"[^A-Za-z0-9._-]", "_", name)


def save(folder, name, tensor):
    if 0 in tensor.getShape() or tensor.getDataType() is None:  # nothing to copy, or int8
        return
    host = MNN.Tensor(tensor, MNN.Tensor_DimensionType_Caffe)  # takes memory, copies nothing
    if tensor.copyToHostTensor(host):
        values = np.array(host.getNumpyData()).reshape(tuple(tensor.getShape()))
        np.save(os.path.join(folder, name + ".npy"), values)


def capture(model, folder, inputs, threads=1, precision=1):
    """Runs the file once; `inputs` are arrays by input name, or by '' where there is one input."""
    os.makedirs(folder, exist_ok=True)
    net = MNN.Interpreter(model)
    session = net.createSession(
        {"backend": "CPU", "numThread": threads, "precision": precision})
    given = {name or next(iter(net.getSessionInputAll(session))): array
             for name, array in inputs.items()}
    for name, array in given.items():
        net.resizeTensor(net.getSessionInput(session, name), tuple(int(d) for d in array.shape))
    net.resizeSession(session)
    types = {"float32": MNN.Halide_Type_Float, "int32": MNN.Halide_Type_Int,
             "uint8": MNN.Halide_Type_Uint8}
    hosts = []
    for name, array in given.items():
        array = np.ascontiguousarray(array)
        host = MNN.Tensor(tuple(int(d) for d in array.shape), types[array.dtype.name], array,
                          MNN.Tensor_DimensionType_Caffe)
        net.getSessionInput(session, name).copyFrom(host)
        hosts.append(host)
        np.save(os.path.join(folder, safe(name) + ".npy"), array)

    faults = []

    def after(tensors, op):
        try:
            for index, tensor in enumerate(tensors):
                save(folder, "%s@%d" % (safe(op.getName()), index), tensor)
        except Exception as fault:  # an exception here would end the run
            faults.append("%s: %s" % (op.getName(), fault))
        return True

    code = net.runSessionWithCallBackInfo(session, lambda tensors, op: True, after)
    if code != 0 or faults:
        sys.exit("the run ended with code %d %s" % (code, "; ".join(faults)))
    for name, tensor in net.getSessionOutputAll(session).items():
        save(folder, safe(name), tensor)


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    arrays = {}
    for argument in sys.argv[3:]:
        name, _, file = argument.rpartition("=")
        arrays[name] = np.load(file)
    capture(sys.argv[1], sys.argv[2], arrays)
