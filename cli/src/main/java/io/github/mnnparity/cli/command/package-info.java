/**
 * One class for each subcommand; start at {@link io.github.mnnparity.cli.command.ParityCommand}.
 * Arguments in, calls to the doors of the other modules, exit status out; nothing here compares by
 * itself.
 */
@NullMarked
package io.github.mnnparity.cli.command;

import org.jspecify.annotations.NullMarked;
