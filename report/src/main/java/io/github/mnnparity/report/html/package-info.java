/**
 * The page of a report: parts of real HTML made by Java, and a packed payload that scripts draw
 * charts, graphs and maps from. Start at {@link io.github.mnnparity.report.html.Page}. Nothing from
 * a model reaches the page but through {@link io.github.mnnparity.report.html.Html}.
 */
@NullMarked
package io.github.mnnparity.report.html;

import org.jspecify.annotations.NullMarked;
