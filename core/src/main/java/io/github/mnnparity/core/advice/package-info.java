/**
 * What to do about findings: what is known of the operator, then what helps against this kind. It
 * adds words to findings and never makes, hides or moves one.
 */
@NullMarked
package io.github.mnnparity.core.advice;

import org.jspecify.annotations.NullMarked;
