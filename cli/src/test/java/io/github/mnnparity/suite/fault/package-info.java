/** Damaged conversions: patches of real files, and the search for those that a user would feel. */
@NullMarked
package io.github.mnnparity.suite.fault;

import org.jspecify.annotations.NullMarked;
