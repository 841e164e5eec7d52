/**
 * Shows a comparison to people. Start at {@link io.github.mnnparity.report.TextReport}. Reads only
 * {@link io.github.mnnparity.core.report}; nothing here compares, reads a model or prints.
 */
@NullMarked
package io.github.mnnparity.report;

import org.jspecify.annotations.NullMarked;
