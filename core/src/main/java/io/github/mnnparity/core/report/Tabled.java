package io.github.mnnparity.core.report;

/** What can be shown as a title, sentences and a table. */
public interface Tabled {
  Section asSection();
}
