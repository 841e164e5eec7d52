/**
 * Files whose weights and activations are integers: the form that they store, held against the real
 * engine layer by layer, and their comparison with the models that they came from. Start at {@link
 * io.github.mnnparity.suite.integers.StoredFormIT}.
 */
@NullMarked
package io.github.mnnparity.suite.integers;

import org.jspecify.annotations.NullMarked;
