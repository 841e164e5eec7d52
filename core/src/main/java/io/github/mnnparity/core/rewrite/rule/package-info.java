/**
 * Ways to say the same with operators that survive conversion. One class for each; {@link
 * io.github.mnnparity.core.rewrite.rule.Rewrites} lists them. Whether one helps is never taken for
 * granted: its result is run, converted and compared before it is offered.
 */
@NullMarked
package io.github.mnnparity.core.rewrite.rule;

import org.jspecify.annotations.NullMarked;
