/**
 * The door to {@code .mnn} files: {@link io.github.mnnparity.mnn.MnnReader}, found by {@code
 * ServiceLoader}.
 */
@NullMarked
package io.github.mnnparity.mnn;

import org.jspecify.annotations.NullMarked;
