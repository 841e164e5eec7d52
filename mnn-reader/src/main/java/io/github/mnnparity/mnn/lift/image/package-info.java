/**
 * Lifters of ops that take images apart and put them together again: blocks, columns, windows that
 * keep their largest value, and regions. Start at {@link
 * io.github.mnnparity.mnn.lift.image.ImageLifters}.
 */
@NullMarked
package io.github.mnnparity.mnn.lift.image;

import org.jspecify.annotations.NullMarked;
