/**
 * The engine ladder: the same file on the same input, run in all the ways in which an app may run
 * it. Start at {@link io.github.mnnparity.core.ladder.Ladder}. Tensors in, steps, findings and a
 * table out; nothing here decides a verdict.
 */
@NullMarked
package io.github.mnnparity.core.ladder;

import org.jspecify.annotations.NullMarked;
