"""Wrong uses of MNN's API, done on purpose: what does an app see that does this?

Each is a function of a Bench that yields variants: (name, how, {output: array}). `how` is REAL where
the API did it, MODEL where its effect on memory was computed and the engine ran on that, UNDEFINED
where the outputs are whatever memory held: they say nothing of another process.
Arrays need not have the right shape. Nothing where the misuse cannot occur on this model.
"""
import itertools

from misuse_bench import Bench, Nothing, packed, to_nhwc, unpacked

REAL, MODEL, UNDEFINED = "real", "model", "undefined"
MOST_INNER = 400
MOST_ORDERS = 24
THREADS = (4, 1, 2)


# -- inputs -------------------------------------------------------------------------------------


def input_not_refilled(bench):
    bench.sessions_only()
    for threads in THREADS:  # what lies in the input's memory depends on the plan for all of it
        net, session = bench.session(threads=threads)
        bench.put(net, session)
        bench.run(net, session)
        for turn in (2, 3):
            bench.run(net, session)
            words = "run %d, %d thread%s" % (turn, threads, "" if threads == 1 else "s")
            yield words, REAL, bench.outputs(net, session)


def run_before_input(bench):
    bench.sessions_only()
    names = list(bench.feeds)
    net, session = bench.session()
    bench.put(net, session, bench.changed(bench.np.zeros_like, names))
    bench.run(net, session)
    bench.put(net, session)
    yield "memory of zeros", REAL, bench.outputs(net, session)
    yield "the input before it", MODEL, bench.before()
    net, session = bench.session()
    bench.run(net, session)
    bench.put(net, session)
    yield "memory as it was", UNDEFINED, bench.outputs(net, session)


def filled_before_resize(bench):
    bench.sessions_only()
    net, session = bench.session(resize=False)
    shapes = {name: tuple(net.getSessionInput(session, name).getShape()) for name in bench.feeds}
    if all(shapes[name] == array.shape for name, array in bench.feeds.items()):
        raise Nothing("the session has the right shapes from the start")
    for name, array in bench.feeds.items():
        tensor = net.getSessionInput(session, name)
        net.resizeTensor(tensor, tuple(int(d) for d in array.shape))
        tensor.copyFrom(bench.host(array))
    net.resizeSession(session)
    bench.run(net, session)
    yield "memory taken anew", UNDEFINED, bench.outputs(net, session)
    yield "memory of zeros", MODEL, bench.right(
        bench.changed(bench.np.zeros_like, list(bench.feeds)))


def no_resize_session(bench):
    bench.sessions_only()
    net, session = bench.session(resize=False)
    changed = False
    for name, array in bench.feeds.items():
        tensor = net.getSessionInput(session, name)
        changed |= tuple(tensor.getShape()) != array.shape
        net.resizeTensor(tensor, tuple(int(d) for d in array.shape))
    if not changed:
        raise Nothing("the session has the right shapes from the start, so nothing is resized")
    bench.put(net, session)
    if net.runSession(session) == 0:
        yield "it runs all the same", REAL, bench.outputs(net, session)
    net, session = bench.session()
    for name, array in bench.feeds.items():
        if array.ndim > 1:
            tensor = net.getSessionInput(session, name)
            net.resizeTensor(tensor, (2 * int(array.shape[0]),) + array.shape[1:])
            net.resizeTensor(tensor, tuple(int(d) for d in array.shape))
    bench.put(net, session)
    net.runSession(session)
    yield "the outputs of another size, never computed", UNDEFINED, bench.outputs(net, session)
    yield "memory of zeros", MODEL, bench.zeros()
    yield "the answer to the input before it", MODEL, bench.answer_before()


def smaller_host(bench):
    bench.sessions_only()
    np, names = bench.np, bench.images()
    cuts = [("one channel", lambda a: a[:, :1]),
            ("upper half", lambda a: a[:, :, : max(1, a.shape[2] // 2)]),
            ("left half", lambda a: a[:, :, :, : max(1, a.shape[3] // 2)])]
    for label, cut in cuts:
        small = bench.changed(cut, names)
        if all(small[n].size == bench.feeds[n].size for n in names):
            continue
        net, session = bench.session()
        bench.put(net, session, {name: np.ascontiguousarray(a) for name, a in small.items()})
        bench.run(net, session)
        yield label, REAL, bench.outputs(net, session)


def nhwc_host(bench):
    bench.sessions_only()
    names = bench.images()
    layout = bench.mnn.Tensor_DimensionType_Tensorflow
    for label, order in (("sizes as NHWC", (0, 2, 3, 1)), ("sizes as NCHW", (0, 1, 2, 3))):
        net, session = bench.session()
        bench.put(net, session)
        for name in names:
            array = bench.feeds[name]
            shape = [array.shape[axis] for axis in order]
            net.getSessionInput(session, name).copyFrom(bench.host(array, layout, shape))
        bench.run(net, session)
        yield label, REAL, bench.outputs(net, session)


def nchw_host(bench):
    np, names = bench.np, bench.images()
    wrong = bench.changed(lambda a: to_nhwc(np, a).reshape(a.shape), names)
    if bench.control_flow():
        yield "pixels channel by channel expected", MODEL, bench.right(wrong)
        return
    net, session = bench.session()
    bench.put(net, session, wrong)
    bench.run(net, session)
    yield "pixels channel by channel expected", REAL, bench.outputs(net, session)


def packed_input(bench):
    np = bench.np
    names = bench.images()
    for pack in (4, 8, 16):
        wrong = bench.changed(lambda a: unpacked(np, a, pack), names)
        yield "%d channels to a block" % pack, MODEL, bench.right(wrong)


def pixels(np, array):
    """The bytes that a float image was made from, where the usual scalings lead back to them."""
    for scale, offset in ((1.0, 0.0), (255.0, 0.0), (127.5, 127.5), (128.0, 127.0),
                          (128.0, 128.0)):
        raw = array.astype(np.float64) * scale + offset
        whole = np.rint(raw)
        if np.abs(raw - whole).max() < 0.01 and whole.min() >= 0 and whole.max() <= 255 \
                and whole.max() > 1:
            return whole.astype(np.uint8)
    return None


def wrong_type(bench):
    np, names = bench.np, bench.floats()

    def bytes_of(kind):
        def change(array):
            memory = np.zeros(4 * array.size, np.uint8)
            with np.errstate(all="ignore"):
                data = array.astype(kind).tobytes()[: memory.size]
            memory[: len(data)] = np.frombuffer(data, np.uint8)
            return memory.view(np.float32).reshape(array.shape)
        return change

    yield "double bytes", MODEL, bench.right(bench.changed(bytes_of(np.float64), names))
    yield "half bytes", MODEL, bench.right(bench.changed(bytes_of(np.float16), names))
    yield "int bytes", MODEL, bench.right(bench.changed(bytes_of(np.int32), names))
    raws = {name: pixels(np, bench.feeds[name]) for name in names}
    if all(raw is not None for raw in raws.values()):
        for label, kind in (("uint8 pixels", np.uint8), ("int pixels", np.int32)):
            feeds = dict(bench.feeds)
            for name, raw in raws.items():
                feeds[name] = bytes_of(kind)(raw)
            yield label, MODEL, bench.right(feeds)


def int_var(bench):
    np, names = bench.np, bench.floats()
    variables = bench.right_vars()
    for name in names:
        array = np.clip(np.nan_to_num(bench.feeds[name]), -2e9, 2e9).astype(np.int32)
        variables[name] = bench.var(array, kind=bench.f.int)
    yield "values cut to integers", REAL, bench.forward(bench.module(), variables)


def int_var_of_bytes(bench):
    names = bench.floats()
    variables = bench.right_vars()
    for name in names:
        raw = pixels(bench.np, bench.feeds[name])
        if raw is None:
            raise Nothing("the input was not made from bytes by a usual scaling")
        variables[name] = bench.var(raw.astype(bench.np.int32), kind=bench.f.int)
    yield "bytes as integers", REAL, bench.forward(bench.module(), variables)


def var_layout(bench):
    np, f, names = bench.np, bench.f, bench.images()
    ways = [("NCHW data in a Var of NHWC sizes", f.NHWC,
             lambda a: a.reshape([a.shape[i] for i in (0, 2, 3, 1)])),
            ("NCHW sizes in a Var called NHWC", f.NHWC, lambda a: a),
            ("NHWC data in a Var of NCHW sizes", f.NCHW,
             lambda a: to_nhwc(np, a).reshape(a.shape)),
            ("a Var called NCHW for an input of packed channels", f.NCHW, lambda a: a)]
    refusal = None
    for label, layout, change in ways:
        if "packed" in label and not any(bench.declared(n) == 2 for n in names):
            continue
        variables = bench.right_vars()
        for name in names:
            variables[name] = bench.var(change(bench.feeds[name]), layout)
        try:
            yield label, REAL, bench.forward(bench.module(), variables)
        except Nothing as fault:
            refusal = fault
    if refusal is not None:
        raise refusal


def shape_not_mutable(bench):
    def plain():
        return {name: bench.var(array) if array.dtype.name == "float32" else right[name]
                for name, array in bench.feeds.items()}

    right = bench.right_vars()
    module = bench.module(shape_mutable=False)
    yield "run 1", REAL, bench.forward(module, right)
    yield "run 2", REAL, bench.forward(module, right)
    flat = [name for name, array in bench.feeds.items()
            if bench.declared(name) == 2 and array.ndim == 4 and array.dtype.name == "float32"]
    if flat:  # then a Var of NCHW is read as packed, beyond its end
        yield "inputs called NCHW", UNDEFINED, bench.forward(
            bench.module(shape_mutable=False), plain())
        for pack in (4, 8, 16):
            wrong = bench.changed(lambda a: unpacked(bench.np, a, pack), flat)
            yield "inputs called NCHW, blocks of %d" % pack, MODEL, bench.right(wrong)
    names = [n for n in bench.feeds if bench.feeds[n].ndim > 0]
    if names and all(n in bench.floats() for n in names):
        module = bench.module(shape_mutable=False)
        other = {n: bench.np.concatenate([bench.feeds[n]] * 2) for n in names}
        first = {n: bench.engine.variable(bench.request, bench.file, n, a)
                 for n, a in other.items()}
        module.forward([first[n] for n in bench.feeds])
        yield "after a run of another batch", REAL, bench.forward(module, bench.right_vars())


def input_lost(bench):
    yield "overwritten by zeros", MODEL, bench.right(
        bench.changed(bench.np.zeros_like, list(bench.feeds)))
    yield "overwritten by the input before it", MODEL, bench.before()
    names = bench.floats()

    def freed(array):
        memory = array.copy()
        memory.reshape(-1)[: min(4, memory.size)] = 0
        return memory

    yield "its first 16 bytes taken by the allocator", MODEL, bench.right(
        bench.changed(freed, names))


def batch_not_filled(bench):
    np = bench.np
    names = bench.need([n for n, a in bench.feeds.items() if a.ndim > 1 and a.shape[0] > 1],
                       "the batch is 1")

    def zeros(array):
        memory = np.zeros_like(array)
        memory[:1] = array[:1]
        return memory

    yield "zeros behind the first", MODEL, bench.right(bench.changed(zeros, names))
    yield "the first in every place", MODEL, bench.right(
        bench.changed(lambda a: np.repeat(a[:1], a.shape[0], axis=0), names))
    if not bench.control_flow():
        net, session = bench.session()
        bench.put(net, session, bench.changed(lambda a: np.ascontiguousarray(a[:1]), names))
        bench.run(net, session)
        yield "a host tensor of batch 1", REAL, bench.outputs(net, session)


def inputs_exchanged(bench):
    names = list(bench.feeds)
    if len(names) < 2:
        raise Nothing("the model has one input")
    right = [(bench.feeds[n].shape, bench.feeds[n].dtype) for n in names]
    count = 0
    for order in itertools.permutations(range(len(names))):
        there = [right[i] for i in order]
        if list(order) == sorted(order) or there != right or count == MOST_ORDERS:
            continue
        count += 1
        feeds = {name: bench.feeds[names[i]] for name, i in zip(names, order)}
        yield " ".join(names[i] for i in order), MODEL, bench.right(feeds)
    if not count:
        raise Nothing("no two inputs have one shape and type, so that the engine refuses the others")


# -- outputs ------------------------------------------------------------------------------------


def packed_output(bench):
    np = bench.np
    right = bench.right()
    if not bench.control_flow():
        net, session = bench.session()
        bench.put(net, session)
        bench.run(net, session)
        yield "memory of the session's tensor", REAL, bench.outputs(net, session, raw=True)
        yield "host tensor of packed channels", REAL, bench.outputs(
            net, session, bench.mnn.Tensor_DimensionType_Caffe_C4)
    if any(array.ndim > 2 for array in right.values()):
        for pack in (4, 8, 16):
            yield "%d channels to a block" % pack, MODEL, {
                name: packed(np, array, pack) if array.ndim > 2 else array
                for name, array in right.items()}


def nhwc_output(bench):
    bench.sessions_only()
    net, session = bench.session()
    bench.put(net, session)
    bench.run(net, session)
    yield "host tensor of NHWC", REAL, bench.outputs(
        net, session, bench.mnn.Tensor_DimensionType_Tensorflow)


def output_before_run(bench):
    bench.sessions_only()
    net, session = bench.session()
    bench.put(net, session)
    yield "memory as it was", UNDEFINED, bench.outputs(net, session)
    yield "memory of zeros", MODEL, bench.zeros()
    yield "the answer to the input before it", MODEL, bench.answer_before()


def output_not_copied(bench):
    bench.sessions_only()
    net, session = bench.session()
    bench.put(net, session)
    bench.run(net, session)
    yield "memory as it was", UNDEFINED, bench.outputs(net, session, copy=False)
    yield "memory of zeros", MODEL, bench.zeros()


def wrong_output(bench):
    right = bench.right()
    names = list(right)
    for order in itertools.islice(itertools.permutations(range(len(names))), 1, MOST_ORDERS):
        yield "outputs in the order " + ", ".join(names[i] for i in order), REAL, {
            name: right[names[i]] for name, i in zip(names, order)}
    if len(names) == 1:
        size = right[names[0]].size
        inner = [output for _, _, outputs in bench.file.ops for output in outputs
                 if output not in right and output not in bench.feeds][-MOST_INNER:]
        for name, array in bench.inner(list(dict.fromkeys(inner))).items():
            same = array.size == size and array.dtype == right[names[0]].dtype
            if same and not bench.np.array_equal(array.reshape(-1), right[names[0]].reshape(-1)):
                yield "the inner tensor " + name, REAL, {
                    names[0]: array.reshape(right[names[0]].shape)}


def session_control_flow(bench):
    if not bench.control_flow():
        raise Nothing("the model has no control flow")
    net, session = bench.session()
    bench.put(net, session)
    net.runSession(session)
    yield "outputs all the same", REAL, bench.outputs(net, session)


def inputs_missing(bench):
    module = bench.module()
    variables = list(bench.right_vars().values())[:-1]
    module.forward(variables)
    raise Nothing("forward with an input too few gives nothing")


ALL = {
    "input-not-refilled": input_not_refilled,
    "run-before-input": run_before_input,
    "filled-before-resize": filled_before_resize,
    "no-resize-session": no_resize_session,
    "smaller-host": smaller_host,
    "nhwc-host": nhwc_host,
    "nchw-host": nchw_host,
    "packed-input": packed_input,
    "wrong-type": wrong_type,
    "int-var": int_var,
    "int-var-of-bytes": int_var_of_bytes,
    "var-layout": var_layout,
    "shape-not-mutable": shape_not_mutable,
    "input-lost": input_lost,
    "batch-not-filled": batch_not_filled,
    "inputs-exchanged": inputs_exchanged,
    "inputs-missing": inputs_missing,
    "packed-output": packed_output,
    "nhwc-output": nhwc_output,
    "output-before-run": output_before_run,
    "output-not-copied": output_not_copied,
    "wrong-output": wrong_output,
    "session-control-flow": session_control_flow,
}


def replay(engine, request, file, feeds, earlier, send):
    """Sends the outputs of every variant, run by run; the answer names the variants."""
    bench = Bench(engine, request, file, feeds, earlier)
    variants, nothing = [], ""
    try:
        for name, how, outputs in ALL[request["misuse"]](bench):
            for output, array in outputs.items():
                send(output, array, len(variants), "")
            variants.append({"name": name, "how": how})
    except Nothing as reason:
        nothing = str(reason)
    except Exception as fault:
        nothing = "the engine fails at it: %s: %s" % (type(fault).__name__, fault)
    return {"variants": variants, "nothing": nothing}
