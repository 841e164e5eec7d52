/**
 * Finds the mistake of an app that reproduces its output. Start with {@link
 * io.github.mnnparity.core.explain.Hypothesis}: a family of mistakes; each {@link
 * io.github.mnnparity.core.explain.Trial} of it is one mistake with its parameters, which can say
 * what the app's output would have been. Nothing here reads a file or decides a verdict.
 */
@NullMarked
package io.github.mnnparity.core.explain;

import org.jspecify.annotations.NullMarked;
