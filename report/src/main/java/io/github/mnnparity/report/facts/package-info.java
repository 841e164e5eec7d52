/**
 * What every form of a report tells alike: which layers are beyond noise, where a finding lies, how
 * a number is written. Start at {@link io.github.mnnparity.report.facts.Levels}; nothing here knows
 * a form.
 */
@NullMarked
package io.github.mnnparity.report.facts;

import org.jspecify.annotations.NullMarked;
