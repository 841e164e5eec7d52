/**
 * Misuses of memory layouts. Start with {@link
 * io.github.mnnparity.mnn.misuse.layout.LayoutMisuses}: one misuse, one class, one line.
 */
@NullMarked
package io.github.mnnparity.mnn.misuse.layout;

import org.jspecify.annotations.NullMarked;
