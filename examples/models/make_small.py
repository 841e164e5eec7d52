"""Makes small.onnx: a classifier of 16 nodes with fixed random weights (needs the packages onnx and numpy).

small.mnn beside it is what MNN's converter makes of it:
    ./parity convert examples/models/small.onnx -o examples/models/small.mnn
"""
import sys

import numpy as np
from onnx import TensorProto, helper, numpy_helper, save

random = np.random.default_rng(7)
nodes, weights = [], []


def constant(name, values):
    weights.append(numpy_helper.from_array(np.asarray(values, dtype=np.float32), name))
    return name


def node(kind, name, *inputs, **attributes):
    nodes.append(helper.make_node(kind, list(inputs), [name], name=name, **attributes))
    return name


def conv(name, source, channels, filters, kernel, group=1, stride=1):
    shape = (filters, channels // group, kernel, kernel)
    scale = np.sqrt(2.0 / np.prod(shape[1:]))
    pad = kernel // 2
    return node(
        "Conv", name, source,
        constant(name + ".weight", random.normal(0, scale, shape)),
        constant(name + ".bias", random.normal(0, 0.1, filters)),
        kernel_shape=[kernel, kernel], strides=[stride, stride], pads=[pad] * 4, group=group)


def norm(name, source, channels):
    return node(
        "BatchNormalization", name, source,
        constant(name + ".scale", random.uniform(0.5, 1.5, channels)),
        constant(name + ".shift", random.normal(0, 0.1, channels)),
        constant(name + ".mean", random.normal(0, 0.1, channels)),
        constant(name + ".variance", random.uniform(0.5, 1.5, channels)), epsilon=1e-5)


x = node("Relu", "stem.relu", norm("stem.norm", conv("stem.conv", "image", 3, 8, 3), 8))
x = node("Relu", "depth.relu", norm("depth.norm", conv("depth.conv", x, 8, 8, 3, group=8, stride=2), 8))
x = node("Relu", "widen.relu", norm("widen.norm", conv("widen.conv", x, 8, 16, 1), 16))
y = node("HardSwish", "block.swish", conv("block.conv", x, 16, 16, 3))
x = node("Add", "block.add", x, y)
x = node("GlobalAveragePool", "pool", x)
x = node("Flatten", "flatten", x, axis=1)
x = node("Gemm", "classify", x, constant("classify.weight", random.normal(0, 0.5, (10, 16))),
         constant("classify.bias", random.normal(0, 0.1, 10)), transB=1)
node("Softmax", "probabilities", x, axis=1)

graph = helper.make_graph(
    nodes, "small",
    [helper.make_tensor_value_info("image", TensorProto.FLOAT, [1, 3, 32, 32])],
    [helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, [1, 10])], weights)
save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8,
                       producer_name="mnn-parity example"),
     sys.argv[1] if len(sys.argv) > 1 else "small.onnx")
