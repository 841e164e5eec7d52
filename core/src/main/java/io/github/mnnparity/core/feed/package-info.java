/**
 * What a model is fed: files and folders of them, as tensors by graph input name ({@link
 * io.github.mnnparity.core.feed.InputFiles}, {@link io.github.mnnparity.core.feed.InputFolders}).
 */
@NullMarked
package io.github.mnnparity.core.feed;

import org.jspecify.annotations.NullMarked;
