/**
 * Small networks around operators that the real converter or engine gets silently wrong. They were
 * found by running ONNX's backend node tests through both; kind and reason were written down from
 * the file's contents before this tool saw them.
 */
@NullMarked
package io.github.mnnparity.suite.defects;

import org.jspecify.annotations.NullMarked;
