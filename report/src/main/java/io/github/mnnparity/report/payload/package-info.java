/**
 * What the scripts of a page draw from: numbers of layers, both graphs laid out, pictures of
 * values, packed and kept within a size. Start at {@link
 * io.github.mnnparity.report.payload.Payload}. Values only: nothing here writes HTML.
 */
@NullMarked
package io.github.mnnparity.report.payload;

import org.jspecify.annotations.NullMarked;
