/**
 * The story of {@code parity demo --story mobilenet}: a small MobileNetV3 that is right in ONNX,
 * and five ways in which an app gets wrong answers from it. Start at {@link
 * io.github.mnnparity.cli.story.MobileNetStory}. Nothing here knows what a comparison will say: the
 * commands run as a user would run them, and their reports are read like a user's.
 */
@NullMarked
package io.github.mnnparity.cli.story;

import org.jspecify.annotations.NullMarked;
