package io.github.mnnparity.core.align;

import io.github.mnnparity.core.graph.Flow.Slice;

/**
 * What computes an aligned pair from other aligned pairs: reference nodes and candidate nodes
 * between aligned values. More than one node on a side where the converter fused or split.
 */
public record Region(Pair pair, Slice reference, Slice candidate) {}
