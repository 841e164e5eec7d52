/**
 * Small networks written node by node, for suites that need a certain operator in a certain place.
 */
@NullMarked
package io.github.mnnparity.suite.nets;

import org.jspecify.annotations.NullMarked;
