/**
 * Where a quantized model loses its signal: per layer the loss split by cause, and what keeping
 * layers in floats would give back. Start with {@link io.github.mnnparity.core.ledger.Ledger#of}.
 * Values in, numbers out: nothing here reads a file, decides a verdict or knows a model format.
 */
@NullMarked
package io.github.mnnparity.core.ledger;

import org.jspecify.annotations.NullMarked;
