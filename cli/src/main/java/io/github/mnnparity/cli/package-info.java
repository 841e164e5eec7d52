/**
 * The {@code parity} command: {@link io.github.mnnparity.cli.Main} and its exit status. The only
 * place of the project that prints.
 */
@NullMarked
package io.github.mnnparity.cli;

import org.jspecify.annotations.NullMarked;
