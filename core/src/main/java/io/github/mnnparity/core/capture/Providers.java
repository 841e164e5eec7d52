package io.github.mnnparity.core.capture;

import java.util.ServiceLoader;
import java.util.stream.Stream;

/** What the modules on the class path provide. Stateless, thread-safe. */
public final class Providers {
  private Providers() {}

  /**
   * Providers that the class loader of the service itself sees, made when they are asked for. The
   * context class loader would do on a plain class path only: in a notebook's kernel, threads of
   * the common pool do not know the jars that were added later.
   */
  public static <T> Stream<T> of(Class<T> service) {
    return ServiceLoader.load(service, service.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get);
  }
}
