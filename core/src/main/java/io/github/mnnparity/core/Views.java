package io.github.mnnparity.core;

/** Names of views. */
final class Views {
  static final String LIFTED = "lifted";

  private Views() {}
}
