/**
 * Mistakes between an image and a network's input. Start with {@link
 * io.github.mnnparity.core.preprocess.mistake.Mistakes}: the list of families; each turns the right
 * {@link io.github.mnnparity.core.preprocess.Recipe} into wrong ones. {@link
 * io.github.mnnparity.core.preprocess.dump.InputDump} holds them against what an app really fed.
 * Nothing here runs a model.
 */
@NullMarked
package io.github.mnnparity.core.preprocess;

import org.jspecify.annotations.NullMarked;
