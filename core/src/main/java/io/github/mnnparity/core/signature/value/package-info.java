/** Values that were changed one by one or channel by channel. */
@NullMarked
package io.github.mnnparity.core.signature.value;

import org.jspecify.annotations.NullMarked;
