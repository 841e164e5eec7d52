/**
 * What an app really fed, held against recipes: {@link
 * io.github.mnnparity.core.preprocess.dump.InputDump}. Nothing here runs a model.
 */
@NullMarked
package io.github.mnnparity.core.preprocess.dump;

import org.jspecify.annotations.NullMarked;
