/**
 * A generic reader and writer of {@code .mnn} files, driven by a JSON copy of the schema. It shares
 * no class with mnn-reader, so that a fault in one cannot hide a fault in the other.
 */
@NullMarked
package io.github.mnnparity.suite.flat;

import org.jspecify.annotations.NullMarked;
