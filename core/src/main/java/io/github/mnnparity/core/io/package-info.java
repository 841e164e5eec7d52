/**
 * Files, handled with care: bounded reads and writes that are moved into place. Nothing here knows
 * a model format.
 */
@NullMarked
package io.github.mnnparity.core.io;

import org.jspecify.annotations.NullMarked;
