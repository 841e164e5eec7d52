"""Decodes the weights of .mnn files, from the description of the format alone.

Shares nothing with MNN Parity's own reader: it follows the flatbuffer by hand and computes with
numpy in float32. Each line on stdin is JSON, {"model": file, "out": file}; the answer is a line of
JSON, [{"op": position, "name", "field", "stored", "dtype", "bytes"}, ...], and the values one after the
other, little endian, in the file "out". Fields: weight, bias, gamma, beta, scale, constant.
"""
import json
import math
import os
import struct
import sys

if sys.argv[1]:
    sys.path.insert(0, sys.argv[1])

import numpy as np  # noqa: E402

# Members of the union OpParameter, by number.
BLOB, CONVOLUTION, INNER_PRODUCT, SCALE, CONVOLUTION_3D, LAYER_NORM, GROUP_NORM = 7, 9, 20, 58, 80, 88, 95
# Element types of a Blob: number -> (slot of its vector, numpy type of the stored elements).
BLOB_TYPES = {1: (7, "<f4"), 3: (5, "<i4"), 4: (3, "u1"), 6: (4, "i1"), 9: (6, "<i8"), 10: (5, "<i4"),
              14: (3, "<u2"), 19: (3, "<f2")}
HALF, BFLOAT16 = 19, 14
# Slot of the field "external" by member of the union.
EXTERNAL = {BLOB: 9, CONVOLUTION: 6, SCALE: 3, CONVOLUTION_3D: 3, LAYER_NORM: 5, GROUP_NORM: 6}


class Table:
    """A table of a flatbuffer; slots as the schema numbers them."""

    def __init__(self, data, at):
        self.data, self.at = data, at
        vtable = at - struct.unpack_from("<i", data, at)[0]
        size = struct.unpack_from("<H", data, vtable)[0]
        self.slots = struct.unpack_from("<%dH" % ((size - 4) // 2), data, vtable + 4)

    def has(self, slot):
        return slot < len(self.slots) and self.slots[slot] != 0

    def scalar(self, slot, form, absent):
        return struct.unpack_from("<" + form, self.data, self.at + self.slots[slot])[0] if self.has(slot) else absent

    def target(self, slot):
        at = self.at + self.slots[slot]
        return at + struct.unpack_from("<I", self.data, at)[0]

    def table(self, slot):
        return Table(self.data, self.target(slot)) if self.has(slot) else None

    def tables(self, slot):
        if not self.has(slot):
            return []
        at = self.target(slot)
        count = struct.unpack_from("<I", self.data, at)[0]
        places = range(at + 4, at + 4 + 4 * count, 4)
        return [Table(self.data, place + struct.unpack_from("<I", self.data, place)[0]) for place in places]

    def text(self, slot):
        if not self.has(slot):
            return ""
        at = self.target(slot)
        return self.data[at + 4:at + 4 + struct.unpack_from("<I", self.data, at)[0]].decode()

    def vector(self, slot, dtype):
        """The elements; an absent vector is an empty one."""
        if not self.has(slot):
            return np.zeros(0, dtype)
        at = self.target(slot)
        count = struct.unpack_from("<I", self.data, at)[0]
        return np.frombuffer(self.data, dtype, count, at + 4)


class Pieces:
    """What an op keeps in the weight file: an offset, then sizes of consecutive pieces."""

    def __init__(self, model, op, fields):
        self.fields = [int(field) for field in fields]
        name = op.text(7) or os.path.basename(model) + ".weight"
        self.path = os.path.join(os.path.dirname(model), os.path.basename(name))

    def __len__(self):
        return len(self.fields)

    def bytes(self, piece):
        if len(self.fields) < 2 or piece >= len(self.fields) or self.fields[piece] == 0:
            return b""
        with open(self.path, "rb") as file:
            file.seek(self.fields[0] + sum(self.fields[1:piece]))
            return file.read(self.fields[piece])

    def floats(self, piece):
        return np.frombuffer(self.bytes(piece), "<f4")


class Stream:
    """Reads a coded buffer from its beginning."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, form):
        value = struct.unpack_from("<" + form, self.data, self.at)[0]
        self.at += struct.calcsize("<" + form)
        return value

    def dims(self, wide):
        return [self.take("I" if wide else "H") for _ in range(self.take("B"))]

    def table(self):
        size = self.take("B") or 256
        table = np.sort(np.frombuffer(self.data, "i1", size, self.at))
        self.at += size
        return table

    def numbers(self, count, bits):
        """Numbers of that many bits, the most significant bit of each byte first."""
        size = (count * bits + 7) // 8
        octets = np.frombuffer(self.data, "u1", size, self.at)
        self.at += size
        if bits == 0:
            return np.zeros(count, np.int64)
        digits = np.unpackbits(octets)[:count * bits].reshape(count, bits).astype(np.int64)
        return digits @ (1 << np.arange(bits - 1, -1, -1, dtype=np.int64))


def index_bits(size):
    return max(1, math.ceil(math.log2(size)))


def coded_weights(quan, pieces):
    """The weights of a table IDSTQuan as float32, in the order of the file."""
    kind = quan.scalar(2, "i", 0)
    if quan.has(15) and quan.scalar(15, "b", 0) == 1:
        stored = quan.vector(14, "<f2") if quan.has(14) else np.frombuffer(pieces.bytes(2), "<f2")
    else:
        stored = quan.vector(1, "<f4") if quan.has(1) else pieces.floats(2)
    alpha = stored.astype(np.float32)
    index = quan.vector(13, "<u4")
    if len(index):
        weights = np.zeros(quan.scalar(12, "I", 0), np.float32)
        weights[index] = alpha
        return weights
    buffer = quan.vector(0, "u1").tobytes() or pieces.bytes(1)
    if kind == 3:
        return np.frombuffer(buffer, "<f2").astype(np.float32)
    if kind == 8:
        return np.frombuffer(buffer, "<f4")
    factor = np.float32(quan.scalar(4, "f", 0.0))
    lowest = quan.scalar(8, "i", 0)
    old = kind == 4 and lowest == 0 and abs(factor) < 1e-6
    pairs = quan.scalar(9, "i", 0) != 0 or old
    lowest = lowest or -128
    scale = alpha[1::2] if pairs else alpha
    least = alpha[0::2] if pairs else np.zeros(len(alpha), np.float32)
    stream = Stream(buffer)
    if kind == 4:
        steps = np.frombuffer(buffer, "i1").astype(np.float32)
    elif kind == 1:
        count = math.prod(stream.dims(quan.scalar(11, "?", False)))
        table = stream.table()
        steps = table[stream.numbers(count, index_bits(len(table)))].astype(np.float32)
        assert stream.at == len(buffer), "bytes left over"
    else:
        assert kind == 2, "type %d" % kind
        count = math.prod(stream.dims(quan.scalar(11, "?", False)))
        listed = stream.take("I")
        step_bits = stream.take("B")
        places = np.cumsum(stream.numbers(listed, step_bits))
        table = stream.table()
        bits = index_bits(len(table))
        zeros = np.zeros(len(scale), np.float32)
        if pairs:
            zeros[:] = -(1 << (bits - 1))
            for row in range(len(scale)):
                if scale[row] > 1e-6:
                    ratio = float(-least[row] / scale[row])
                    zeros[row] += math.copysign(math.floor(abs(ratio) + 0.5), ratio)
        steps = np.repeat(zeros, count // len(scale))
        steps[places] = table[stream.numbers(listed, bits)]
    offset = least if lowest > 0 else (least - np.float32(lowest) * scale).astype(np.float32)
    if not pairs:
        offset = least
    if not old:
        scale, offset = scale * factor, offset * factor
    rows = steps.reshape(len(scale), -1)
    return (rows * scale[:, None] + offset[:, None]).astype(np.float32).reshape(-1)


def convolution(table, pieces):
    quan = table.table(3)
    if quan is not None and (quan.has(0) and len(quan.vector(0, "u1")) or quan.has(13) or len(pieces.bytes(1))):
        yield "weight", coded_weights(quan, pieces)
    elif table.has(1) and len(table.vector(1, "<f4")):
        yield "weight", table.vector(1, "<f4")
    elif len(pieces) > 1:
        yield "weight", pieces.floats(1)
    bias = table.vector(2, "<f4")
    bias = bias if len(bias) else pieces.floats(2 if quan is None else 3)
    if len(bias):
        yield "bias", bias


def vectors(table, pieces, **slots):
    for piece, (field, slot) in enumerate(slots.items(), 1):
        values = table.vector(slot, "<f4")
        values = values if len(values) else pieces.floats(piece)
        if len(values):
            yield field, values


def constant(table, pieces):
    kind = table.scalar(2, "i", 1)
    slot, dtype = BLOB_TYPES[kind]
    values = table.vector(slot, "u1") if kind in (HALF, BFLOAT16) else table.vector(slot, dtype)
    values = np.frombuffer(values.tobytes() or pieces.bytes(1), dtype)
    if kind == HALF:
        values = values.astype(np.float32)
    elif kind == BFLOAT16:
        values = (values.astype(np.uint32) << 16).view(np.float32)
    yield "constant", values


def of_op(model, op):
    kind, table = op.scalar(1, "B", 0), op.table(2)
    slot = EXTERNAL.get(kind)
    pieces = Pieces(model, op, table.vector(slot, "<i8") if slot is not None else [])
    if kind == CONVOLUTION:
        return convolution(table, pieces)
    if kind == CONVOLUTION_3D:
        return vectors(table, pieces, weight=1, bias=2)
    if kind == SCALE:
        return vectors(table, pieces, scale=1, bias=2)
    if kind in (LAYER_NORM, GROUP_NORM):
        return vectors(table, pieces, gamma=2, beta=3)
    if kind == INNER_PRODUCT:
        quan = table.table(7)
        if quan is None:
            return vectors(table, pieces, weight=3, bias=4)
        return [("weight", coded_weights(quan, pieces)), ("bias", table.vector(4, "<f4"))]
    return constant(table, pieces) if kind == BLOB else []


def stored(op, field):
    """The form in which the file holds the values, for the report."""
    kind, table = op.scalar(1, "B", 0), op.table(2)
    slot = EXTERNAL.get(kind)
    place = "external " if slot is not None and len(table.vector(slot, "<i8")) > 1 else ""
    quan = table.table({CONVOLUTION: 3, INNER_PRODUCT: 7}[kind]) if kind in (CONVOLUTION, INNER_PRODUCT) else None
    if quan is not None and field == "weight":
        return place + "type %d" % quan.scalar(2, "i", 0)
    if kind == BLOB:
        return place + {HALF: "float16 constant", BFLOAT16: "bfloat16 constant"}.get(table.scalar(2, "i", 1), "constant")
    return place + "float32"


def decode(model, out):
    with open(model, "rb") as file:
        data = file.read()
    net = Table(data, struct.unpack_from("<I", data, 0)[0])
    entries = []
    with open(out, "wb") as values_file:
        for position, op in enumerate(net.tables(3)):
            for field, values in of_op(model, op):
                values_file.write(values.tobytes())
                entries.append({"op": position, "name": op.text(3), "field": field, "stored": stored(op, field),
                                "dtype": values.dtype.name, "bytes": values.nbytes})
    return entries


for line in sys.stdin:
    request = json.loads(line)
    print(json.dumps(decode(request["model"], request["out"])), flush=True)
