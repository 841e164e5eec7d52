"""What a wrong use of MNN's API needs: one model, its inputs, and the right ways to run it."""


class Nothing(Exception):
    """The misuse does not occur, or the engine refuses it; the message says why."""


class Bench:
    """One model with its inputs, and the right ways to run it."""

    def __init__(self, engine, request, file, feeds, earlier):
        self.engine, self.request, self.file = engine, request, file
        self.mnn, self.np, self.f, self.nn = engine.mnn, engine.np, engine.f, engine.nn
        self.feeds, self.earlier = dict(feeds), dict(earlier)
        self.config = engine.config(request)
        self.kept = []
        self.answer = None

    # -- the right way --------------------------------------------------------------------------

    def right(self, feeds=None):
        """Outputs of the Module API, which takes every model, for `feeds` or the given inputs."""
        if feeds is None:
            if self.answer is None:
                self.answer = self.right(self.feeds)
            return self.answer
        values, missing = {}, {}
        request = dict(self.request, view="module", runs=1)
        self.engine.module(request, self.file, list(feeds.items()), [],
                           lambda name, array, run, form: values.setdefault(name, array.copy()),
                           missing)
        return values

    def zeros(self):
        return {name: self.np.zeros_like(array) for name, array in self.right().items()}

    def before(self):
        """The answer to the earlier input; of the first run, to memory that nothing was put in."""
        return self.right(self.earlier or self.changed(self.np.zeros_like, list(self.feeds)))

    def answer_before(self):
        """The earlier answer; of the first run, memory that nothing was put in."""
        return self.right(self.earlier) if self.earlier else self.zeros()

    def inner(self, names):
        values = {}
        request = dict(self.request, view="module", runs=1, only=True)
        self.engine.module(request, self.file, list(self.feeds.items()), names,
                           lambda name, array, run, form: values.setdefault(name, array.copy()), {})
        return values

    # -- sessions -------------------------------------------------------------------------------

    def session(self, resize=True, threads=None):
        net = self.mnn.Interpreter(self.request["path"])
        config = dict(self.config)
        if threads is not None:
            config["numThread"] = threads
        session = net.createSession(config)
        self.kept.append(net)
        if resize:
            changed = False
            for name, array in self.feeds.items():
                tensor = net.getSessionInput(session, name)
                if tuple(tensor.getShape()) != array.shape:
                    net.resizeTensor(tensor, tuple(int(d) for d in array.shape))
                    changed = True
            if changed:
                net.resizeSession(session)
        return net, session

    def kind(self, array):
        kinds = {"float32": self.mnn.Halide_Type_Float, "int32": self.mnn.Halide_Type_Int,
                 "uint8": self.mnn.Halide_Type_Uint8}
        if array.dtype.name not in kinds:
            raise Nothing("the Session API of Python cannot fill %s" % array.dtype.name)
        return kinds[array.dtype.name]

    def host(self, array, layout=None, shape=None):
        layout = self.mnn.Tensor_DimensionType_Caffe if layout is None else layout
        array = self.np.ascontiguousarray(array)
        host = self.mnn.Tensor(tuple(int(d) for d in (shape or array.shape)), self.kind(array),
                               array, layout)
        self.kept.append((host, array))
        return host

    def put(self, net, session, feeds=None):
        for name, array in (self.feeds if feeds is None else feeds).items():
            form = self.declared(name)
            layout = self.mnn.Tensor_DimensionType_Tensorflow if form == 1 else None
            net.getSessionInput(session, name).copyFrom(self.host(array, layout))

    def run(self, net, session):
        code = net.runSession(session)
        if code != 0:
            raise Nothing("the session does not run and ends with code %d" % code)

    def outputs(self, net, session, layout=None, copy=True, raw=False):
        """Every graph output; with `raw`, the memory of the output tensors itself."""
        layout = self.mnn.Tensor_DimensionType_Caffe if layout is None else layout
        values, given = {}, net.getSessionOutputAll(session)
        for name in self.file.outputs:
            tensor = given.get(name)
            if tensor is None or 0 in tensor.getShape():
                continue
            shape = tuple(int(d) for d in tensor.getShape())
            if raw:
                values[name] = self.np.array(tensor.getNumpyData()).reshape(shape)
                continue
            host = self.mnn.Tensor(tensor, layout)
            if copy:
                tensor.copyToHostTensor(host)
            data = self.np.array(host.getNumpyData()).reshape(-1)
            size = int(self.np.prod(shape, dtype=self.np.int64))
            if data.size >= size:
                values[name] = data[:size].reshape(shape)
            self.kept.append(host)
        if not values:
            raise Nothing("the session gives no output")
        return values

    # -- modules --------------------------------------------------------------------------------

    def module(self, **words):
        try:
            return self.nn.load_module_from_file(
                self.request["path"], list(self.feeds), list(self.file.outputs),
                runtime_manager=self.engine.runtime(self.request), **words)
        except Exception as fault:
            raise Nothing("the engine does not load it: %s" % fault)

    def var(self, array, layout=None, kind=None):
        var = self.f.placeholder([int(d) for d in array.shape],
                                 self.f.NCHW if layout is None else layout, kind or self.f.float)
        var.write(self.np.ascontiguousarray(array))
        return var

    def right_vars(self):
        return {name: self.engine.variable(self.request, self.file, name, array)
                for name, array in self.feeds.items()}

    def forward(self, module, variables):
        values = module.forward([variables[name] for name in self.feeds])
        values = values if isinstance(values, (list, tuple)) else [values]
        if len(values) != len(self.file.outputs):
            raise Nothing("forward gives no output")
        result = {}
        for name, value in zip(self.file.outputs, values):
            form, shape = value.data_format, [int(d) for d in value.shape]
            if 0 in shape:
                continue
            if form == self.f.NC4HW4:
                value = self.f.convert(value, self.f.NCHW)
            result[name] = self.np.array(value.read()).reshape(shape)
        return result

    # -- inputs ---------------------------------------------------------------------------------

    def declared(self, name):
        """0 NCHW, 1 NHWC, 2 NC4HW4."""
        return {given["name"]: given["format"] for given in self.file.inputs}.get(name, 0)

    def sizes(self, name):
        return {given["name"]: given["dims"] for given in self.file.inputs}.get(name, [])

    def floats(self):
        return self.need([n for n, a in self.feeds.items() if a.dtype.name == "float32"],
                         "the model has no float input")

    def images(self):
        return self.need([n for n in self.floats() if self.feeds[n].ndim == 4
                          and self.declared(n) != 1], "no input has four axes")

    @staticmethod
    def need(things, why):
        if not things:
            raise Nothing(why)
        return things

    def changed(self, change, names):
        return {name: change(array) if name in names else array
                for name, array in self.feeds.items()}

    def control_flow(self):
        return bool(self.file.subgraphs)

    def sessions_only(self):
        if self.control_flow():
            raise Nothing("the Session API does not run control flow at all")


# -- what a layout does to memory ---------------------------------------------------------------


def packed(np, array, pack):
    """Values of NCHW `array` in the order of channels packed by `pack`, as many as it has."""
    n, c = array.shape[0], array.shape[1]
    rest = int(np.prod(array.shape[2:], dtype=np.int64))
    blocks = -(-c // pack)
    padded = np.zeros((n, blocks * pack, rest), array.dtype)
    padded[:, :c] = array.reshape(n, c, rest)
    order = padded.reshape(n, blocks, pack, rest).transpose(1, 0, 3, 2)
    return order.reshape(-1)[: array.size].reshape(array.shape)


def unpacked(np, array, pack):
    """What a reader of packed channels sees in memory that NCHW `array` was copied to."""
    n, c = array.shape[0], array.shape[1]
    rest = int(np.prod(array.shape[2:], dtype=np.int64))
    blocks = -(-c // pack)
    memory = np.zeros(n * blocks * pack * rest, array.dtype)
    memory[: array.size] = array.reshape(-1)
    order = memory.reshape(blocks, n, rest, pack).transpose(1, 0, 3, 2)
    return np.ascontiguousarray(order.reshape(n, blocks * pack, rest)[:, :c]).reshape(array.shape)


def to_nhwc(np, array):
    return np.ascontiguousarray(array.transpose(0, 2, 3, 1))
