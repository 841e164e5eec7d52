package io.github.mnnparity.report.notebook;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A running kernel of the Jupyter JVM family, by reflection. JJava and IJava have the same classes
 * in different packages.
 */
final class Kernel {
  /**
   * @param holder class with a static method that gives the running kernel
   * @param display package of the display classes
   */
  private record Family(String holder, String method, String display) {}

  private static final List<Family> FAMILIES =
      List.of(
          new Family(
              "org.dflib.jjava.jupyter.kernel.BaseKernel",
              "notebookKernel",
              "org.dflib.jjava.jupyter.kernel.display."),
          new Family(
              "io.github.spencerpark.ijava.IJava",
              "getKernelInstance",
              "io.github.spencerpark.jupyter.kernel.display."));

  private final Object kernel;
  private final String display;

  Kernel(Object kernel, String display) {
    this.kernel = kernel;
    this.display = display;
  }

  /** Empty where this process is no kernel, or one that cannot be used. */
  static Optional<Kernel> running() {
    for (Family family : FAMILIES) {
      try {
        Object kernel = Class.forName(family.holder()).getMethod(family.method()).invoke(null);
        if (kernel != null) {
          return Optional.of(new Kernel(kernel, family.display()));
        }
      } catch (ReflectiveOperationException | LinkageError e) {
        // Another kernel, another version of it, or none.
      }
    }
    return Optional.empty();
  }

  /** From now on values of that type are shown so where they end a cell. */
  void register(Rendering<?> rendering) {
    quietly(
        () -> {
          Class<?> function = type("RenderFunction");
          Object renderer = call(kernel, "getRenderer");
          Object registration =
              renderer
                  .getClass()
                  .getMethod("createRegistration", Class.class)
                  .invoke(renderer, rendering.type());
          Object show =
              Proxy.newProxyInstance(
                  function.getClassLoader(),
                  new Class<?>[] {function},
                  (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                      return method.invoke(rendering, arguments);
                    }
                    put(rendering.of(arguments[0]), call(arguments[1], "getOutputContainer"));
                    return null;
                  });
          registration.getClass().getMethod("register", function).invoke(registration, show);
        });
  }

  /** A new place in the cell's output. */
  void display(String id, Map<String, String> contents) {
    quietly(
        () -> {
          Object data = data(contents);
          data.getClass().getMethod("setDisplayId", String.class).invoke(data, id);
          kernel.getClass().getMethod("display", type("DisplayData")).invoke(kernel, data);
        });
  }

  /** What stands at a place, anew. */
  void update(String id, Map<String, String> contents) {
    quietly(
        () -> {
          Object io = call(kernel, "getIO");
          Object stream = io.getClass().getField("display").get(io);
          stream
              .getClass()
              .getMethod("updateDisplay", String.class, type("DisplayData"))
              .invoke(stream, id, data(contents));
        });
  }

  private Object data(Map<String, String> contents) throws ReflectiveOperationException {
    Object data = type("DisplayData").getConstructor().newInstance();
    put(contents, data);
    return data;
  }

  private static void put(Map<String, String> contents, Object data)
      throws ReflectiveOperationException {
    var put = data.getClass().getMethod("putData", String.class, Object.class);
    for (Map.Entry<String, String> content : contents.entrySet()) {
      put.invoke(data, content.getKey(), content.getValue());
    }
  }

  private Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(display + name, false, kernel.getClass().getClassLoader());
  }

  private static Object call(Object target, String method) throws ReflectiveOperationException {
    return target.getClass().getMethod(method).invoke(target);
  }

  /** A kernel that has changed shows less; the work goes on. */
  private static void quietly(Reflection work) {
    try {
      work.run();
    } catch (InvocationTargetException e) {
      System.getLogger(Kernel.class.getName())
          .log(System.Logger.Level.DEBUG, "the kernel refused to show something", e.getCause());
    } catch (ReflectiveOperationException e) {
      System.getLogger(Kernel.class.getName())
          .log(System.Logger.Level.DEBUG, "a kernel of an unknown kind", e);
    }
  }

  private interface Reflection {
    void run() throws ReflectiveOperationException;
  }
}
