/**
 * What two files say, region by region, without running anything. Start at {@link
 * io.github.mnnparity.core.audit.StaticAudit}. Knows no format and decides no verdict.
 */
@NullMarked
package io.github.mnnparity.core.audit;

import org.jspecify.annotations.NullMarked;
