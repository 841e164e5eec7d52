/** Models whose weights no array and no protobuf message can hold. */
@NullMarked
package io.github.mnnparity.suite.large;

import org.jspecify.annotations.NullMarked;
