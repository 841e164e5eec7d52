/** Values that are wrong in some places only. */
@NullMarked
package io.github.mnnparity.core.signature.place;

import org.jspecify.annotations.NullMarked;
