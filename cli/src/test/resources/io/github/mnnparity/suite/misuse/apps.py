"""Small apps, each with one mistake, as people write them; they share nothing with the catalogue.

apps.py PACKAGES REQUEST.json: runs one app on inputs in turn, writes its outputs as NUMBER.npz.
"""
import json
import sys

request = json.load(open(sys.argv[2]))
if sys.argv[1]:
    sys.path.insert(0, sys.argv[1])

import numpy as np  # noqa: E402
import MNN  # noqa: E402
import MNN.expr as F  # noqa: E402
import MNN.nn as nn  # noqa: E402

KINDS = {"float32": MNN.Halide_Type_Float, "int32": MNN.Halide_Type_Int}
CAFFE = MNN.Tensor_DimensionType_Caffe
TENSORFLOW = MNN.Tensor_DimensionType_Tensorflow
CAFFE_C4 = MNN.Tensor_DimensionType_Caffe_C4
path, names = request["model"], request["outputs"]
alive = []


def host(array, layout=CAFFE, shape=None):
    array = np.ascontiguousarray(array)
    tensor = MNN.Tensor(tuple(shape or array.shape), KINDS[array.dtype.name], array, layout)
    alive.append((tensor, array))
    return tensor


class App:
    """With a Session, as it should be; each app below goes wrong in one place."""

    def __init__(self, inputs):
        self.net = MNN.Interpreter(path)
        self.session = self.net.createSession()
        self.resize(inputs)

    def resize(self, inputs):
        for name, array in inputs.items():
            self.net.resizeTensor(self.net.getSessionInput(self.session, name), array.shape)
        self.net.resizeSession(self.session)

    def fill(self, inputs):
        for name, array in inputs.items():
            self.net.getSessionInput(self.session, name).copyFrom(host(array))

    def run(self):
        self.net.runSession(self.session)

    def read(self, layout=CAFFE):
        values = {}
        for name in names:
            tensor = self.net.getSessionOutput(self.session, name)
            copy = MNN.Tensor(tensor, layout)
            tensor.copyToHostTensor(copy)
            size = int(np.prod(tensor.getShape()))
            values[name] = np.array(copy.getNumpyData()).reshape(-1)[:size]
            values[name] = values[name].reshape(tensor.getShape())
        return values

    def answer(self, inputs):
        self.fill(inputs)
        self.run()
        return self.read()


class Right(App):
    pass


class RunsTwice(App):
    """Warms up with the first input, then measures."""

    def answer(self, inputs):
        app = App(inputs)
        app.fill(inputs)
        app.run()
        app.run()
        return app.read()


class RunsFirst(App):
    def answer(self, inputs):
        self.fill({name: np.zeros_like(array) for name, array in inputs.items()})
        self.run()
        self.fill(inputs)
        return self.read()


class LaggingRun(App):
    """Runs, then fills: each answer is that to the input before it."""

    def __init__(self, inputs):
        super().__init__(inputs)
        self.fill({name: np.zeros_like(array) for name, array in inputs.items()})

    def answer(self, inputs):
        self.run()
        values = self.read()
        self.fill(inputs)
        return values


class ReadsFirst(App):
    def answer(self, inputs):
        self.fill(inputs)
        values = self.read()
        self.run()
        if not alive or not hasattr(self, "before"):
            values = {name: np.zeros_like(array) for name, array in values.items()}
        self.before = True
        return values


class FillsBeforeResize(App):
    def answer(self, inputs):
        self.net = MNN.Interpreter(path)
        self.session = self.net.createSession()
        for name, array in inputs.items():
            tensor = self.net.getSessionInput(self.session, name)
            self.net.resizeTensor(tensor, array.shape)
            tensor.copyFrom(host(array))
        self.net.resizeSession(self.session)
        self.run()
        return self.read()


class TensorflowHost(App):
    def fill(self, inputs):
        for name, array in inputs.items():
            n, c, h, w = array.shape
            self.net.getSessionInput(self.session, name).copyFrom(
                host(array, TENSORFLOW, (n, h, w, c)))


class TensorflowHostOfNchwSizes(App):
    def fill(self, inputs):
        for name, array in inputs.items():
            self.net.getSessionInput(self.session, name).copyFrom(host(array, TENSORFLOW))


class InterleavedPixels(App):
    def fill(self, inputs):
        super().fill({name: array.transpose(0, 2, 3, 1).reshape(array.shape)
                      for name, array in inputs.items()})


class PackedInput(App):
    """memcpy of NCHW data into memory of 4 channels to a block, as on ARM, in numpy."""

    def fill(self, inputs):
        wrong = {}
        for name, array in inputs.items():
            n, c, h, w = array.shape
            blocks = (c + 3) // 4
            memory = np.zeros(n * blocks * 4 * h * w, np.float32)
            memory[: array.size] = array.ravel()
            seen = memory.reshape(blocks, n, h, w, 4)
            wrong[name] = np.stack([seen[k // 4, :, :, :, k % 4] for k in range(c)], axis=1)
        super().fill(wrong)


class PackedHost(App):
    def read(self):
        return super().read(CAFFE_C4)


class RawOutput(App):
    def read(self):
        values = {}
        for name in names:
            tensor = self.net.getSessionOutput(self.session, name)
            values[name] = np.array(tensor.getNumpyData()).reshape(tensor.getShape())
        return values


class TensorflowOutput(App):
    def read(self):
        return super().read(TENSORFLOW)


class Doubles(App):
    """memcpy of a double array into the float input."""

    def fill(self, inputs):
        wrong = {}
        for name, array in inputs.items():
            data = np.frombuffer(array.astype(np.float64).tobytes(), np.float32)
            wrong[name] = data[: array.size].reshape(array.shape)
        super().fill(wrong)


class OneChannel(App):
    def fill(self, inputs):
        super().fill({name: array[:, :1] for name, array in inputs.items()})


class UpperHalf(App):
    def fill(self, inputs):
        super().fill({name: array[:, :, : array.shape[2] // 2] for name, array in inputs.items()})


class ClearedBuffer(App):
    def fill(self, inputs):
        super().fill({name: np.zeros_like(array) for name, array in inputs.items()})


class FirstOfBatch(App):
    def fill(self, inputs):
        wrong = {}
        for name, array in inputs.items():
            wrong[name] = np.zeros_like(array)
            wrong[name][0] = array[0]
        super().fill(wrong)


class SameForAllOfBatch(App):
    def fill(self, inputs):
        super().fill({name: np.stack([array[0]] * array.shape[0])
                      for name, array in inputs.items()})


class Exchanged(App):
    def fill(self, inputs):
        keys = list(inputs)
        super().fill(dict(zip(keys, [inputs[key] for key in keys[::-1]])))


class InnerTensor(App):
    """Reads what comes before the last operator."""

    def __init__(self, inputs):
        self.net = MNN.Interpreter(path)
        self.session = self.net.createSession({"saveTensors": (request["inner"],)})
        self.resize(inputs)

    def read(self):
        tensor = self.net.getSessionOutput(self.session, request["inner"])
        copy = MNN.Tensor(tensor, CAFFE)
        tensor.copyToHostTensor(copy)
        return {names[0]: np.array(copy.getNumpyData()).reshape(tensor.getShape())}


class ModuleApp:
    WORDS = {}

    def __init__(self, inputs):
        self.module = nn.load_module_from_file(path, list(inputs), names, **self.WORDS)

    def variable(self, array):
        var = F.placeholder(list(array.shape), F.NCHW, F.float)
        var.write(np.ascontiguousarray(array))
        return var

    def answer(self, inputs):
        variables = [self.variable(array) for array in inputs.values()]
        values = self.module.forward(variables)
        values = values if isinstance(values, (list, tuple)) else [values]
        result = {}
        for name, value in zip(names, values):
            value = F.convert(value, F.NCHW) if value.data_format == F.NC4HW4 else value
            result[name] = np.array(value.read())
        return result


class RightModule(ModuleApp):
    pass


class IntVar(ModuleApp):
    def variable(self, array):
        var = F.placeholder(list(array.shape), F.NCHW, F.int)
        var.write(array.astype(np.int32))
        return var


class NhwcVar(ModuleApp):
    def variable(self, array):
        n, c, h, w = array.shape
        var = F.placeholder([n, h, w, c], F.NHWC, F.float)
        var.write(array.reshape(n, h, w, c))
        return var


class InterleavedVar(ModuleApp):
    def variable(self, array):
        return super().variable(array.transpose(0, 2, 3, 1).reshape(array.shape))


class FixedShape(ModuleApp):
    WORDS = {"shape_mutable": False}


inputs = []
for item in request["inputs"]:
    inputs.append({each["name"]: np.fromfile(each["file"], each["dtype"]).reshape(each["shape"])
                   for each in item})
app = globals()[request["app"]](inputs[0])
for number, item in enumerate(inputs):
    np.savez("%s/%d.npz" % (request["folder"], number), **app.answer(item))
