"""Runs .mnn files without any of MNN Parity's code: how far does a patched file move the outputs?

One JSON request a line on stdin: {"base": file, "inputs": [{"name", "dtype", "shape", "file"}],
"outputs": [name], "candidates": [file], "deadline": seconds}. One JSON answer a line on the real
stdout: {"base": status, "results": [{"status", "effect", "identical"}]}. Each run has a process of
its own; a crash costs one result.
"""
import json
import os
import select
import signal
import sys

answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)
if sys.argv[1]:
    sys.path.insert(0, sys.argv[1])

import numpy as np  # noqa: E402
import MNN.expr as F  # noqa: E402
import MNN.nn as nn  # noqa: E402

TYPES = {"FLOAT32": (np.float32, F.float), "INT32": (np.int32, F.int), "INT64": (np.int64, F.int)}


def run(model, request):
    manager = nn.create_runtime_manager(({"backend": "CPU", "numThread": 1, "precision": 1},))
    names = [entry["name"] for entry in request["inputs"]]
    net = nn.load_module_from_file(model, names, request["outputs"], runtime_manager=manager)
    feeds = []
    for entry in request["inputs"]:
        dtype, kind = TYPES[entry["dtype"]]
        values = np.fromfile(entry["file"], dtype).reshape(entry["shape"])
        if kind == F.int:
            values = values.astype(np.int32)
        feed = F.placeholder(list(values.shape), F.NCHW, kind)
        feed.write(values)
        feeds.append(feed)
    results = net.forward(feeds)
    results = results if isinstance(results, (list, tuple)) else [results]
    plain = []
    for result in results:
        if result.data_format == F.NC4HW4:
            result = F.convert(result, F.NCHW)
        plain.append(np.array(result.read()).astype(np.float64))
    return plain


def in_child(work, deadline):
    """What work() returns, as JSON, or the way in which it died."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(writer, json.dumps(work()).encode())
            os._exit(0)
        except BaseException as error:  # the parent must hear of it, whatever it is
            os.write(writer, json.dumps({"status": "ERROR", "reason": repr(error)}).encode())
            os._exit(0)
    os.close(writer)
    text = b""
    died = None
    while died is None:
        ready, _, _ = select.select([reader], [], [], deadline)
        if not ready:
            os.kill(child, signal.SIGKILL)
            died = "TIMEOUT"
            break
        chunk = os.read(reader, 1 << 16)
        if not chunk:
            break
        text += chunk
    os.close(reader)
    _, status = os.waitpid(child, 0)
    if died:
        return {"status": died}
    if os.WIFSIGNALED(status) or not text:
        return {"status": "CRASH"}
    return json.loads(text)


def keep(model, request, folder):
    values = run(model, request)
    for index, value in enumerate(values):
        np.save(os.path.join(folder, "%d.npy" % index), value)
    finite = all(np.isfinite(value).all() for value in values)
    return {"status": "RAN" if values and finite else "NO_OUTPUT", "count": len(values)}


def effect(model, request, base):
    values = run(model, request)
    if len(values) != len(base):
        return {"status": "NO_OUTPUT"}
    worst = 0.0
    for mine, theirs in zip(values, base):
        if mine.shape != theirs.shape:
            return {"status": "SHAPE"}
        if not np.isfinite(mine).all():
            return {"status": "NON_FINITE"}
        norm = np.linalg.norm(theirs)
        moved = np.linalg.norm(mine - theirs)
        worst = max(worst, float(moved / norm if norm else moved))
    same = all(np.array_equal(mine, theirs) for mine, theirs in zip(values, base))
    return {"status": "RAN", "effect": worst, "identical": same}


for line in sys.stdin:
    request = json.loads(line)
    folder = request["folder"]
    deadline = request["deadline"]
    first = in_child(lambda: keep(request["base"], request, folder), deadline)
    results = []
    if first["status"] == "RAN":
        base = [np.load(os.path.join(folder, "%d.npy" % i)) for i in range(first["count"])]
        for candidate in request["candidates"]:
            results.append(in_child(lambda: effect(candidate, request, base), deadline))
    answers.write(json.dumps({"base": first["status"], "results": results}) + "\n")
    answers.flush()
