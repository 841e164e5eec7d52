/** Applies rewrites of operators to graphs. */
@NullMarked
package io.github.mnnparity.core.rewrite;

import org.jspecify.annotations.NullMarked;
