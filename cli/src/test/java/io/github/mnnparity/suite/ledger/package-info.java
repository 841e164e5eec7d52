/** Quantized pairs: where their loss is, and whether layers kept in floats bring what was said. */
@NullMarked
package io.github.mnnparity.suite.ledger;

import org.jspecify.annotations.NullMarked;
