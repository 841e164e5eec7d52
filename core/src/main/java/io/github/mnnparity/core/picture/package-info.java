/**
 * What a report draws, taken from values while they are still in memory: {@link
 * io.github.mnnparity.core.picture.Pictures} is where to start. Tensors in, small records out:
 * every element is looked at, none is kept but the worst few, and nothing here judges.
 */
@NullMarked
package io.github.mnnparity.core.picture;

import org.jspecify.annotations.NullMarked;
