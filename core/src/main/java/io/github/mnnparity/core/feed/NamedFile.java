package io.github.mnnparity.core.feed;

import java.nio.file.Path;

/**
 * A file with values for an input.
 *
 * @param name of the graph input; empty where it was left out
 */
public record NamedFile(String name, Path file) {}
