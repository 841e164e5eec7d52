/** Values that are in other places. */
@NullMarked
package io.github.mnnparity.core.signature.order;

import org.jspecify.annotations.NullMarked;
