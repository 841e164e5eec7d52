/**
 * What readers, runtimes and engines implement, found through {@code ServiceLoader}: {@link
 * io.github.mnnparity.core.capture.ModelReader}, {@link
 * io.github.mnnparity.core.capture.GraphRunner}, {@link
 * io.github.mnnparity.core.capture.EngineProvider}. Interfaces and plain records only.
 */
@NullMarked
package io.github.mnnparity.core.capture;

import org.jspecify.annotations.NullMarked;
