/**
 * Misuses of names, orders and options. Start with {@link
 * io.github.mnnparity.mnn.misuse.names.NameMisuses}: one misuse, one class, one line.
 */
@NullMarked
package io.github.mnnparity.mnn.misuse.names;

import org.jspecify.annotations.NullMarked;
