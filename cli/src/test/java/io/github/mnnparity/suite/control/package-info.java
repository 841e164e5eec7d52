/**
 * Nets with control flow and recurrent operators, converted and compared. Start at {@link
 * io.github.mnnparity.suite.control.ControlFlowIT}.
 */
@NullMarked
package io.github.mnnparity.suite.control;

import org.jspecify.annotations.NullMarked;
