/**
 * Lifters of normalization and of per-channel scaling. One lifter a file; {@code NormLifters.all()}
 * lists them.
 */
@NullMarked
package io.github.mnnparity.mnn.lift.norm;

import org.jspecify.annotations.NullMarked;
