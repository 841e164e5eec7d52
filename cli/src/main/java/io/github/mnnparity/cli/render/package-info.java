/**
 * What the command prints and where: {@link io.github.mnnparity.cli.render.Console}. Results go to
 * standard output, progress and logs to standard error.
 */
@NullMarked
package io.github.mnnparity.cli.render;

import org.jspecify.annotations.NullMarked;
