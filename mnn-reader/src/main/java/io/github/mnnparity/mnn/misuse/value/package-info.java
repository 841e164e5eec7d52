/**
 * Misuses of the memory and the types of inputs. Start with {@link
 * io.github.mnnparity.mnn.misuse.value.ValueMisuses}: one misuse, one class, one line.
 */
@NullMarked
package io.github.mnnparity.mnn.misuse.value;

import org.jspecify.annotations.NullMarked;
