/**
 * The facade: {@link io.github.mnnparity.core.Parity} compares a candidate with its reference.
 * Finds readers, the runner and engines by {@code ServiceLoader}; names no model format.
 */
@NullMarked
package io.github.mnnparity.core;

import org.jspecify.annotations.NullMarked;
