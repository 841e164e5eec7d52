/**
 * Lifters of ops on lists of numbers: what is in them, how often, and sequences. Start at {@link
 * io.github.mnnparity.mnn.lift.sets.SetLifters}.
 */
@NullMarked
package io.github.mnnparity.mnn.lift.sets;

import org.jspecify.annotations.NullMarked;
