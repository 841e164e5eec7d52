/**
 * What is in a model file, told without running it: {@link
 * io.github.mnnparity.core.inspect.ModelSummary}. Readers fill it in, {@code report} shows it.
 * Knows no format; nothing here reads a file.
 */
@NullMarked
package io.github.mnnparity.core.inspect;

import org.jspecify.annotations.NullMarked;
