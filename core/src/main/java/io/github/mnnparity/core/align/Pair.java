package io.github.mnnparity.core.align;

/**
 * A reference value and the candidate value that stands for it, both by canonical name.
 *
 * @param evidence what the pair rests on, in words
 * @param confidence from 0 to 1
 */
public record Pair(String reference, String candidate, String evidence, double confidence) {}
