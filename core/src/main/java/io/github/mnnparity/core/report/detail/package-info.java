/**
 * What pictures of a comparison need beyond its numbers: both graphs, and for every layer the
 * distribution, the worst elements, the channels and maps of its values ({@link
 * io.github.mnnparity.core.report.detail.Details}). All of it is small: no whole tensor is kept.
 */
@NullMarked
package io.github.mnnparity.core.report.detail;

import org.jspecify.annotations.NullMarked;
