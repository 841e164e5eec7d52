/**
 * Lifters of ops that move or reshape data without computing. One lifter a file; {@code
 * ShapeLifters.all()} lists them.
 */
@NullMarked
package io.github.mnnparity.mnn.lift.shape;

import org.jspecify.annotations.NullMarked;
