/**
 * Every way in which the converter packs weights, held against a decoder of the suites' own and
 * against the real engine. Start at {@link io.github.mnnparity.suite.encodings.EncodingsIT}.
 */
@NullMarked
package io.github.mnnparity.suite.encodings;

import org.jspecify.annotations.NullMarked;
