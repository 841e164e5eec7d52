/**
 * Lifters of ops that read or write elements at computed places. Start at {@link
 * io.github.mnnparity.mnn.lift.index.IndexLifters}.
 */
@NullMarked
package io.github.mnnparity.mnn.lift.index;

import org.jspecify.annotations.NullMarked;
