/**
 * Wrong uses of the engine's API as a family of mistakes. Start with {@link
 * io.github.mnnparity.core.explain.api.ApiMisuses}. What a misuse does is the engine's own answer
 * ({@link io.github.mnnparity.core.capture.Misuses}), never a guess of this package.
 */
@NullMarked
package io.github.mnnparity.core.explain.api;

import org.jspecify.annotations.NullMarked;
