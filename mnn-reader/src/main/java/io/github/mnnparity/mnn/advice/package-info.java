/** What is known of MNN's converter, as data: {@code rules.json}. */
@NullMarked
package io.github.mnnparity.mnn.advice;

import org.jspecify.annotations.NullMarked;
