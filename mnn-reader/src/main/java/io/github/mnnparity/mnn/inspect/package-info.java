/**
 * What is in a {@code .mnn} file: {@link io.github.mnnparity.mnn.inspect.MnnInspector}. Faults in
 * single ops are told with the rest. Nothing here decides what an op means.
 */
@NullMarked
package io.github.mnnparity.mnn.inspect;

import org.jspecify.annotations.NullMarked;
