/** What an audit says of healthy and of damaged conversions, without running anything. */
@NullMarked
package io.github.mnnparity.suite.audit;

import org.jspecify.annotations.NullMarked;
