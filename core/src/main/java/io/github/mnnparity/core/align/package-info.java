/**
 * Which candidate value stands for which reference value, and what lies between. Start at {@link
 * io.github.mnnparity.core.align.Aligner}. Errors are not judged here: a value that differs stays
 * aligned.
 */
@NullMarked
package io.github.mnnparity.core.align;

import org.jspecify.annotations.NullMarked;
