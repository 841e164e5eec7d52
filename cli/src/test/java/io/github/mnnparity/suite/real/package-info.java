/** Real files for the suites: the converter, plain runs of the engine, the healthy pairs. */
@NullMarked
package io.github.mnnparity.suite.real;

import org.jspecify.annotations.NullMarked;
