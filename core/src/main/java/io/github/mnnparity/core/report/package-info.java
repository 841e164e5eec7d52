/**
 * The result of a comparison: {@link io.github.mnnparity.core.report.Report} and its JSON of schema
 * 1. Plain data; nothing here compares, runs or prints.
 */
@NullMarked
package io.github.mnnparity.core.report;

import org.jspecify.annotations.NullMarked;
