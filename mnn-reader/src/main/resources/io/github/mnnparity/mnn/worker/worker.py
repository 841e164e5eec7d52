"""The worker: runs MNN for one JVM and answers framed requests on stdin and stdout.

A frame is b'PAR1', u32 header size, u64 body size (little endian), a JSON header and raw bytes.
A request is one frame; the answer is a 'tensor' frame for each value, then a 'done' frame.
What native code prints goes to stderr; a mark after each request tells the JVM where it ends.
Runs on CPython 3.8 and newer.
"""
import ctypes
import json
import mmap
import os
import struct
import sys

MAGIC = b"PAR1"
STATUS_SIZE = 4096


class Refusal(Exception):
    """A request that cannot be served; stage is one of start, model, inputs, run, unfit."""

    def __init__(self, stage, message):
        super().__init__(message)
        self.stage = stage


class Status:
    """Phase and op that are running, in a mapped file that outlives a crash."""

    def __init__(self, path):
        with open(path, "r+b") as file:
            self.map = mmap.mmap(file.fileno(), STATUS_SIZE)

    def set(self, phase, op="", kind=""):
        data = "\0".join((phase, op, kind)).encode("utf-8", "replace")[: STATUS_SIZE - 4]
        self.map[0 : 4 + len(data)] = struct.pack("<I", len(data)) + data


class File:
    """The few facts of a model file that the worker needs; every offset is checked."""

    MAX_VECTOR = 1 << 24
    # OpParameter tag to the slot of its vector `external`
    EXTERNAL = {7: 9, 9: 6, 58: 3, 80: 3, 88: 5, 95: 6}
    INPUT_TAG = 21

    def __init__(self, path):
        with open(path, "rb") as file:
            self.data = file.read()
        try:
            self.read()
        except (struct.error, ValueError, RecursionError) as fault:
            raise Refusal("model", "the file is not a whole MNN model: %s" % fault)

    def at(self, form, offset):
        if offset < 0:
            raise ValueError("offset %d" % offset)
        return struct.unpack_from("<" + form, self.data, offset)[0]

    def field(self, table, slot):
        vtable = table - self.at("i", table)
        entry = 4 + 2 * slot
        if entry + 2 > self.at("H", vtable):
            return 0
        offset = self.at("H", vtable + entry)
        return table + offset if offset else 0

    def follow(self, field):
        return field + self.at("I", field)

    def vector(self, field):
        """Start of the items and their count; (0, 0) where the field is absent."""
        if not field:
            return 0, 0
        start = self.follow(field)
        count = self.at("I", start)
        if count > self.MAX_VECTOR or start + 4 + 4 * count > len(self.data):
            raise ValueError("a list of %d items at byte %d" % (count, start))
        return start + 4, count

    def ints(self, field):
        start, count = self.vector(field)
        return list(struct.unpack_from("<%di" % count, self.data, start)) if count else []

    def tables(self, field):
        start, count = self.vector(field)
        return [self.follow(start + 4 * i) for i in range(count)]

    def text(self, start):
        size = self.at("I", start)
        if start + 4 + size > len(self.data):
            raise ValueError("a string of %d bytes at byte %d" % (size, start))
        return self.data[start + 4 : start + 4 + size].decode("utf-8", "replace")

    def string(self, field):
        return self.text(self.follow(field)) if field else ""

    def read(self):
        net = self.at("I", 0)
        names = [self.text(start) for start in self.tables(self.field(net, 7))]
        ops = self.tables(self.field(net, 3))
        if not ops or not names:
            raise ValueError("no ops")
        self.tensors = names
        self.ops, self.inputs, consumed, produced = [], [], set(), []
        self.external, indexes = False, []
        for op in ops:
            kind = self.field(op, 5)
            kind = self.at("i", kind) if kind else 0
            outputs = [i for i in self.ints(self.field(op, 4)) if 0 <= i < len(names)]
            read = self.ints(self.field(op, 0))
            consumed.update(read)
            indexes.append((read, outputs))
            produced.extend(outputs)
            self.ops.append(
                (self.string(self.field(op, 3)), kind, [names[i] for i in outputs])
            )
            self.parameter(op, outputs)
        listed = [self.text(start) for start in self.tables(self.field(net, 4))]
        self.outputs = listed or [names[i] for i in sorted(set(produced) - consumed)]
        self.subgraphs = len(self.tables(self.field(net, 10)))
        self.needed = self.ancestors(indexes, set(self.outputs))

    def ancestors(self, indexes, outputs):
        """Positions of the ops that the graph outputs depend on, in the file's order."""
        wanted = {i for i, name in enumerate(self.tensors) if name in outputs}
        needed = []
        for place in range(len(indexes) - 1, -1, -1):
            read, written = indexes[place]
            if wanted.intersection(written):
                needed.append(place)
                wanted.update(read)
        return needed[::-1]

    def parameter(self, op, outputs):
        tag = self.field(op, 1)
        main = self.field(op, 2)
        if not tag or not main:
            return
        tag, main = self.at("B", tag), self.follow(main)
        if tag == self.INPUT_TAG and outputs:
            dtype, form = self.field(main, 1), self.field(main, 2)
            self.inputs.append(
                {
                    "name": self.tensors[outputs[0]],
                    "dims": self.ints(self.field(main, 0)),
                    "type": self.at("i", dtype) if dtype else 1,
                    "format": self.at("b", form) if form else 2,
                }
            )
        elif tag in self.EXTERNAL and self.vector(self.field(main, self.EXTERNAL[tag]))[1] > 1:
            self.external = True


class Engine:
    """MNN behind the three ways to run a file: module, session, and session with saved tensors."""

    # DataType of an Input op to what the engine wants
    WANTED = {0: "float32", 1: "float32", 2: "float32", 19: "float32", 3: "int32", 9: "int32",
              10: "int32", 5: "int32", 4: "uint8", 6: "int8"}

    def __init__(self, status):
        self.status = status
        import MNN
        import numpy

        self.mnn, self.np = MNN, numpy
        self.f, self.nn = MNN.expr, MNN.nn
        self.files, self.runtimes = {}, {}

    def facts(self):
        return {"mnn": self.mnn.version(), "numpy": self.np.__version__,
                "python": sys.version.split()[0], "machine": os.uname().machine
                if hasattr(os, "uname") else os.environ.get("PROCESSOR_ARCHITECTURE", "")}

    def file(self, path):
        try:
            stat = os.stat(path)
        except OSError as fault:
            raise Refusal("model", "cannot read %s: %s" % (path, fault.strerror))
        key = (path, stat.st_mtime_ns, stat.st_size)
        if key not in self.files:
            file = File(path)
            if file.external and not os.path.exists(path + ".weight"):
                raise Refusal("model", "the weights are in a file of their own, which is missing: "
                              "%s.weight" % path)
            self.files = {key: file}
        return self.files[key]

    def describe(self, request):
        file = self.file(request["path"])
        return {"inputs": file.inputs, "outputs": file.outputs, "ops": file.ops,
                "needed": file.needed, "subgraphs": file.subgraphs}

    def run(self, request, arrays, send):
        file = self.file(request["path"])
        missing = {}
        if request["view"] == "replay":
            feeds = [(name, self.narrowed(name, array, None)) for name, array in arrays.items()]
        else:
            feeds = self.graph_inputs(file, arrays)
        known = {output for _, _, outputs in file.ops for output in outputs}
        names = []
        for name in dict.fromkeys(request["names"]):
            if name in known:
                names.append(name)
            else:
                missing[name] = "the file has no tensor of this name"
        if request.get("course") == "filled":
            fill_memory(True)
        try:
            if request["view"] in ("module", "replay"):
                self.module(request, file, feeds, names, send, missing)
            elif file.subgraphs:
                raise Refusal("model", "the Session API cannot run control flow; use Module")
            else:
                self.session(request, file, feeds, names, send, missing)
        finally:
            if request.get("course") == "filled":
                fill_memory(False)
        return {"missing": missing}

    def misuse(self, request, arrays, send):
        """Does what apps do wrong; `arrays` hold this input and, if there was one, the one before."""
        folder = os.path.dirname(os.path.abspath(__file__))
        if folder not in sys.path:
            sys.path.insert(0, folder)
        import misuse

        file, before = self.file(request["path"]), "earlier:"
        earlier = {n[len(before):]: a for n, a in arrays.items() if n.startswith(before)}
        arrays = {n: a for n, a in arrays.items() if not n.startswith(before)}
        feeds = self.graph_inputs(file, arrays)
        self.status.set("misuse", request["misuse"])
        return misuse.replay(self, request, file, feeds,
                             self.graph_inputs(file, earlier) if earlier else [], send)

    def graph_inputs(self, file, arrays):
        wanted = [given["name"] for given in file.inputs]
        if sorted(wanted) != sorted(arrays):
            raise Refusal("inputs", "the model's inputs are %s, given were %s"
                          % (", ".join(wanted), ", ".join(arrays) or "none"))
        feeds = []
        for given in file.inputs:
            name, dims = given["name"], given["dims"]
            wanted = self.WANTED.get(given["type"])
            if wanted is None:
                raise Refusal("inputs", "input %s is of a type (%d) that the engine's Python API "
                              "cannot fill" % (name, given["type"]))
            array = self.narrowed(name, arrays[name], wanted)
            # The converter writes 1 for a first size that is dynamic.
            fits = len(dims) == array.ndim and all(
                d in (-1, s) or (d == 1 and axis == 0)
                for axis, (d, s) in enumerate(zip(dims, array.shape)))
            if dims and not fits:
                raise Refusal("inputs", "input %s takes %s, given was %s" % (
                    name, self.shape_text(dims), self.shape_text(array.shape)))
            feeds.append((name, array))
        return feeds

    def narrowed(self, name, array, wanted):
        """The array in a dtype that the engine holds: float32, int32, uint8 or int8."""
        if wanted is None:
            if array.dtype.kind == "f":
                wanted = "float32"
            elif array.dtype.name in ("uint8", "int8"):
                wanted = array.dtype.name
            else:
                wanted = "int32"
        if (array.dtype.kind == "f") != (wanted == "float32"):
            raise Refusal("inputs", "input %s is %s in the file, given was %s"
                          % (name, wanted, array.dtype.name))
        if wanted != "float32" and array.size:
            limits = self.np.iinfo(wanted)
            if array.min() < limits.min or array.max() > limits.max:
                raise Refusal("inputs", "input %s holds integers beyond %s, which is what the "
                              "engine keeps" % (name, wanted))
        return self.np.ascontiguousarray(array, dtype=wanted).reshape(array.shape)

    @staticmethod
    def shape_text(dims):
        return "x".join("?" if d < 0 else str(d) for d in dims) or "scalar"

    # -- Module ---------------------------------------------------------------------------------

    def runtime(self, request):
        config = self.config(request)
        if request.get("course"):  # nothing is shared with what ran before
            return self.nn.create_runtime_manager((config,))
        key = tuple(config.values())
        if key not in self.runtimes:
            self.runtimes[key] = self.nn.create_runtime_manager((config,))
        return self.runtimes[key]

    @staticmethod
    def config(request):
        return {"backend": "CPU", "numThread": request["threads"],
                "precision": request["precision"], "memory": request.get("memory", 0)}

    # -- another size and back ------------------------------------------------------------------

    def detours(self, request, file, feeds):
        """Inputs of other sizes to run before; [None] where the course takes no detour."""
        if request.get("course") != "resized":
            return [None]
        dims = {given["name"]: given["dims"] for given in file.inputs}
        free = {name: [axis for axis, size in enumerate(dims.get(name, [])) if size == -1]
                for name, _ in feeds}
        inner = {name: [axis for axis in axes if axis > 0] for name, axes in free.items()}
        batch = {name: [0] if array.ndim > 1 else [] for name, array in feeds}
        small = sum(array.size for _, array in feeds) <= 1 << 20
        found = []
        for axes, double in ((inner, small), (batch, True), (inner, not small), (free, True)):
            other = [(name, self.resized(array, axes[name], double)) for name, array in feeds]
            changed = any(array.shape != new.shape for (_, array), (_, new) in zip(feeds, other))
            if changed and all(new.size for _, new in other):
                found.append(other)
        return found

    def resized(self, array, axes, double):
        shape = [size * 2 if axis in axes and double else size // 2 if axis in axes else size
                 for axis, size in enumerate(array.shape)]
        return self.np.ascontiguousarray(self.np.resize(array, shape))

    NO_DETOUR = "the model takes no other size of its inputs"

    def module(self, request, file, feeds, names, send, missing):
        if request["view"] == "replay":
            outputs = names
            if not feeds:  # an op of constants: the graph's own inputs, which it does not read
                feeds = [(given["name"], self.np.zeros(
                    [max(1, d) for d in given["dims"]],
                    "float32" if self.WANTED.get(given["type"]) == "float32" else "int32"))
                         for given in file.inputs]
        else:
            outputs = file.outputs + [n for n in names if n not in set(file.outputs)]
            if request.get("only"):
                outputs = names
        if not outputs:
            return
        for detour in self.detours(request, file, feeds):
            self.status.set("load")
            try:
                net = self.nn.load_module_from_file(
                    request["path"], [name for name, _ in feeds], outputs,
                    runtime_manager=self.runtime(request))
            except Exception as fault:
                raise Refusal("model", "the engine does not load it as a module: %s" % fault)
            self.status.set("detour")
            if detour is None or len(self.forward(net, request, file, detour)) == len(outputs):
                break
        else:
            raise Refusal("unfit", self.NO_DETOUR)
        for run in range(request["runs"]):
            self.status.set("run")
            values = self.forward(net, request, file, feeds)
            if len(values) != len(outputs):
                raise Refusal("run", "the engine gave %d of %d outputs"
                              % (len(values), len(outputs)))
            for name, value in zip(outputs, values):
                self.status.set("read", name)
                self.send_variable(name, value, run, send, missing)
        self.status.set("idle")

    def forward(self, net, request, file, feeds):
        values = net.forward([self.variable(request, file, n, a) for n, a in feeds])
        return values if isinstance(values, (list, tuple)) else [values]

    def variable(self, request, file, name, array):
        f = self.f
        declared = {given["name"]: given["format"] for given in file.inputs}.get(name)
        form = request.get("formats", {}).get(name)
        if form is None and declared == 2 and array.ndim > 2:
            form = "NC4HW4"  # else ops that do not look at the layout read it wrongly
        nhwc = form == "NHWC" or declared == 1
        layout, shape = f.NHWC if nhwc else f.NCHW, [int(d) for d in array.shape]
        if array.dtype.name == "int8":  # write() does not take it
            var = f.const(self.stored(array).ravel().tolist(), shape, layout, f.int8)
        else:
            types = {"float32": f.float, "int32": f.int, "uint8": f.uint8}
            var = f.placeholder(shape, layout, types[array.dtype.name])
            if array.size:
                var.write(array)
        if form == "NC4HW4" and array.dtype.name in ("float32", "int8"):
            var = f.convert(var, f.NC4HW4)
        return var

    def stored(self, array):
        """int8 values to or from the form that the engine keeps: on x86 they are off by 128."""
        if self.facts()["machine"].lower() in ("x86_64", "amd64", "x86", "i686"):
            return (array.view("uint8") ^ self.np.uint8(0x80)).view("int8")
        return array

    def send_variable(self, name, value, run, send, missing):
        f = self.f
        try:
            form = value.data_format
            shape = [int(d) for d in value.shape]
            if 0 in shape:  # read() fails on it
                kinds = {f.int: "int32", f.uint8: "uint8", f.int8: "int8"}
                array = self.np.zeros(shape, kinds.get(value.dtype, "float32"))
            else:
                if form == f.NC4HW4:
                    value = f.convert(value, f.NCHW)
                array = self.np.array(value.read())
            if array.dtype.name == "int8":
                array = self.stored(array)
        except Exception as fault:
            missing[name] = "the engine does not give its values: %s" % fault
            return
        label = {f.NC4HW4: "NC4HW4", f.NHWC: "NHWC"}.get(form, "NCHW")
        send(name, array.reshape(shape), run, label)

    # -- Session --------------------------------------------------------------------------------

    def session(self, request, file, feeds, names, send, missing):
        config = self.config(request)
        saved = request["view"] == "saved"
        fed = {given["name"] for given in file.inputs}
        for name in fed.intersection(names):
            missing[name] = "the session reuses the memory of its inputs during the run"
        names = [name for name in names if name not in fed]
        if saved:
            config["saveTensors"] = tuple(dict.fromkeys(names + file.outputs))
        for detour in self.detours(request, file, feeds):
            self.status.set("load")
            try:
                net = self.mnn.Interpreter(request["path"])
            except Exception as fault:
                raise Refusal("model", "the engine does not load it: %s" % fault)
            session = net.createSession(config)
            kept = net.getSessionInputAll(session)  # without inputs that no op reads
            feeds = [(name, array) for name, array in feeds if name in kept]
            self.status.set("resize")
            self.resize(net, session, feeds)
            if detour is None:
                break
            if self.visit(net, session, file, detour, kept):
                self.resize(net, session, feeds)
                break
        else:
            raise Refusal("unfit", self.NO_DETOUR)
        for run in range(request["runs"]):
            hosts = self.fill(net, session, file, feeds)
            self.status.set("run")
            if request["view"] == "session":
                watched = names if run == request.get("watched", 0) else []
                code = self.with_callbacks(net, session, file, watched, run, send, missing)
            else:
                code = net.runSession(session)
            if code != 0:
                raise Refusal("run", "the session ended with code %d" % code)
            self.outputs(net, session, file, names if saved else [], run, send, missing)
            del hosts
        self.status.set("idle")

    def resize(self, net, session, feeds):
        for name, array in feeds:
            tensor = net.getSessionInput(session, name)
            shape = tuple(int(d) for d in array.shape)
            if tuple(tensor.getShape()) != shape:
                net.resizeTensor(tensor, shape)
        net.resizeSession(session)

    def visit(self, net, session, file, detour, kept):
        """Runs inputs of another size; whether the model takes them."""
        self.status.set("detour")
        detour = [(name, array) for name, array in detour if name in kept]
        self.resize(net, session, detour)
        try:
            hosts = self.fill(net, session, file, detour)
            code = net.runSession(session)
            del hosts
        except Refusal:
            return False
        return code == 0

    def fill(self, net, session, file, feeds):
        hosts = []
        types = {"float32": self.mnn.Halide_Type_Float, "int32": self.mnn.Halide_Type_Int,
                 "uint8": self.mnn.Halide_Type_Uint8}
        for name, array in feeds:
            if array.dtype.name not in types:
                raise Refusal("inputs", "the Session API of Python cannot fill %s inputs (%s)"
                              % (array.dtype.name, name))
            nhwc = any(given["name"] == name and given["format"] == 1 for given in file.inputs)
            layout = (self.mnn.Tensor_DimensionType_Tensorflow if nhwc
                      else self.mnn.Tensor_DimensionType_Caffe)
            tensor = net.getSessionInput(session, name)
            shape = tuple(int(d) for d in array.shape)
            if tuple(tensor.getShape()) != shape:
                raise Refusal("inputs", "the session gives input %s the shape %s instead of %s" % (
                    name, self.shape_text(tensor.getShape()), self.shape_text(shape)))
            if tensor.getDataType() != types[array.dtype.name]:
                raise Refusal("inputs", "the session holds input %s in another type than %s"
                              % (name, array.dtype.name))
            host = self.mnn.Tensor(shape, types[array.dtype.name], array, layout)
            if not tensor.copyFrom(host):
                raise Refusal("run", "the session does not take input %s" % name)
            hosts.append(host)
        return hosts

    def with_callbacks(self, net, session, file, names, run, send, missing):
        wanted = set(names)
        places, twice = {}, set()
        for op, _, outputs in file.ops:
            if op in places:
                twice.add(op)
            places[op] = outputs
        faults = []

        def begin(tensors, op):
            try:
                self.status.set("op", op.getName(), op.getType())
            except Exception as fault:
                faults.append(str(fault))
            return True

        def end(tensors, op):
            try:
                name = op.getName()
                outputs = places.get(name, [])
                if name not in twice and len(outputs) == len(tensors):
                    for tensor, output in zip(tensors, outputs):
                        if output in wanted:
                            self.send_tensor(output, tensor, run, send, missing)
            except Exception as fault:
                faults.append(str(fault))
            return True

        code = net.runSessionWithCallBackInfo(session, begin, end)
        if faults:
            raise Refusal("run", "a value could not be read: %s" % faults[0])
        return code

    def outputs(self, net, session, file, names, run, send, missing):
        given = net.getSessionOutputAll(session)
        for name in dict.fromkeys(file.outputs + names):
            if name in given:
                self.status.set("read", name)
                self.send_tensor(name, given[name], run, send, missing)
            else:
                missing.setdefault(name, "the session does not give it")

    def send_tensor(self, name, tensor, run, send, missing):
        shape = tuple(int(d) for d in tensor.getShape())
        if 0 in shape:  # there is nothing to copy
            kinds = {self.mnn.Halide_Type_Int: "int32", self.mnn.Halide_Type_Uint8: "uint8",
                     None: "int8"}
            send(name, self.np.zeros(shape, kinds.get(tensor.getDataType(), "float32")), run, "")
            return
        host = self.mnn.Tensor(tensor, self.mnn.Tensor_DimensionType_Caffe)
        if not tensor.copyToHostTensor(host):
            missing[name] = "the engine does not give its values"
            return
        if tensor.getDataType() is None:
            missing[name] = "it is of a type that the Session API of Python does not read (int8)"
            return
        send(name, self.np.array(host.getNumpyData()).reshape(shape), run, "")


def fill_memory(on):
    """Fresh memory gets a pattern of ordinary floats (-0.09 when taken, 48.6 when given back), so
    that what is read before it is written shows in the values."""
    try:
        libc = ctypes.CDLL(None)
        if libc.mallopt(-6, 0x42 if on else 0) == 1:  # M_PERTURB
            return
    except (OSError, TypeError, AttributeError):
        pass
    raise Refusal("unfit", "this system cannot fill fresh memory")


class Wire:
    """Reads requests and writes answers."""

    def __init__(self, status, token):
        self.token = token.encode("ascii")
        self.output = os.dup(1)
        os.dup2(2, 1)
        self.input = os.fdopen(os.dup(0), "rb")
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        if os.name == "nt":
            import msvcrt

            for descriptor in (self.output, self.input.fileno()):
                msvcrt.setmode(descriptor, os.O_BINARY)
        self.status = status
        self.libc = None
        try:
            self.libc = ctypes.CDLL(None)
            for symbol in ("stdout", "__stdoutp"):
                if hasattr(self.libc, symbol):  # unbuffered: a crash must not lose the last words
                    self.libc.setvbuf(ctypes.c_void_p.in_dll(self.libc, symbol), None, 2, 0)
                    break
        except (OSError, TypeError, ValueError):
            pass

    def read(self, size):
        data = self.input.read(size)
        if len(data) != size:
            os._exit(0)  # the JVM has gone
        return data

    def request(self):
        if self.read(4) != MAGIC:
            os._exit(3)
        header, _ = struct.unpack("<IQ", self.read(12))
        return json.loads(self.read(header).decode("utf-8"))

    def write(self, header, body=b""):
        head = json.dumps(header).encode("utf-8")
        self.raw(MAGIC + struct.pack("<IQ", len(head), len(body)) + head)
        self.raw(body)

    def raw(self, data):
        view = memoryview(data)
        while view:
            view = view[os.write(self.output, view[: 1 << 20]) :]

    def mark(self, number):
        sys.stdout.flush()
        sys.stderr.flush()
        if self.libc is not None:
            self.libc.fflush(None)
        os.write(2, b"\0" + self.token + b" %d\0" % number)


def stay_with(parent):
    """The worker dies with the JVM even inside native code (Linux); elsewhere by the end of stdin."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(1, 9)
        try:
            os.kill(parent, 0)
        except OSError:
            os._exit(0)


def arrays_of(wire, request, numpy):
    arrays = {}
    for tensor in request.get("tensors", []):
        data = wire.read(tensor["size"])
        arrays[tensor["name"]] = numpy.frombuffer(data, dtype=tensor["dtype"]).reshape(
            tensor["shape"])
    return arrays


def main():
    status_path, packages, parent, token = sys.argv[1:5]
    stay_with(int(parent))
    status = Status(status_path)
    wire = Wire(status, token)
    status.set("start")
    if packages:
        sys.path.insert(0, packages)
    engine, trouble = None, ""
    try:
        engine = Engine(status)
    except Exception as fault:
        trouble = "%s: %s" % (type(fault).__name__, fault)
    while True:
        status.set("idle")
        request = wire.request()
        answer = {"kind": "done", "ok": True}
        try:
            if engine is None:
                raise Refusal("start", trouble)
            arrays = arrays_of(wire, request, engine.np)

            def send(name, array, run, form):
                body = engine.np.ascontiguousarray(array)
                wire.write({"kind": "tensor", "name": name, "dtype": array.dtype.name, "run": run,
                            "shape": [int(d) for d in array.shape], "format": form},
                           body.reshape(-1).view("uint8"))

            if request["do"] == "hello":
                answer.update(engine.facts())
            elif request["do"] == "describe":
                answer.update(engine.describe(request))
            elif request["do"] == "misuse":
                answer.update(engine.misuse(request, arrays, send))
            else:
                quiet = request.get("quiet", False)
                answer.update(engine.run(request, arrays, (lambda *a: None) if quiet else send))
        except Refusal as refusal:
            answer = {"kind": "done", "ok": False, "stage": refusal.stage, "message": str(refusal)}
        except (Exception, MemoryError) as fault:
            answer = {"kind": "done", "ok": False, "stage": "run",
                      "message": "%s: %s" % (type(fault).__name__, fault)}
        wire.mark(request["id"])
        wire.write(answer)


main()
