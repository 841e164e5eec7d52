/**
 * How far two tensors are apart. Values in, numbers out: nothing here reads a file, logs or decides
 * a verdict.
 */
@NullMarked
package io.github.mnnparity.core.metric;

import org.jspecify.annotations.NullMarked;
