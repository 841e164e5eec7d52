/**
 * Values that were captured elsewhere: on a phone, or with a build of the engine that the user has.
 * Start at {@link io.github.mnnparity.core.device.DeviceView}. Files in, tensors by the engine's
 * names out; nothing here compares or blames.
 */
@NullMarked
package io.github.mnnparity.core.device;

import org.jspecify.annotations.NullMarked;
