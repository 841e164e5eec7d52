/**
 * Results in the forms that continuous integration shows: {@link
 * io.github.mnnparity.report.ci.SarifLog}, {@link io.github.mnnparity.report.ci.JUnitXml}, {@link
 * io.github.mnnparity.report.ci.GithubAnnotations} and {@link
 * io.github.mnnparity.report.ci.MarkdownSummary}, all of one {@link
 * io.github.mnnparity.report.ci.CiResult}. Nothing here compares or prints.
 */
@NullMarked
package io.github.mnnparity.report.ci;

import org.jspecify.annotations.NullMarked;
