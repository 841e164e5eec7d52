/** Lifters of pooling. One lifter a file; {@code PoolLifters.all()} lists them. */
@NullMarked
package io.github.mnnparity.mnn.lift.pool;

import org.jspecify.annotations.NullMarked;
