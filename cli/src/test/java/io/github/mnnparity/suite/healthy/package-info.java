/** Healthy pairs in many circumstances: none may raise an ERROR finding. */
@NullMarked
package io.github.mnnparity.suite.healthy;

import org.jspecify.annotations.NullMarked;
